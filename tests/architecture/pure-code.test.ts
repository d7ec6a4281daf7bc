import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(__dirname, '../..');
/** Files that exist, because typed rules want files that the compiler knows; their content comes from here. */
const domainFile = 'domain/shared/dates.ts';

/** Piece of code → start of the name of the rule that must refuse it; null when it must be accepted. */
const pieces: Record<string, { code: string; rule: string | null }> = {
  'the clock by Date.now': { code: 'export const a = Date.now();', rule: 'no-restricted-syntax' },
  'the clock by new Date()': { code: 'export const a = new Date();', rule: 'no-restricted-syntax' },
  'the clock by Temporal.Now': {
    code: "import { Temporal } from 'temporal-polyfill';\nexport const a = Temporal.Now.instant();",
    rule: 'no-restricted-syntax',
  },
  'the clock by performance': { code: 'export const a = performance.now();', rule: 'no-restricted-syntax' },
  'random values': { code: 'export const a = Math.random();', rule: 'no-restricted-syntax' },
  'random ids': { code: 'export const a = crypto.randomUUID();', rule: 'no-restricted-globals' },
  'a timer': { code: 'export const a = setTimeout(() => undefined, 1);', rule: 'no-restricted-globals' },
  'the environment': { code: "export const a = process.env['A'];", rule: 'no-restricted-globals' },
  'the network': { code: "export const a = fetch('http://127.0.0.1');", rule: 'no-restricted-globals' },
  'a promise nobody waits for': {
    code: 'export function a(): void {\n  Promise.resolve(1);\n}',
    rule: '@typescript-eslint/no-floating-promises',
  },
  any: { code: 'export const a: any = 1;', rule: '@typescript-eslint/no-explicit-any' },
  'a silenced rule': {
    code: '// eslint-disable-next-line\nexport const a = Date.now();',
    rule: 'no-restricted-syntax',
  },
  'a date made from a given value': {
    code: 'export const a = (text: string): Date => new Date(text);',
    rule: null,
  },
};

let found: Record<string, string[]> = {};
beforeAll(() => {
  // One process for all pieces, outside jest: eslint loads its own configuration and the compiler.
  const script = `
    const { ESLint } = require('eslint');
    (async () => {
      const eslint = new ESLint({ cwd: process.cwd() });
      const found = {};
      for (const [name, { code }] of Object.entries(JSON.parse(process.argv[1]))) {
        const [result] = await eslint.lintText(code + '\\n', { filePath: ${JSON.stringify(domainFile)} });
        found[name] = result.messages.map(({ ruleId, message }) => ruleId ?? message);
      }
      console.log(JSON.stringify(found));
    })();`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script, JSON.stringify(pieces)], {
    cwd: root,
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  found = JSON.parse(stdout) as Record<string, string[]>;
}, 120_000);

test.each(Object.entries(pieces))('in domain/, %s', (name, { rule }) => {
  if (rule === null) expect(found[name]).toEqual([]);
  else expect(found[name]).toContain(rule);
});
