import type { Pool } from 'pg';
import { hashOf } from './session-policy';

/** Ends one session. The row stays until it is cleaned up, so that the end itself can be looked up. */
export async function endSession(pool: Pool, secret: string, now: Date): Promise<void> {
  await pool.query('UPDATE session SET revoked_at = $2 WHERE id_hash = $1 AND revoked_at IS NULL', [
    hashOf(secret),
    now,
  ]);
}

/**
 * Ends every living session of an account or an employee: a lost laptop, somebody who leaves, a changed role.
 *
 * @param ownerId of the account or the person
 *
 * @returns how many were ended
 */
export async function endAllSessions(pool: Pool, ownerId: string, now: Date): Promise<number> {
  const ended = await pool.query(
    `UPDATE session SET revoked_at = $2 WHERE (account_id = $1::uuid OR (data->>'kind' = 'person' AND data->>'personId' = $1::uuid::text))
       AND revoked_at IS NULL AND expires_at > $2`,
    [ownerId, now],
  );
  return ended.rowCount ?? 0;
}
