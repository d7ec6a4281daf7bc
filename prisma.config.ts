import { defineConfig } from 'prisma/config';

/** Where Prisma finds the schema; the address of the database always comes from the environment. */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_OWNER_URL'] ?? 'postgresql://localhost/overstap' },
});
