import { Pool, types } from 'pg';

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
 * @param sessionSettings more `-c name=value` settings, for tools and tests
 */
export function createPool(connectionString: string, max = 20, sessionSettings = ''): Pool {
  // Options in the address are added to ours instead.
  const { address, settings } = takeOptions(connectionString);
  const pool = new Pool({
    connectionString: address,
    max,
    connectionTimeoutMillis: 3000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    options: [SESSION_SETTINGS, settings, sessionSettings].filter((part) => part !== '').join(' '),
  });
  // A connection that dies is replaced by the pool, and its query fails; without listeners, on the pool for
  // idle connections and on the client for lent ones, its error event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * The address of a database without `options`: those in an address silently replace the ones a client is given.
 */
export function withoutOptions(connectionString: string): string {
  return takeOptions(connectionString).address;
}

function takeOptions(connectionString: string): { address: string; settings: string } {
  const url = new URL(connectionString);
  const settings = url.searchParams.get('options') ?? '';
  url.searchParams.delete('options');
  return { address: url.toString(), settings };
}
