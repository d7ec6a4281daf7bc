import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client as TemporalClient, Connection } from '@temporalio/client';
import type { Pool } from 'pg';
import { DEMO } from '../../prisma/seed/demonstration';
import { projectRoot } from '../../services/shared/project-root';
import type { ServiceContext } from '../../services/shared/context';
import { createWake } from '../../services/shared/wake';
import { freePort } from '../../stack/ports';
import { startProcess, waitUntilReady } from '../../stack/processes';
import type { MailSink } from '../../stack/servers/mail-sink';
import { startMailSink } from '../../stack/servers/mail-sink';
import type { LineProxy } from './line-proxy';
import { rewriteKafka, startLineProxy } from './line-proxy';
import type { ProductKind, ProductProcess, StartOptions } from './product-process';
import { startProductProcess } from './product-process';
import { kafkaBrokers, temporalAddress, uniqueName } from './servers';
import { createTestServices } from './services';

/** The lines between the product's processes and the servers; each can be held or cut. */
export interface ProductLines {
  readonly postgres: LineProxy;
  readonly temporal: LineProxy;
  readonly kafka: LineProxy;
  readonly mail: LineProxy;
}

/**
 * The compiled product on real servers: a seeded database, a task queue, topics and a mail sink of its own. Its
 * processes are started by the test, each as often as it likes.
 */
export interface Product {
  /** Services of this process on the same database, in real time, to look and act without the web. */
  readonly context: ServiceContext;
  /** The database as the owner of the tables, with row-level security answered. */
  readonly behind: Pool;
  /** Address for the owner of the tables, for connections that hold a lock. */
  readonly ownerUrl: string;
  readonly temporal: TemporalClient;
  /** Straight to the broker, past the proxy. */
  readonly brokers: string;
  readonly lines: ProductLines;
  readonly sink: MailSink;
  /** Address of the web process, the same at each start. */
  readonly origin: string;
  /** Address of the local sign-in. */
  readonly issuer: string;
  /** Ends the names of the demonstration employer's topics. */
  readonly partner: string;
  readonly taskQueue: string;
  start(kind: ProductKind, options?: StartOptions): Promise<ProductProcess>;
  /** What every process ever printed, of dead ones too. */
  logs(): string;
  close(): Promise<void>;
}

export interface ProductOptions {
  /** A Temporal of the test's own; the run's server when not given. */
  readonly temporalAddress?: string;
  /** A Kafka of the test's own; the run's broker when not given. */
  readonly brokers?: string;
}

let built: Promise<unknown> | null = null;

/** Makes sure that `dist/` holds today's code; costs nothing when it does. */
function buildOnce(): Promise<unknown> {
  const script = `import { build } from ${JSON.stringify(path.join(projectRoot(), 'stack', 'set-up.mjs'))}; await build();`;
  built ??= promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: projectRoot(),
  });
  return built;
}

/** Opens the product for one test file; nothing runs before `start`. */
export async function openProduct(options: ProductOptions = {}): Promise<Product> {
  const [services, brokers, address] = await Promise.all([
    createTestServices(new Date().toISOString()),
    options.brokers ?? kafkaBrokers(),
    options.temporalAddress ?? temporalAddress(),
    buildOnce(),
  ]);
  const dir = mkdtempSync(path.join(os.tmpdir(), 'overstap-product-'));
  const partner = uniqueName('werkgever');
  await services.behind.query('UPDATE organisation SET partner_code = $2 WHERE id = $1', [
    DEMO.organisations.employer,
    partner,
  ]);
  const webPort = await freePort();
  const origin = `http://127.0.0.1:${webPort}`;
  const sink = await startMailSink();
  const signIn = await startSignIn(origin, dir);
  const lines: ProductLines = {
    postgres: await startLineProxy(new URL(services.database.appUrl).host),
    temporal: await startLineProxy(address),
    kafka: await startLineProxy(brokers, rewriteKafka(brokers)),
    mail: await startLineProxy(new URL(sink.smtpUrl).host),
  };
  const databaseUrl = new URL(services.database.appUrl);
  databaseUrl.port = String(lines.postgres.port);
  const taskQueue = uniqueName('product');
  const settings = {
    ENVIRONMENT: 'test',
    DATABASE_URL: databaseUrl.toString(),
    DATABASE_OWNER_URL: '',
    DATABASE_POOL_SIZE: '10',
    TEMPORAL_ADDRESS: lines.temporal.address,
    TEMPORAL_TASK_QUEUE: taskQueue,
    KAFKA_BROKERS: lines.kafka.address,
    KAFKA_GROUP_ID: uniqueName('group'),
    SMTP_URL: `smtp://${lines.mail.address}`,
    OIDC_ISSUER: signIn.issuer,
    BASE_URL: origin,
    DEMONSTRATION: 'ja',
  };
  const connection = await Connection.connect({ address });
  const processes: ProductProcess[] = [];
  return {
    context: { ...services.context, now: () => new Date(), wake: createWake(services.pool) },
    behind: services.behind,
    ownerUrl: services.database.ownerUrl,
    temporal: new TemporalClient({ connection, namespace: 'overstap' }),
    ...{ brokers, lines, sink, origin, partner, taskQueue },
    issuer: signIn.issuer,
    start: async (kind, startOptions = {}) => {
      const started = await startProductProcess(kind, {
        settings,
        webPort,
        logFile: path.join(dir, `${kind}-${processes.length + 1}.log`),
        ...startOptions,
      });
      processes.push(started);
      if (startOptions.untilReady !== false) await started.ready();
      return started;
    },
    logs: () => processes.map((one) => one.log()).join('\n'),
    close: async () => {
      await Promise.all(processes.map((one) => one.kill()));
      await Promise.all(Object.values(lines).map((line: LineProxy) => line.stop()));
      await connection.close();
      await signIn.stop();
      await sink.stop();
      await services.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The local sign-in as `npm start` runs it. */
async function startSignIn(
  origin: string,
  dir: string,
): Promise<{ issuer: string; stop: () => Promise<void> }> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const spec = {
    name: 'sign-in',
    command: process.execPath,
    args: [
      path.join(projectRoot(), 'dist', 'stack', 'oidc', 'main.js'),
      ...['--port', String(port), '--web', origin, '--keys', path.join(dir, 'keys.json')],
    ],
    logFile: path.join(dir, 'sign-in.log'),
  };
  const server = await startProcess(spec);
  await waitUntilReady(
    server,
    spec,
    async () => (await fetch(`${issuer}/.well-known/openid-configuration`)).ok,
  );
  return { issuer, stop: () => server.stop() };
}
