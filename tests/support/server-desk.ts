import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { migrate } from '../../prisma/migrate';
import { projectRoot } from '../../services/shared/project-root';
import type { KafkaServer } from '../../stack/servers/kafka';
import { startKafka } from '../../stack/servers/kafka';
import type { PostgresServer } from '../../stack/servers/postgres';
import { createDatabase, dropDatabase, startPostgres } from '../../stack/servers/postgres';
import type { TemporalServer } from '../../stack/servers/temporal';
import { startTemporal } from '../../stack/servers/temporal';

/** The desk of a test run: test files ask it for servers and databases over HTTP; it starts each server once. */
export interface ServerDesk {
  /** Address of the desk, handed to the test files in OVERSTAP_TEST_DESK. */
  url: string;
  stop: () => Promise<void>;
}

/** What the desk hands out for a test database. */
export interface TestDatabaseAddresses {
  name: string;
  /** For the role that the product runs as. */
  appUrl: string;
  /** For the role that owns the tables. */
  ownerUrl: string;
  /** For the superuser of the server. */
  adminUrl: string;
}

/** Opens the desk; nothing is started before a test file asks for it. */
export async function openServerDesk(): Promise<ServerDesk> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'overstap-test-'));
  // PostgreSQL runs as another user when we are root, and must be able to walk through.
  chmodSync(dir, 0o711);
  const place = (name: string): { dataDir: string; logFile: string } => ({
    dataDir: path.join(dir, name),
    logFile: path.join(dir, `${name}.log`),
  });
  const started: { stop: () => Promise<void> }[] = [];
  const once = <T extends { stop: () => Promise<void> }>(start: () => Promise<T>): (() => Promise<T>) => {
    let server: Promise<T> | null = null;
    return () => {
      server ??= start().then((running) => {
        started.push(running);
        return running;
      });
      return server;
    };
  };
  const postgres = once<PostgresServer>(() => startPostgres({ ...place('postgres'), withoutFsync: true }));
  const temporal = once<TemporalServer>(() => startTemporal(place('temporal')));
  const kafka = once<KafkaServer>(() => startKafka(place('kafka')));

  let template: Promise<string> | null = null;
  const makeTemplate = async (): Promise<string> => {
    const server = await postgres();
    await createDatabase(server, 'overstap_template');
    await migrate(server.url('owner', 'overstap_template'), path.join(projectRoot(), 'prisma', 'migrations'));
    return 'overstap_template';
  };
  // One at a time: PostgreSQL does not copy a database that somebody else is just copying from or into.
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  };
  const newDatabase = (from: 'migrated' | 'empty'): Promise<TestDatabaseAddresses> =>
    inTurn(async () => {
      const server = await postgres();
      if (from === 'migrated') template ??= makeTemplate();
      const name = `test_${randomBytes(6).toString('hex')}`;
      await createDatabase(server, name, from === 'migrated' && template ? await template : 'template0');
      return {
        name,
        appUrl: server.url('app', name),
        ownerUrl: server.url('owner', name),
        adminUrl: server.url('admin', name),
      };
    });

  const routes: Record<string, (argument: string) => Promise<unknown>> = {
    temporal: async () => (await temporal()).address,
    kafka: async () => (await kafka()).brokers,
    'new-database': (from) => newDatabase(from === 'empty' ? 'empty' : 'migrated'),
    'drop-database': (name) => inTurn(async () => dropDatabase(await postgres(), name)),
  };
  const http = createServer((request, response) => {
    const [, route = '', argument = ''] = (request.url ?? '').split('/');
    const handler = routes[route] ?? (() => Promise.reject(new Error(`The desk does not know ${route}.`)));
    // A connection kept open may close just when a busy test file uses it again.
    response.setHeader('connection', 'close');
    handler(decodeURIComponent(argument)).then(
      (answer) => response.end(JSON.stringify({ answer: answer ?? null })),
      (error: unknown) => response.end(JSON.stringify({ error: String(error) })),
    );
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    stop: async () => {
      http.close();
      http.closeAllConnections();
      await Promise.all(started.map((server) => server.stop()));
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
