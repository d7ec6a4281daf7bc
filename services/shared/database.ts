import { Pool, types } from 'pg';
import type { PoolConfig } from 'pg';

const DATE = 1082;
const INT8 = 20;
const NUMERIC = 1700;

// A date of law is a plain date from form to row: it must never become an instant in some zone.
types.setTypeParser(DATE, (text) => text);
types.setTypeParser(INT8, (text) => Number(text));
types.setTypeParser(NUMERIC, (text) => Number(text));

/** Server-side limits end first, so that no client waits for a transaction that is already lost. */
const SESSION_SETTINGS = [
  '-c timezone=UTC',
  '-c statement_timeout=15s',
  '-c transaction_timeout=20s',
  '-c lock_timeout=4s',
  '-c idle_in_transaction_session_timeout=10s',
  '-c application_name=overstap',
].join(' ');

/**
 * A pool for the application role. UTC is forced on every connection, whatever server and role say.
 * @param connectionString address of the database with the application role
 * @param max connections at most; an activity worker needs no more than its slots
 */
export function createPool(connectionString: string, max = 20, extra: PoolConfig = {}): Pool {
  const pool = new Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 3000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    options: SESSION_SETTINGS,
    ...extra,
  });
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}
