// `npm test`: set up, check, and run every test on real servers. The last line counts what passed and what failed;
// a check that fails counts as one failed test, and so does a test that is skipped.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root, run, say, seconds, setUp } from './set-up.mjs';

const bin = (name, ...rest) => [path.join(root, 'node_modules', name, ...rest)];
const folders = [
  ...['domain', 'workflows', 'activities', 'services', 'web', 'workers', 'prisma', 'stack', 'bench', 'tests'],
].filter((folder) => existsSync(path.join(root, folder)));
const cruiser = bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const arrows = [...cruiser, '--config', '.dependency-cruiser.cjs', ...folders];
const checks = [
  { name: 'Typen', args: [...bin('@typescript/native', 'bin', 'tsc'), '--noEmit', '-p', '.'] },
  { name: 'Regels (eslint)', args: [...bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0'] },
  {
    name: 'Opmaak (prettier)',
    args: [...bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  },
  { name: 'Pijlen tussen mappen', args: arrows },
  { name: 'Ongebruikte code (knip)', args: [...bin('knip', 'bin', 'knip.js')] },
];

/**
 * @param {string[]} rest handed on to jest, for example a path
 * @returns {Promise<number>} the exit code
 */
export async function runTests(rest) {
  const started = Date.now();
  say('Overstap wordt klaargezet.');
  await setUp({ tests: true });
  let passed = 0;
  let failed = 0;
  say('Controles.');
  for (const check of checks) {
    const since = Date.now();
    const { code, text } = await run(process.execPath, check.args, { capture: true });
    if (code === 0) passed += 1;
    else failed += 1;
    say(`  ${check.name}: ${code === 0 ? 'goed' : 'FOUT'} (${seconds(since)} s)`);
    if (code !== 0) say(text.trim());
  }
  say('Tests.');
  const report = path.join(root, '.overstap', 'test-result.json');
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  // prettier-ignore
  const jest = [...bin('jest', 'bin', 'jest.js'), '--json', `--outputFile=${report}`, ...rest];
  const { code } = await run(process.execPath, jest, {});
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
  if (result === null) {
    failed += 1;
  } else {
    passed += result.numPassedTests;
    failed += result.numFailedTests + result.numRuntimeErrorTestSuites + result.numPendingTests;
    if (result.numPendingTests > 0)
      say(`${result.numPendingTests} overgeslagen tests: een test die uit staat telt als fout.`);
    if (code !== 0 && failed === 0) failed += 1;
  }
  say(`Klaar in ${seconds(started)} s.`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}
