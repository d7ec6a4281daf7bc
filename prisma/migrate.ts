import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import { Client, Pool } from 'pg';

const noFilters = { externalTables: [], externalEnums: [] };

/**
 * Brings a database to the newest schema with Prisma's own migration engine, compiled to WebAssembly. It keeps
 * `_prisma_migrations` as `prisma migrate deploy` does, so the two can be used side by side.
 *
 * @param ownerUrl address of the database for the role that owns the tables
 * @param migrationsDir folder `prisma/migrations`
 * @returns names of the migrations that were applied now; empty when there was nothing to do
 * @throws {Error} when a migration fails; nothing of that migration is kept
 */
export async function migrate(ownerUrl: string, migrationsDir: string): Promise<string[]> {
  return withMigrationLock(ownerUrl, async (client) => {
    const migrationsList = await readMigrations(migrationsDir);
    const { appliedMigrationNames } = await withEngine(ownerUrl, (engine) =>
      engine.applyMigrations({ migrationsList, filters: noFilters }),
    );
    // The product may read how far the schema is, and no more.
    await client.query(`DO $$ BEGIN
      IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'overstap_app') THEN
        REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON _prisma_migrations FROM overstap_app;
      END IF; END $$`);
    return appliedMigrationNames;
  });
}

/**
 * The SQL that turns an empty database into the schema of `prisma/schema`; for writing a migration.
 *
 * @param url address of any PostgreSQL, which is not changed
 * @param schemaDir folder with the `.prisma` files
 */
export async function schemaAsSql(url: string, schemaDir: string): Promise<string> {
  const names = (await readdir(schemaDir)).filter((name) => name.endsWith('.prisma'));
  const files = names.map(async (name) => {
    const file = path.join(schemaDir, name);
    return { path: file, content: await readFile(file, 'utf8') };
  });
  const to = { tag: 'schemaDatamodel' as const, files: await Promise.all(files) };
  const { stdout } = await withEngine(url, (engine) =>
    engine.diff({ from: { tag: 'empty' }, to, script: true, exitCode: null, filters: noFilters }),
  );
  return stdout ?? '';
}

/** Two programs that start at the same time migrate one after the other. */
async function withMigrationLock<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('overstap-migrate'))");
    return await work(client);
  } finally {
    await client.end();
  }
}

async function readMigrations(baseDir: string): Promise<engineModule.MigrationList> {
  const folders = (await readdir(baseDir, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const names = folders.map(({ name }) => name).sort();
  const migrationDirectories = names.map(async (name) => ({
    path: name,
    migrationFile: {
      path: 'migration.sql',
      content: {
        tag: 'ok' as const,
        value: await readFile(path.join(baseDir, name, 'migration.sql'), 'utf8'),
      },
    },
  }));
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(path.join(baseDir, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(migrationDirectories),
  };
}

let loaded: Promise<void> | null = null;

async function withEngine<T>(
  url: string,
  work: (engine: engineModule.SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= loadWebAssembly();
  await loaded;
  const pool = new Pool({ connectionString: url, options: '-c timezone=UTC', max: 2 });
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool)),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

/**
 * Prisma's adapter cuts a script at every semicolon, also inside comments, strings and function bodies, and sends
 * the pieces one by one. Here a script goes to the server whole: read as PostgreSQL reads it, and all or nothing.
 */
class WholeScripts extends PrismaPg {
  constructor(private readonly pool: Pool) {
    super(pool);
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await this.pool.query(script);
    };
    return adapter;
  }
}

/** Prisma publishes the engine for bundlers; node wants it loaded by hand. */
async function loadWebAssembly(): Promise<void> {
  const resolve = createRequire(__filename).resolve;
  const bindings = resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(bindings.replace(/\.js$/, '.wasm'));
  const imports = Object.entries(engineModule).map(([name, value]) => {
    // The engine leaves a timer of ten seconds behind, which would keep the program alive for as long.
    return [name, name.startsWith('__wbg_setTimeout') ? quietTimer : value];
  });
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': Object.fromEntries(imports) as WebAssembly.ModuleImports,
  });
  engineModule.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'] as () => void;
  start();
}

function quietTimer(callback: () => void, delayMs: number): NodeJS.Timeout {
  return setTimeout(callback, delayMs >>> 0).unref();
}
