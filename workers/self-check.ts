import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { Client } from 'pg';
import { PrismaClient } from '../prisma/generated/client';
import { withoutOptions } from '../services/shared/database';
import { projectRoot } from '../services/shared/project-root';

/** Something would corrupt data or open a door; the process must not start. One Dutch sentence per problem. */
export class SelfCheckError extends Error {
  override readonly name = 'SelfCheckError';
}

/**
 * Refuses what would corrupt: a database that is not in UTC, a role that row-level security does not hold, a
 * schema that is behind, unequal versions of packages that belong together. Every process runs it at its start.
 *
 * @param databaseUrl address for the application role
 * @throws {SelfCheckError} naming every problem
 */
export async function selfCheck(databaseUrl: string): Promise<void> {
  const problems = [...versionProblems(installedVersion), ...(await databaseProblems(databaseUrl))];
  if (problems.length > 0) throw new SelfCheckError(problems.join(' '));
}

/** Packages that only work together at one and the same version. */
const families: Readonly<Record<string, readonly string[]>> = {
  Temporal: ['activity', 'client', 'common', 'worker', 'workflow'].map((name) => `@temporalio/${name}`),
  Prisma: ['prisma', '@prisma/client', '@prisma/adapter-pg', '@prisma/driver-adapter-utils'],
};

/**
 * @param versionOf the installed version of a package, or null when it is not installed
 * @returns one sentence per family of packages whose versions differ
 */
export function versionProblems(versionOf: (name: string) => string | null): string[] {
  return Object.entries(families).flatMap(([family, names]) => {
    const found = names.flatMap((name) => {
      const version = versionOf(name);
      return version === null ? [] : [`${name} ${version}`];
    });
    const versions = new Set(found.map((text) => text.split(' ')[1]));
    if (versions.size <= 1) return [];
    return [`De pakketten van ${family} hebben niet dezelfde versie (${found.join(', ')}).`];
  });
}

function installedVersion(name: string): string | null {
  try {
    const file = path.join(projectRoot(), 'node_modules', name, 'package.json');
    return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  } catch {
    return null;
  }
}

/**
 * @param databaseUrl address for the application role, as the processes use it
 * @returns one sentence per problem of the database or the role
 */
export async function databaseProblems(databaseUrl: string): Promise<string[]> {
  const problems: string[] = [];
  await withClient(databaseUrl, async (client) => {
    problems.push(...(await versionOfServer(client)));
    problems.push(...(await zoneOf(client, 'De verbinding met de database (DATABASE_URL)')));
    problems.push(...(await roleProblems(client)), ...(await lockProblems(client)));
    problems.push(...(await migrationProblems(client)));
  });
  // The same role without a word in the address shows what server, database and role say by themselves.
  await withClient(withoutOptions(databaseUrl), async (client) => {
    problems.push(...(await zoneOf(client, 'De databaseserver of de rol van DATABASE_URL')));
  });
  if (problems.length === 0) problems.push(...(await instantProblems(databaseUrl)));
  return problems;
}

async function versionOfServer(client: Client): Promise<string[]> {
  const version = Number(await ask<string>(client, 'SHOW server_version_num'));
  return version >= 180_000 ? [] : ['De database is ouder dan PostgreSQL 18.'];
}

async function zoneOf(client: Client, what: string): Promise<string[]> {
  const zone = String(await ask<string>(client, 'SHOW timezone'));
  if (['UTC', 'Etc/UTC'].includes(zone)) return [];
  return [
    `${what} staat in tijdzone ${zone} en moet in UTC staan, anders worden tijdstippen verkeerd bewaard.`,
  ];
}

async function roleProblems(client: Client): Promise<string[]> {
  const passes = await ask<boolean>(
    client,
    'SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user',
  );
  const owned = await ask<number>(
    client,
    `SELECT count(*)::int FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND pg_has_role(current_user, c.relowner, 'USAGE')`,
  );
  return [
    ...(passes === true
      ? ['De rol van DATABASE_URL mag rijbeveiliging overslaan; gebruik een rol zonder dat recht.']
      : []),
    ...(passes !== true && Number(owned) > 0
      ? [
          'De rol van DATABASE_URL is eigenaar van tabellen; gebruik voor het programma een andere rol dan voor migraties.',
        ]
      : []),
  ];
}

async function lockProblems(client: Client): Promise<string[]> {
  const open = await ask<string>(
    client,
    `SELECT string_agg(c.relname, ', ' ORDER BY c.relname) FROM pg_class c
     WHERE c.oid IN (SELECT polrelid FROM pg_policy) AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
  );
  return open === null ? [] : [`Rijbeveiliging staat niet (geheel) aan op: ${open}.`];
}

async function migrationProblems(client: Client): Promise<string[]> {
  const folder = path.join(projectRoot(), 'prisma', 'migrations');
  const wanted = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const exists = await ask<boolean>(client, "SELECT to_regclass('_prisma_migrations') IS NOT NULL");
  const applied = exists
    ? await client.query<{ name: string }>(
        'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
      )
    : { rows: [] };
  const done = new Set(applied.rows.map(({ name }) => name));
  const missing = wanted.filter(({ name }) => !done.has(name)).length;
  if (missing === 0) return [];
  return [
    `De database mist ${missing} ${missing === 1 ? 'migratie' : 'migraties'}; draai eerst npm run migrate.`,
  ];
}

/** An instant that Prisma sends must be the same instant for PostgreSQL (engineering note: Prisma drops the offset). */
async function instantProblems(databaseUrl: string): Promise<string[]> {
  const prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, options: '-c timezone=UTC', max: 1 }),
  });
  try {
    const instant = new Date('2026-07-01T10:00:00.000Z');
    const [row] = await prisma.$queryRaw<{ same: boolean }[]>`
      SELECT ${instant}::timestamptz = '2026-07-01T10:00:00Z'::timestamptz AS same`;
    return row?.same === true
      ? []
      : ['Prisma bewaart tijdstippen verschoven; de tijdzone van de verbinding klopt niet.'];
  } finally {
    await prisma.$disconnect();
  }
}

async function ask<T>(client: Client, sql: string): Promise<T | null> {
  const { rows } = await client.query<T[]>({ text: sql, rowMode: 'array' });
  return rows[0]?.[0] ?? null;
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
