import type { Pool, PoolClient } from 'pg';

/** One statement with its parameters, as the product sent it. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/**
 * A pool that notes every statement of its transactions and ends each with ROLLBACK instead of COMMIT, so that
 * the same statements can be run again as a floor: plain SQL without the product around it.
 */
export function recordingPool(pool: Pool): { readonly pool: Pool; readonly statements: Statement[] } {
  const statements: Statement[] = [];
  const connect = async (): Promise<PoolClient> => {
    const client = await pool.connect();
    return new Proxy(client, {
      get(target, name): unknown {
        if (name !== 'query') {
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function'
            ? (value as (...args: unknown[]) => unknown).bind(target)
            : value;
        }
        return (text: string, values?: unknown[]) => {
          if (text === 'COMMIT') return target.query('ROLLBACK');
          statements.push({ text, values: values ?? [] });
          return target.query(text, values);
        };
      },
    });
  };
  const recording = new Proxy(pool, {
    get(target, name): unknown {
      if (name === 'connect') return connect;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
    },
  });
  return { pool: recording, statements };
}

/** Runs recorded statements for real, one after another on one connection. */
export async function runStatements(pool: Pool, statements: readonly Statement[]): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { text, values } of statements) {
      await (values.length === 0 ? client.query(text) : client.query(text, values));
    }
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
