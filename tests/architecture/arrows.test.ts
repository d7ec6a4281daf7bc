import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../..');
const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const config = path.join(root, '.dependency-cruiser.cjs');

/** One violation per rule: the files that hold it. */
const planted: Record<string, Record<string, string>> = {
  'domain-stands-alone': {
    'domain/a1.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;",
  },
  'workflows-know-the-course': {
    'workflows/a2.ts': "import { b } from '../domain/triage/b2';\nexport const a = b;",
    'domain/triage/b2.ts': 'export const b = 1;',
  },
  'workflows-see-activities-as-types': {
    'workflows/a3.ts': "import { b } from '../activities/b3';\nexport const a = b;",
    'activities/b3.ts': 'export const b = 1;',
  },
  'services-below-everything': {
    'services/a4.ts': "import type { B } from '../web/b4';\nexport type A = B;",
    'web/b4.ts': 'export type B = 1;',
  },
  'adapters-in-one-place': {
    'services/task/a5.ts': "import { Kafka } from 'kafkajs';\nexport const a = Kafka;",
  },
  'activities-are-thin': { 'activities/a6.ts': "import { Pool } from 'pg';\nexport const a = Pool;" },
  'web-stands-on-services': {
    'web/a7.ts': "import { b } from '../workflows/b7';\nexport const a = b;",
    'workflows/b7.ts': 'export const b = 1;',
  },
  'web-opens-nothing': {
    'web/a8.ts': "import { Client } from '@temporalio/client';\nexport const a = Client;",
  },
  'workers-need-no-local-servers': {
    'workers/a9.ts': "import { b } from '../stack/b9';\nexport const a = b;",
    'stack/b9.ts': 'export const b = 1;',
  },
  'prisma-below-the-doors': {
    'prisma/a10.ts': "import { b } from '../workers/b10';\nexport const a = b;",
    'workers/b10.ts': 'export const b = 1;',
  },
  'nothing-uses-the-tests': {
    'stack/a11.ts': "import { b } from '../tests/b11';\nexport const a = b;",
    'tests/b11.ts': 'export const b = 1;',
  },
  'product-needs-no-development-packages': {
    'services/adapters/a12.ts': "import { simpleParser } from 'mailparser';\nexport const a = simpleParser;",
  },
  'no-circles': {
    'domain/a13.ts': "import { b } from './b13';\nexport const a = (): number => b();",
    'domain/b13.ts': "import { a } from './a13';\nexport const b = (): number => a();",
  },
  'everything-exists': { 'services/a14.ts': "import { b } from './nowhere';\nexport const a = b;" },
};

const folders = [
  'domain',
  'workflows',
  'activities',
  'services',
  'web',
  'workers',
  'prisma',
  'stack',
  'tests',
];

interface Violation {
  rule: string;
  from: string;
}

function violationsOf(files: Record<string, string>): Violation[] {
  // Inside the project, so that packages resolve as they do for real code.
  mkdirSync(path.join(root, '.overstap'), { recursive: true });
  const dir = mkdtempSync(path.join(root, '.overstap', 'planted-'));
  try {
    copyFileSync(path.join(root, 'package.json'), path.join(dir, 'package.json'));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
      writeFileSync(path.join(dir, file), text);
    }
    const present = folders.filter((folder) => existsSync(path.join(dir, folder)));
    const args = [cruiser, '--config', config, '--output-type', 'json', ...present];
    const { stdout } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8', maxBuffer: 2 ** 26 });
    const report = JSON.parse(stdout) as {
      summary: { violations: { from: string; rule: { name: string } }[] };
    };
    return report.summary.violations.map(({ from, rule }) => ({ rule: rule.name, from }));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

let caught: Violation[] = [];
beforeAll(() => {
  caught = violationsOf(Object.assign({}, ...Object.values(planted)) as Record<string, string>);
}, 60_000);

test('every rule has a planted violation', () => {
  const script = `console.log(JSON.stringify(require(${JSON.stringify(config)}).forbidden.map(({ name }) => name)))`;
  const names = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })) as string[];
  expect(Object.keys(planted).sort()).toEqual(names.sort());
});

test.each(Object.entries(planted))('%s is caught', (name, files) => {
  const first = Object.keys(files)[0];
  expect(caught).toContainEqual({ rule: name, from: first });
});

test('what is allowed is not caught', () => {
  const files = {
    'domain/course/course.ts': "import { z } from 'zod';\nexport const course = z.string();",
    'activities/a.ts':
      "import { use } from '../services/use';\nexport const a = use;\nexport type Activities = { a: typeof a };",
    'services/use.ts':
      "import { course } from '../domain/course/course';\nimport { Pool } from 'pg';\nexport const use = [course, Pool];",
    'services/adapters/kafka.ts': "import { Kafka } from 'kafkajs';\nexport const kafka = Kafka;",
    'workflows/w.ts':
      "import type { Activities } from '../activities/a';\nimport { course } from '../domain/course/course';\nimport { sleep } from '@temporalio/workflow';\nexport const w = (x: Activities) => [x, course, sleep];",
    'web/p.ts': "import { use } from '../services/use';\nexport const p = use;",
    'workers/main.ts':
      "import { p } from '../web/p';\nimport { w } from '../workflows/w';\nexport const main = [p, w];",
    'stack/start.ts':
      "import { main } from '../workers/main';\nimport { simpleParser } from 'mailparser';\nexport const s = [main, simpleParser];",
  };
  expect(violationsOf(files)).toEqual([]);
}, 60_000);
