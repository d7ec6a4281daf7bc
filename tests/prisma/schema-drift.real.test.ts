/** Prisma's schema and the SQL migrations describe the same tables; otherwise its client reads what is not there. */
import path from 'node:path';
import { Client } from 'pg';
import { schemaAsSql } from '../../prisma/migrate';
import { projectRoot } from '../../services/shared/project-root';
import { createTestDatabase } from '../support/servers';

const columns = `
  SELECT table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable
         || coalesce(' ' || datetime_precision, '') AS line
  FROM information_schema.columns
  WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1`;
const keys = `
  SELECT conrelid::regclass || ' ' || contype::text || ' ' || pg_get_constraintdef(oid) AS line
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'f', 'u')
    AND conrelid::regclass::text <> '_prisma_migrations' ORDER BY 1`;

async function lines(client: Client, sql: string): Promise<string[]> {
  return (await client.query<{ line: string }>(sql)).rows.map(({ line }) => line);
}

test('tables, columns and keys are the same', async () => {
  const migrated = await createTestDatabase('migrated');
  const drawn = await createTestDatabase('empty');
  const [left, right] = [migrated, drawn].map(({ ownerUrl }) => new Client({ connectionString: ownerUrl }));
  if (!left || !right) throw new Error('Two databases were asked for.');
  await left.connect();
  await right.connect();
  await right.query(await schemaAsSql(drawn.ownerUrl, path.join(projectRoot(), 'prisma', 'schema')));
  const found = { columns: await lines(left, columns), keys: await lines(left, keys) };
  const said = { columns: await lines(right, columns), keys: await lines(right, keys) };
  await left.end();
  await right.end();
  await migrated.drop();
  await drawn.drop();
  expect(said.columns.length).toBeGreaterThan(100);
  expect(found).toEqual(said);
});
