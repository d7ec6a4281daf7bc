import type { QueryResultRow } from 'pg';
import { systemViewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
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
  readonly createdAt: Date;
  /** Attempts begun, this one included. */
  readonly attempts: number;
}

const COLUMNS = `id, key, template, recipient_kind AS "recipientKind", recipient_id AS "recipientId",
  subject_id AS "subjectId", params, repeatable, attempts, created_at AS "createdAt"`;

/** Longer than any send can take, so that two lanes never hold one mail. */
const LEASE_MS = 300_000;

/** Takes mails that are due and counts the attempt; other lanes skip them. Committed before anything is sent. */
export async function takeMails(context: Database, most: number): Promise<TakenMail[]> {
  const now = context.now();
  const { rows } = await context.pool.query<TakenMail>(
    `UPDATE mail SET state = 'sending', attempts = attempts + 1, next_at = $2
     WHERE id IN (SELECT id FROM mail WHERE state = 'pending' AND next_at <= $1
                  ORDER BY next_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING ${COLUMNS}`,
    [now, new Date(now.getTime() + LEASE_MS), most],
  );
  return rows;
}

/**
 * Takes everything else that waits for the same recipient and may be collected, so that a bulk change is one
 * mail per recipient, also what was written a moment ago.
 */
export async function takeCompanions(context: Database, recipientId: string): Promise<TakenMail[]> {
  const { rows } = await context.pool.query<TakenMail>(
    `UPDATE mail SET state = 'sending', attempts = attempts + 1, next_at = $2
     WHERE id IN (SELECT id FROM mail WHERE recipient_id = $1 AND state = 'pending' AND params->>'digest' = 'true'
                  ORDER BY id FOR UPDATE SKIP LOCKED)
     RETURNING ${COLUMNS}`,
    [recipientId, new Date(context.now().getTime() + LEASE_MS)],
  );
  return rows;
}

/** Of mails about a task: those whose task is still open. Looked up for all of them at once. */
export async function findWithOpenTask(context: Database, ids: MailIds): Promise<ReadonlySet<string>> {
  const rows = await withViewer(context, systemViewer('mail'), async (tx) => {
    const found = await tx.query<{ id: string }>(
      `SELECT m.id FROM mail m JOIN task t ON t.subject_id = m.subject_id AND t.type = m.params->>'taskType'
         AND t.key = m.params->>'taskKey' AND t.round = (m.params->>'taskRound')::int AND t.state = 'open'
       WHERE m.id = ANY ($1::uuid[])`,
      [ids],
    );
    return found.rows;
  });
  return new Set(rows.map((row) => row.id));
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

/** The ids of mails that say the same thing at once, at least one. */
export type MailIds = readonly string[];

/**
 * Those of one overview remember with which of them they left, so that an overview counts as one mail. A code that
 * lets somebody in is forgotten once the mail is gone.
 */
export async function markMailsSent(context: Database, ids: MailIds): Promise<void> {
  await context.pool.query(
    `UPDATE mail SET state = 'sent', sent_at = $2, error = NULL, params = params - 'code' || jsonb_build_object('with', $3::text)
     WHERE id = ANY ($1::uuid[])`,
    [ids, context.now(), ids[0]],
  );
}

/** Sets what became of mails that did not leave, with the reason as a code. */
export async function markMails(
  context: Database,
  ids: MailIds,
  state: 'uncertain' | 'parked' | 'skipped',
  reason: string,
): Promise<void> {
  await context.pool.query(
    `UPDATE mail SET state = $2, error = $3, params = CASE WHEN $2 = 'skipped' THEN params - 'code' ELSE params END
     WHERE id = ANY ($1::uuid[])`,
    [ids, state, reason],
  );
}

/**
 * Puts mails back to be tried again.
 * @param counts false when the attempt was not their fault
 */
export async function postponeMails(
  context: Database,
  ids: MailIds,
  nextAt: Date,
  reason: string,
  counts: boolean,
): Promise<void> {
  await context.pool.query(
    `UPDATE mail SET state = 'pending', next_at = $2, error = $3, attempts = attempts - $4
     WHERE id = ANY ($1::uuid[])`,
    [ids, nextAt, reason, counts ? 0 : 1],
  );
}

/** How many mails this recipient got since a moment; an overview counts once. */
export async function countSentSince(context: Database, recipientId: string, since: Date): Promise<number> {
  const { rows } = await context.pool.query<{ count: number }>(
    `SELECT count(DISTINCT params->>'with') AS count FROM mail
     WHERE recipient_id = $1 AND state = 'sent' AND sent_at >= $2`,
    [recipientId, since],
  );
  return rows[0]?.count ?? 0;
}
