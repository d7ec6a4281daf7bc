import { Client } from 'pg';
import { databaseProblems, selfCheck, SelfCheckError } from '../../workers/self-check';
import type { TestDatabase } from '../support/servers';
import { createTestDatabase } from '../support/servers';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

async function asAdmin(...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  for (const sql of statements) await client.query(sql);
  await client.end();
}

test('a database as npm start makes it passes', async () => {
  await expect(selfCheck(database.appUrl)).resolves.toBeUndefined();
});

test('a connection that is not in UTC is refused', async () => {
  const url = database.appUrl.replace('timezone%3DUTC', 'timezone%3DEurope/Amsterdam');
  expect(url).not.toBe(database.appUrl);
  expect(await databaseProblems(url)).toEqual([
    'De verbinding met de database (DATABASE_URL) staat in tijdzone Europe/Amsterdam en moet in UTC staan, anders worden tijdstippen verkeerd bewaard.',
  ]);
});

test('a role or server that is not in UTC is refused, although the address says UTC', async () => {
  await asAdmin(`ALTER ROLE overstap_app IN DATABASE ${database.name} SET timezone = 'Europe/Amsterdam'`);
  expect(await databaseProblems(database.appUrl)).toEqual([
    'De databaseserver of de rol van DATABASE_URL staat in tijdzone Europe/Amsterdam en moet in UTC staan, anders worden tijdstippen verkeerd bewaard.',
  ]);
});

test('a role that owns the tables is refused', async () => {
  expect(await databaseProblems(database.ownerUrl)).toEqual([
    'De rol van DATABASE_URL is eigenaar van tabellen; gebruik voor het programma een andere rol dan voor migraties.',
  ]);
});

test('a role that may pass row-level security is refused', async () => {
  expect(await databaseProblems(database.adminUrl)).toEqual([
    'De rol van DATABASE_URL mag rijbeveiliging overslaan; gebruik een rol zonder dat recht.',
  ]);
});

test('a table whose row-level security does not hold its owner is refused', async () => {
  await asAdmin('ALTER TABLE person NO FORCE ROW LEVEL SECURITY');
  expect(await databaseProblems(database.appUrl)).toEqual([
    'Rijbeveiliging staat niet (geheel) aan op: person.',
  ]);
});

test('a database that lacks a migration is refused', async () => {
  await asAdmin(
    'DELETE FROM _prisma_migrations WHERE started_at = (SELECT max(started_at) FROM _prisma_migrations)',
  );
  await expect(selfCheck(database.appUrl)).rejects.toThrow(SelfCheckError);
  expect(await databaseProblems(database.appUrl)).toEqual([
    'De database mist 1 migratie; draai eerst npm run migrate.',
  ]);
});
