import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { freePort } from '../ports';
import type { RunningProcess } from '../processes';
import { startProcess, waitUntilReady } from '../processes';
import { giveTo, postgresBinaries } from './postgres-binaries';

export interface PostgresOptions {
  /** Where the data are kept; made when it does not exist. */
  dataDir: string;
  /** Where the log is written. */
  logFile: string;
  preferredPort?: number;
  /** For tests only: faster, and still safe against a killed process, though not against a power cut. */
  withoutFsync?: boolean;
}

export interface PostgresServer {
  port: number;
  process: RunningProcess;
  /** Address of a database for one of the three roles; every connection made with it is in UTC. */
  url: (role: PostgresRole, database: string) => string;
  stop: () => Promise<void>;
}

/** `admin` makes databases and roles; `owner` owns the tables and migrates; `app` is what the product runs as. */
export type PostgresRole = 'admin' | 'owner' | 'app';

const roleNames: Record<PostgresRole, string> = {
  admin: 'postgres',
  owner: 'overstap_owner',
  app: 'overstap_app',
};

/**
 * Starts a real PostgreSQL 18 on 127.0.0.1 with the three roles, everything in UTC (server, roles, addresses).
 *
 * @throws {Error} with one sentence and the place of the log when it does not start
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { bin, user, reachableDir } = postgresBinaries(options.dataDir);
  const dataDir = reachableDir ? path.join(reachableDir, path.basename(options.dataDir)) : options.dataDir;
  const passwords = prepareDataDir(dataDir, bin, user);
  const port = await freePort(options.preferredPort);
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    'max_connections=300',
    'shared_buffers=256MB',
    ...(options.withoutFsync ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ];
  const spec = {
    name: 'PostgreSQL',
    command: path.join(bin, 'postgres'),
    args: ['-D', path.join(dataDir, 'pg'), ...settings.flatMap((setting) => ['-c', setting])],
    cwd: '/',
    env: { TZ: 'UTC' },
    ...(user ? { user } : {}),
    logFile: options.logFile,
    // SIGINT is PostgreSQL's fast shutdown: sessions end, data are written, nothing has to be recovered.
    stopSignal: 'SIGINT' as const,
  };
  const url = (role: PostgresRole, database: string): string =>
    `postgresql://${roleNames[role]}:${passwords[role]}@127.0.0.1:${port}/${database}?options=-c%20timezone%3DUTC`;
  const server = await startProcess(spec);
  await waitUntilReady(server, spec, () => answers(url('admin', 'postgres')));
  await withClient(url('admin', 'postgres'), (client) => ensureRoles(client, passwords));
  return { port, process: server, url, stop: () => server.stop() };
}

/**
 * Makes a database that belongs to the owner role, in UTC, in which the application role may read and write
 * what the owner's migrations make, and nothing else.
 *
 * @param name of the new database
 * @param template of which it becomes a copy, data included; nobody may be connected to it
 */
export async function createDatabase(
  server: PostgresServer,
  name: string,
  template = 'template0',
): Promise<void> {
  await withClient(server.url('admin', 'postgres'), async (client) => {
    await client.query(`CREATE DATABASE "${name}" OWNER overstap_owner TEMPLATE "${template}"`);
    await client.query(`ALTER DATABASE "${name}" SET timezone = 'UTC'`);
  });
  if (template !== 'template0') return;
  await withClient(server.url('admin', name), async (client) => {
    await client.query(`
      ALTER SCHEMA public OWNER TO overstap_owner;
      REVOKE ALL ON SCHEMA public FROM PUBLIC;
      GRANT USAGE ON SCHEMA public TO overstap_app;
      ALTER DEFAULT PRIVILEGES FOR ROLE overstap_owner IN SCHEMA public
        GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO overstap_app;
      ALTER DEFAULT PRIVILEGES FOR ROLE overstap_owner IN SCHEMA public
        GRANT USAGE, SELECT ON SEQUENCES TO overstap_app;`);
  });
}

/** Says whether a database exists. */
export async function databaseExists(server: PostgresServer, name: string): Promise<boolean> {
  return withClient(server.url('admin', 'postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    return rowCount === 1;
  });
}

/** Removes a database together with the sessions that are still connected to it. */
export async function dropDatabase(server: PostgresServer, name: string): Promise<void> {
  await withClient(server.url('admin', 'postgres'), async (client) => {
    await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  });
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  await withClient(url, (client) => client.query('SELECT 1'));
  return true;
}

async function ensureRoles(client: Client, passwords: Record<PostgresRole, string>): Promise<void> {
  for (const role of ['owner', 'app'] as const) {
    const name = roleNames[role];
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
    if (rowCount === 1) continue;
    await client.query(
      `CREATE ROLE ${name} LOGIN PASSWORD '${passwords[role]}' NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS`,
    );
    await client.query(`ALTER ROLE ${name} SET timezone = 'UTC'`);
  }
}

/** Runs initdb once; the passwords are made here and stay beside the data, readable by us only. */
function prepareDataDir(
  dataDir: string,
  bin: string,
  user: { uid: number; gid: number } | undefined,
): Record<PostgresRole, string> {
  const secrets = path.join(dataDir, 'wachtwoorden.json');
  if (existsSync(secrets)) return JSON.parse(readFileSync(secrets, 'utf8')) as Record<PostgresRole, string>;
  // No secrets file means that an earlier first start was broken off: begin again.
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  giveTo(path.join(dataDir, 'pg'), user);
  const password = (): string => randomBytes(18).toString('hex');
  const passwords = { admin: password(), owner: password(), app: password() };
  const passwordFile = path.join(dataDir, 'beheer.txt');
  writeFileSync(passwordFile, `${passwords.admin}\n`, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const { status, stderr, error } = spawnSync(
    path.join(bin, 'initdb'),
    // prettier-ignore
    ['-D', path.join(dataDir, 'pg'), '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`,
      '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-sync'],
    { ...(user ?? {}), cwd: '/', env: { ...process.env, TZ: 'UTC' }, encoding: 'utf8' },
  );
  rmSync(passwordFile);
  if (status !== 0) {
    throw new Error(`PostgreSQL kon zijn gegevensmap niet aanleggen: ${error?.message ?? stderr.trim()}`);
  }
  writeFileSync(secrets, JSON.stringify(passwords), { mode: 0o600 });
  return passwords;
}
