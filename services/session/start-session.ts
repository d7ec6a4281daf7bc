import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { absoluteMilliseconds, hashOf } from './session-policy';

/**
 * Begins a session. Each sign-in makes a new secret, so that one known before is worth nothing after.
 *
 * @param accountId who signed in
 * @param now the present moment
 * @returns the secret for the cookie, 256 bits; only its hash is stored
 */
export async function startSession(pool: Pool, accountId: string, now: Date): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await pool.query(
    `INSERT INTO session (id_hash, account_id, data, created_at, last_seen_at, expires_at)
     VALUES ($1, $2, '{}', $3, $3, $4)`,
    [hashOf(secret), accountId, now, new Date(now.getTime() + absoluteMilliseconds)],
  );
  return secret;
}
