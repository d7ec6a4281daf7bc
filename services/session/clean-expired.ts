import type { Pool } from 'pg';

/** What was removed, for the log. */
export interface Cleaned {
  readonly sessions: number;
  readonly keys: number;
}

/**
 * Removes sessions and request keys whose time is over. Doing it twice, or in several processes at once, does no
 * harm: what is gone is gone.
 * @param now the present instant
 */
export async function cleanExpired(pool: Pool, now: Date): Promise<Cleaned> {
  const sessions = await pool.query('DELETE FROM session WHERE expires_at < $1', [now]);
  const keys = await pool.query('DELETE FROM idempotency_key WHERE expires_at < $1', [now]);
  return { sessions: sessions.rowCount ?? 0, keys: keys.rowCount ?? 0 };
}
