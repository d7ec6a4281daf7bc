import type { ServiceContext } from '../shared/context';

const DAY_MS = 86_400_000;

/** How long messages are kept, in days. */
export const KEEP_DAYS = {
  /** Events that were sent; the newest of each key stays, because its version counts on. */
  sentEvents: 90,
  /** What stood in a dead letter. That there was one, why and its hash stay. */
  deadLetterContent: 30,
  /** Mails that left or were left out. */
  finishedMails: 90,
} as const;

export interface CleanedMessages {
  readonly events: number;
  readonly letters: number;
  readonly mails: number;
}

/**
 * Removes messages whose time is over. Events from outside stay, without their content, for as long as the
 * database does: their id is what keeps a late copy from acting twice. Doing it twice does no harm.
 */
export async function cleanMessages(context: Pick<ServiceContext, 'pool' | 'now'>): Promise<CleanedMessages> {
  const before = (days: number): Date => new Date(context.now().getTime() - days * DAY_MS);
  const events = await context.pool.query(
    `DELETE FROM outbox_event o WHERE (o.sent_at < $1 OR o.skipped_at < $1) AND EXISTS (
       SELECT 1 FROM outbox_event newer WHERE newer.topic = o.topic AND newer.key = o.key
         AND (newer.version, newer.ordinal) > (o.version, o.ordinal))`,
    [before(KEEP_DAYS.sentEvents)],
  );
  const letters = await context.pool.query(
    'UPDATE dead_letter SET raw = NULL WHERE raw IS NOT NULL AND received_at < $1',
    [before(KEEP_DAYS.deadLetterContent)],
  );
  const mails = await context.pool.query(
    "DELETE FROM mail WHERE state IN ('sent', 'skipped') AND coalesce(sent_at, created_at) < $1",
    [before(KEEP_DAYS.finishedMails)],
  );
  return { events: events.rowCount ?? 0, letters: letters.rowCount ?? 0, mails: mails.rowCount ?? 0 };
}
