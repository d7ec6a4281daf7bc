import type { Pool } from 'pg';
import { hashOf, idleMilliseconds } from './session-policy';

/** Noting every request would write all day; once a minute is enough to know that somebody is there. */
const noteAfterMilliseconds = 60 * 1000;

/** A living session: whose it is, and under which name logs may speak of it. */
export type FoundSession = { sessionId: string; accountId: string; accountName: string };

type Row = { account_id: string; name: string; last_seen_at: Date };

/**
 * Finds the living session of a secret: not ended, not idle too long, not too old, of an active account.
 *
 * @param secret from the cookie
 * @param now the present moment
 * @returns the session, or null
 */
export async function findSession(pool: Pool, secret: string, now: Date): Promise<FoundSession | null> {
  const idHash = hashOf(secret);
  const found = await pool.query<Row>(
    `SELECT s.account_id, a.name, s.last_seen_at
       FROM session s JOIN account a ON a.id = s.account_id
      WHERE s.id_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND s.last_seen_at > $3 AND a.active`,
    [idHash, now, new Date(now.getTime() - idleMilliseconds)],
  );
  const row = found.rows[0];
  if (!row) return null;
  if (now.getTime() - row.last_seen_at.getTime() > noteAfterMilliseconds) {
    await pool.query('UPDATE session SET last_seen_at = greatest(last_seen_at, $2) WHERE id_hash = $1', [
      idHash,
      now,
    ]);
  }
  return { sessionId: idHash.slice(0, 16), accountId: row.account_id, accountName: row.name };
}
