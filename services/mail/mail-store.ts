import type { QueryResultRow } from 'pg';
import type { ServiceContext } from '../shared/context';

type Database = Pick<ServiceContext, 'pool' | 'now'>;

/** A mail that is taken to be sent. */
export interface TakenMail extends QueryResultRow {
  readonly id: string;
  readonly key: string;
  readonly template: string;
  readonly recipientKind: 'account' | 'person';
  readonly recipientId: string;
  readonly subjectId: string | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly repeatable: boolean;
  /** Attempts begun, this one included. */
  readonly attempts: number;
}

/** Longer than any send can take, so that two lanes never hold one mail. */
const LEASE_MS = 300_000;

/** Takes mails that are due and counts the attempt; other lanes skip them. Committed before anything is sent. */
export async function takeMails(context: Database, most: number): Promise<TakenMail[]> {
  const now = context.now();
  const { rows } = await context.pool.query<TakenMail>(
    `UPDATE mail SET state = 'sending', attempts = attempts + 1, next_at = $2
     WHERE id IN (SELECT id FROM mail WHERE state = 'pending' AND next_at <= $1
                  ORDER BY next_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING id, key, template, recipient_kind AS "recipientKind", recipient_id AS "recipientId",
       subject_id AS "subjectId", params, repeatable, attempts`,
    [now, new Date(now.getTime() + LEASE_MS), most],
  );
  return rows;
}

/** A mail whose lane died while sending it: nobody knows whether it left. */
export interface LostMail extends QueryResultRow {
  readonly id: string;
  readonly template: string;
  readonly repeatable: boolean;
}

/** Mails whose lease has run out, made `uncertain` at once; the caller decides which may be repeated. */
export async function findLostMails(context: Database): Promise<LostMail[]> {
  const { rows } = await context.pool.query<LostMail>(
    `UPDATE mail SET state = 'uncertain', error = 'lane_died' WHERE state = 'sending' AND next_at < $1
     RETURNING id, template, repeatable`,
    [context.now()],
  );
  return rows;
}

export async function markMailSent(context: Database, id: string): Promise<void> {
  await context.pool.query("UPDATE mail SET state = 'sent', sent_at = $2, error = NULL WHERE id = $1", [
    id,
    context.now(),
  ]);
}

/** Sets what became of a mail that did not leave, with the reason as a code. */
export async function markMail(
  context: Database,
  id: string,
  state: 'uncertain' | 'parked' | 'skipped',
  reason: string,
): Promise<void> {
  await context.pool.query('UPDATE mail SET state = $2, error = $3 WHERE id = $1', [id, state, reason]);
}

/**
 * Puts a mail back to be tried again.
 * @param counts false when the attempt was not this mail's fault
 */
export async function postponeMail(
  context: Database,
  id: string,
  nextAt: Date,
  reason: string,
  counts: boolean,
): Promise<void> {
  await context.pool.query(
    `UPDATE mail SET state = 'pending', next_at = $2, error = $3, attempts = attempts - $4 WHERE id = $1`,
    [id, nextAt, reason, counts ? 0 : 1],
  );
}

/** How many mails this recipient got since a moment. */
export async function countSentSince(context: Database, mail: TakenMail, since: Date): Promise<number> {
  const { rows } = await context.pool.query<{ count: number }>(
    `SELECT count(*) AS count FROM mail WHERE recipient_id = $1 AND state = 'sent' AND sent_at >= $2`,
    [mail.recipientId, since],
  );
  return rows[0]?.count ?? 0;
}
