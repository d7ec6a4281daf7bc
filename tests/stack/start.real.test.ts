/**
 * `npm start` as a person has it: everything comes up, a notice goes through all servers, a crash leaves nothing
 * behind, and the next start finds the data again.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Connection, WorkflowClient } from '@temporalio/client';
import { Client } from 'pg';
import { projectRoot } from '../../services/shared/project-root';
import type { RunningSystem } from '../support/running-system';
import { endOf, startSystem } from '../support/running-system';
import { waitFor } from '../support/wait-for';

let dataDir: string;
let system: RunningSystem;

beforeAll(async () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'overstap-start-'));
  chmodSync(home, 0o711);
  dataDir = path.join(home, 'data');
  system = await startSystem(dataDir);
}, 120_000);

afterAll(async () => {
  if (system.child.exitCode === null && system.child.signalCode === null) {
    system.child.kill('SIGTERM');
    await endOf(system.child);
  }
  rmSync(path.dirname(dataDir), { recursive: true, force: true });
});

/** Processes whose command line or environment names our data folder. */
function ours(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .filter((pid) => {
      try {
        const text =
          readFileSync(`/proc/${pid}/cmdline`, 'utf8') + readFileSync(`/proc/${pid}/environ`, 'utf8');
        return text.includes(dataDir);
      } catch {
        return false;
      }
    });
}

function setting(name: string): string {
  return system.settings[name] ?? '';
}

async function counts(): Promise<{ trajectories: number; delivered: number; tasks: number }> {
  const client = new Client({ connectionString: setting('DATABASE_OWNER_URL') });
  await client.connect();
  try {
    await client.query("SET app.system = 'on'");
    const { rows } = await client.query<{ trajectories: number; delivered: number; tasks: number }>(`
      SELECT (SELECT count(*)::int FROM trajectory) AS trajectories,
             (SELECT count(*)::int FROM trajectory WHERE delivered_version = course_version) AS delivered,
             (SELECT count(*)::int FROM task WHERE type = 'enrol.answer' AND state = 'open') AS tasks`);
    return rows[0] ?? { trajectories: -1, delivered: -1, tasks: -1 };
  } finally {
    await client.end();
  }
}

async function runningWorkflows(): Promise<number> {
  const connection = await Connection.connect({ address: setting('TEMPORAL_ADDRESS') });
  try {
    const client = new WorkflowClient({ connection, namespace: 'overstap' });
    return (await client.count("ExecutionStatus = 'Running'")).count;
  } finally {
    await connection.close();
  }
}

async function fileNotice(): Promise<number> {
  const secret = 'demo-werkgever-systeem:alleen-voor-de-demonstratie-werkgever';
  const token = await fetch(`${setting('OIDC_ISSUER')}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(secret).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  const { access_token: bearer } = (await token.json()) as { access_token: string };
  const person = (number: number, municipality: string): Record<string, string> => ({
    personeelsnummer: `P-${number}`,
    woongemeente: municipality,
    functie: 'Kok',
    einddatum: '2027-03-31',
  });
  const answer = await fetch(`${setting('BASE_URL')}/api/v1/meldingen`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${bearer}`,
      'idempotency-key': 'eerste-melding',
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      melding: { kenmerk: 'REORG-1', besluit: 'definitief', werkgemeente: 'Meierijstad' },
      werkgever: { kvkNummer: '90001354' },
      werknemers: [person(1, 'Oss'), person(2, 'Meierijstad'), person(3, 'Meierijstad')],
    }),
  });
  return answer.status;
}

test('a notice of three people gives three tasks at once, three workflows and an alert by mail', async () => {
  expect(await fileNotice()).toBe(201);
  expect(await counts()).toMatchObject({ trajectories: 3, tasks: 3 });
  await waitFor('the courses in Temporal', async () => (await counts()).delivered === 3);
  await waitFor('an alert to coordinator and account manager', async () => {
    const answer = await fetch(`${setting('MAIL_PAGE')}/api/berichten`);
    const list = (await answer.json()) as { to: string[]; subject: string }[];
    const alerted = list.filter(({ subject }) => subject.includes('het draaiboek is gestart'));
    return ['demo-accountmanager@voorbeeld.nl', 'demo-coordinator@voorbeeld.nl'].every((address) =>
      alerted.some(({ to }) => to.includes(address)),
    );
  });
});

test('a second start in the same folder is refused in one sentence', () => {
  const program = path.join(projectRoot(), 'dist/stack/start.js');
  const env = { ...process.env, OVERSTAP_DATA_DIR: dataDir };
  const { status, stderr } = spawnSync(process.execPath, [program], { env, encoding: 'utf8' });
  expect(stderr.trim()).toMatch(/^Overstap draait hier al \(proces \d+\)\. [^\n]*$/);
  expect(status).toBe(1);
});

test('kill -9 leaves no process behind, and the next start finds everything again, also without Temporal’s data', async () => {
  expect(ours().length).toBeGreaterThanOrEqual(8);
  system.child.kill('SIGKILL');
  expect(await endOf(system.child)).toBe('SIGKILL');
  await waitFor('every process to be gone', () => ours().length === 0, 30_000);

  // What is in Temporal can always be made again from PostgreSQL, and the start does so by itself.
  rmSync(path.join(dataDir, 'temporal'), { recursive: true });
  system = await startSystem(dataDir);
  expect(system.output()).toContain('4 lopende zaken worden opnieuw bezorgd');
  expect(await counts()).toMatchObject({ trajectories: 3, tasks: 3 });
  await waitFor('the workflows to run again', async () => (await runningWorkflows()) === 4);
  expect(await fileNotice()).toBe(201);
  expect(await counts()).toMatchObject({ trajectories: 3 });
});

test('SIGTERM stops everything in order', async () => {
  system.child.kill('SIGTERM');
  expect(await endOf(system.child)).toBe(0);
  expect(system.output()).toContain('Alles is gestopt.');
  // The guard needs a moment to see that there is nothing left to guard.
  await waitFor('every process to be gone', () => ours().length === 0);
  expect(existsSync(path.join(dataDir, 'instellingen.json'))).toBe(false);
  const log = readFileSync(path.join(path.dirname(dataDir), 'logs/postgres.log'), 'utf8');
  expect(log).toContain('database system is shut down');
});
