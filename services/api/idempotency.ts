import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

/** How long an answer is kept for a repeated request. */
const keptMilliseconds = 7 * 24 * 60 * 60 * 1000;

/** A request that has not answered for this long was interrupted; the next one with its key may do the work. */
const abandonedMilliseconds = 60 * 1000;

/** What to do with a request that carries a key. */
export type KeyState =
  | { state: 'new' }
  | { state: 'answered'; status: number; answer: unknown }
  | { state: 'running' }
  | { state: 'other-body' };

/** A request as the table knows it: whose key, which key, and a hash of all that was asked. */
export type KeyedRequest = { owner: string; key: string; bodyHash: string };

/** Hash of what was asked: the address and the body as it was sent, so that nothing of it is kept. */
export function requestHash(address: string, body: unknown): string {
  return createHash('sha256')
    .update(address)
    .update('\n')
    .update(JSON.stringify(body ?? null))
    .digest('hex');
}

type Row = { body_hash: string; status: number | null; answer: unknown };

/**
 * Claims a key for one request. One statement decides, so two equal requests at the same moment do the work once.
 *
 * An interrupted request leaves its key without an answer; after a minute the same request may be done again. The work
 * itself must therefore bear a repetition (a notice does, by the employer's own reference).
 */
export async function claimKey(pool: Pool, request: KeyedRequest, now: Date): Promise<KeyState> {
  const claimed = await pool.query(
    `INSERT INTO idempotency_key AS k (owner, key, body_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (owner, key) DO UPDATE
        SET body_hash = $3, status = NULL, answer = NULL, created_at = $4, expires_at = $5
      WHERE k.expires_at <= $4 OR (k.status IS NULL AND k.body_hash = $3 AND k.created_at <= $6)`,
    [
      request.owner,
      request.key,
      request.bodyHash,
      now,
      new Date(now.getTime() + keptMilliseconds),
      new Date(now.getTime() - abandonedMilliseconds),
    ],
  );
  if (claimed.rowCount === 1) return { state: 'new' };
  const found = await pool.query<Row>(
    'SELECT body_hash, status, answer FROM idempotency_key WHERE owner = $1 AND key = $2',
    [request.owner, request.key],
  );
  const row = found.rows[0];
  if (!row) return { state: 'running' };
  if (row.body_hash !== request.bodyHash) return { state: 'other-body' };
  if (row.status === null) return { state: 'running' };
  return { state: 'answered', status: row.status, answer: row.answer };
}

/** Keeps the answer of a request that did its work. */
export async function keepAnswer(
  pool: Pool,
  request: KeyedRequest,
  status: number,
  answer: unknown,
): Promise<void> {
  await pool.query(
    'UPDATE idempotency_key SET status = $4, answer = $5 WHERE owner = $1 AND key = $2 AND body_hash = $3',
    [request.owner, request.key, request.bodyHash, status, JSON.stringify(answer ?? null)],
  );
}

/** Gives a key back after a request that changed nothing, so that it can be sent again, mended. */
export async function releaseKey(pool: Pool, request: KeyedRequest): Promise<void> {
  await pool.query(
    'DELETE FROM idempotency_key WHERE owner = $1 AND key = $2 AND body_hash = $3 AND status IS NULL',
    [request.owner, request.key, request.bodyHash],
  );
}
