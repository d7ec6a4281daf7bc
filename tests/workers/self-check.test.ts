import { versionProblems } from '../../workers/self-check';

test('equal versions are fine, and packages that are not there are left out', () => {
  expect(versionProblems((name) => (name === 'prisma' ? null : '1.24.0'))).toEqual([]);
});

test.each([
  [
    '@temporalio/client',
    /^De pakketten van Temporal hebben niet dezelfde versie .*@temporalio\/client 1\.23\.0/,
  ],
  [
    '@prisma/adapter-pg',
    /^De pakketten van Prisma hebben niet dezelfde versie .*@prisma\/adapter-pg 1\.23\.0/,
  ],
])('another version of %s is refused', (odd, sentence) => {
  const problems = versionProblems((name) => (name === odd ? '1.23.0' : '1.24.0'));
  expect(problems).toEqual([expect.stringMatching(sentence)]);
});
