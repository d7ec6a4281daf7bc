import { Client } from 'pg';
import { withoutOptions } from '../../services/shared/database';

/** A lock that the test holds, so that a process stands still just before it writes. */
export interface HeldRows {
  /** How many statements of others wait for a lock now; proves that a process stands at the point. */
  waiting(): Promise<number>;
  /** The tables that those who wait have written to in their open transactions; proves how far they came. */
  written(): Promise<string[]>;
  release(): Promise<void>;
}

/**
 * Holds whatever locks a statement takes, until `release`.
 * @param ownerUrl address for the owner of the tables; limits of our own pools would let go too soon
 * @param sql for example `SELECT 1 FROM trajectory WHERE notice_id = $1 FOR UPDATE`
 */
export async function holdRows(
  ownerUrl: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<HeldRows> {
  const client = new Client({
    connectionString: withoutOptions(ownerUrl),
    options: '-c app.system=on -c timezone=UTC',
  });
  // The database may be dropped under it when a test fails half way.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('BEGIN');
  await client.query(sql, [...values]);
  return {
    waiting: async () => {
      const { rows } = await client.query<{ n: number }>(
        `SELECT count(DISTINCT pid)::int AS n FROM pg_locks WHERE NOT granted
           AND pg_backend_pid() = ANY (pg_blocking_pids(pid))`,
      );
      return rows[0]?.n ?? 0;
    },
    written: async () => {
      const { rows } = await client.query<{ tables: string[] }>(
        `SELECT coalesce(array_agg(DISTINCT relation::regclass::text ORDER BY relation::regclass::text), '{}') AS tables
         FROM pg_locks WHERE granted AND mode = 'RowExclusiveLock' AND relation IN (SELECT oid FROM pg_class WHERE relkind = 'r')
           AND pg_backend_pid() = ANY (pg_blocking_pids(pid))`,
      );
      return rows[0]?.tables ?? [];
    },
    release: async () => {
      await client.query('ROLLBACK').catch(() => undefined);
      await client.end().catch(() => undefined);
    },
  };
}
