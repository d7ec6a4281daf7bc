import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { migrate } from '../prisma/migrate';
import { seed } from '../prisma/seed';
import type { ServiceContext } from '../services/shared/context';
import { createPool } from '../services/shared/database';
import { newId } from '../services/shared/ids';
import { projectRoot } from '../services/shared/project-root';
import { createDatabase, startPostgres } from '../stack/servers/postgres';
import type { PostgresServer } from '../stack/servers/postgres';
import { startTemporal, temporalNamespace } from '../stack/servers/temporal';
import { createTemporalClient } from '../services/adapters/temporal/connect';
import { createWake } from '../services/shared/wake';
import { startWorkers } from './workers';
import { measureCourseInWorkflow, measureWorkflows } from './m4-workflows';
import { measureNotice } from './m1-notice';
import { measureCompletion } from './m2-complete';
import { measureLists } from './m3-lists';
import type { Figure } from './measure';

const program = new Command('bench')
  .description('De gemeten beloften, elk naast zijn ondergrens in dezelfde meting.')
  .option('--json', 'één JSON-regel per getal')
  .option('--only <lijst>', 'alleen deze metingen, bijvoorbeeld M1,M3')
  .option('--quick', 'kleinere aantallen, om te zien dat alles loopt')
  .option('--reps <aantal>', 'herhalingen per meting', '5');

interface Options {
  readonly json?: true;
  readonly only?: string;
  readonly quick?: true;
  readonly reps: string;
}

/** Runs the bench on servers of its own, with the disk synced as in production. */
async function main(): Promise<void> {
  const options = program.parse().opts<Options>();
  const wanted = new Set(options.only?.split(',') ?? ['M1', 'M2', 'M3', 'M4']);
  const reps = Number(options.reps);
  const report = (line: Figure): void => {
    process.stdout.write(`${options.json ? JSON.stringify(line) : sentenceOf(line)}\n`);
  };
  const dir = mkdtempSync(path.join(os.tmpdir(), 'overstap-bench-'));
  chmodSync(dir, 0o711);
  const postgres = await startPostgres({ dataDir: path.join(dir, 'pg'), logFile: path.join(dir, 'pg.log') });
  try {
    for (const name of ['M1', 'M2', 'M3'] as const) {
      if (!wanted.has(name)) continue;
      const database = await benchDatabase(postgres, name);
      const { context, behind } = database;
      const quick = options.quick === true;
      if (name === 'M1')
        await measureNotice(context, behind, quick ? [10, 100] : [10, 100, 1000, 5000], reps, report);
      if (name === 'M2')
        await measureCompletion(context, behind, quick ? [500] : [1000, 10_000], reps, report);
      if (name === 'M3')
        await measureLists(context, behind, quick ? [1000] : [1000, 10_000, 100_000], reps, report);
      await database.close();
    }
    if (wanted.has('M4') || wanted.has('M2')) await runTemporal(dir, postgres, wanted, options, report);
    report(memoryFigure());
  } finally {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A seeded database of its own, so that one measurement does not fill the tables of the next. */
async function benchDatabase(postgres: PostgresServer, name: string) {
  const database = `bench_${name.toLowerCase()}`;
  await createDatabase(postgres, database);
  await migrate(postgres.url('owner', database), path.join(projectRoot(), 'prisma', 'migrations'));
  const pool = createPool(postgres.url('app', database));
  const unlimited = '-c app.system=on -c statement_timeout=0 -c transaction_timeout=0';
  const behind = createPool(postgres.url('owner', database), 10, unlimited);
  await seed(behind, { demonstration: true });
  const silent = (): undefined => undefined;
  const log = { info: silent, warn: silent, error: silent };
  const context: ServiceContext = { pool, now: () => new Date(), newId, wake: createWake(pool), log };
  return {
    context,
    behind,
    url: postgres.url('app', database),
    close: async () => {
      await pool.end();
      await behind.end();
    },
  };
}

/** The measurements with a real Temporal server, kept in a file as `npm start` does. */
async function runTemporal(
  dir: string,
  postgres: PostgresServer,
  wanted: ReadonlySet<string>,
  options: Options,
  report: (line: Figure) => void,
): Promise<void> {
  // The figures are the output; the SDK's own lines would stand between them.
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const database = await benchDatabase(postgres, 'temporal');
  const server = await startTemporal({
    dataDir: path.join(dir, 'temporal'),
    logFile: path.join(dir, 'temporal.log'),
  });
  const concurrency = 24;
  const temporal = { address: server.address, namespace: temporalNamespace, tls: false, apiKey: null };
  const workers = await startWorkers(database, temporal, concurrency);
  const client = createTemporalClient(temporal);
  const bench = { ...database, client: client.client, bareQueue: 'bench-bare', concurrency };
  try {
    const reps = Number(options.reps);
    const quick = options.quick === true;
    if (wanted.has('M2')) await measureCourseInWorkflow(bench, [1, 8], reps, report);
    if (wanted.has('M4')) await measureWorkflows(bench, quick ? [50] : [100, 1000], reps, report);
  } finally {
    await workers.stop();
    await client.close();
    await server.stop();
    await database.close();
  }
}

function memoryFigure(): Figure {
  const megabytes = Math.round(process.memoryUsage().rss / 1024 / 1024);
  const head = { m: 'memory', peer: 'overstap', case: 'bench process', metric: 'resident' } as const;
  return { ...head, unit: 'MB', min: megabytes, median: megabytes, max: megabytes, reps: 1 };
}

function sentenceOf(line: Figure): string {
  const value = `${line.median} ${line.unit} (${line.min} tot ${line.max}, ${line.reps} keer)`;
  return `${line.m} ${line.peer.padEnd(9)} ${line.case.padEnd(34)} ${line.metric.padEnd(26)} ${value}`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
