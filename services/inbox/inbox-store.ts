import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { AWAITS_NOTICE, INBOX_COLUMNS } from './inbox-row';
import type { InboxRow } from './inbox-row';

type Database = Pick<ServiceContext, 'pool' | 'now'>;

/** Longer than a handling transaction can last (the server ends it after 20 s). */
const LEASE_MS = 60_000;

/**
 * Takes the next event that may be handled and counts the attempt, committed before anything is done. Per key
 * in order: by `sequence` where the sender gives one, else as they arrived. An event that fails, is being handled
 * or is parked holds back what comes after it in its key, and nothing else.
 * @returns the event, or null when there is nothing to do now
 */
export async function takeEvent(context: Database): Promise<InboxRow | null> {
  const now = context.now();
  const { rows } = await context.pool.query<InboxRow>(
    `UPDATE inbox_event i SET attempts_started = attempts_started + 1, next_at = $2
     WHERE (i.source, i.event_id) = (
       SELECT w.source, w.event_id FROM inbox_event w
       WHERE w.state = 'received' AND w.next_at <= $1 AND NOT EXISTS (
         SELECT 1 FROM inbox_event e WHERE e.partner_code = w.partner_code AND e.key = w.key
           AND e.state IN ('received', 'parked') AND e.error IS DISTINCT FROM '${AWAITS_NOTICE}'
           AND (coalesce(e.sequence, -1), e."offset") < (coalesce(w.sequence, -1), w."offset"))
       ORDER BY w.received_at, w.source, w.event_id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING ${INBOX_COLUMNS}`,
    [now, new Date(now.getTime() + LEASE_MS)],
  );
  return rows[0] ?? null;
}

/** Locks the event for the transaction that handles it; false when another worker took it over meanwhile. */
export async function lockTakenEvent(tx: Transaction, row: InboxRow): Promise<boolean> {
  const { rows } = await tx.query(
    `SELECT 1 FROM inbox_event WHERE source = $1 AND event_id = $2 AND state = 'received' AND attempts_started = $3
     FOR UPDATE`,
    [row.source, row.eventId, row.attempts],
  );
  return rows.length > 0;
}

/** The event is handled; its payload is emptied, so that nothing is kept that is no longer needed. */
export async function finishEvent(
  tx: Transaction,
  row: InboxRow,
  state: 'done' | 'refused',
  note: string | null,
  now: Date,
): Promise<void> {
  await tx.query(
    `UPDATE inbox_event SET state = $3, done_at = $4, error = $5, payload = NULL WHERE source = $1 AND event_id = $2`,
    [row.source, row.eventId, state, now, note],
  );
}

/** The event waits for the notice it is about; the attempt does not count. */
export async function awaitNotice(tx: Transaction, row: InboxRow, nextAt: Date): Promise<void> {
  await tx.query(
    `UPDATE inbox_event SET next_at = $3, error = '${AWAITS_NOTICE}', attempts_started = attempts_started - 1
     WHERE source = $1 AND event_id = $2`,
    [row.source, row.eventId, nextAt],
  );
}

/** What waited for this notice may be handled now, in the order of its key again. */
export async function wakeWaiting(tx: Transaction, row: InboxRow, now: Date): Promise<void> {
  await tx.query(
    `UPDATE inbox_event SET next_at = $3, error = NULL
     WHERE partner_code = $1 AND key = $2 AND state = 'received' AND error = '${AWAITS_NOTICE}'`,
    [row.partnerCode, row.key, now],
  );
}

/** Handling failed: tried again at `nextAt`, or parked when that is null. */
export async function markFailed(
  context: Database,
  row: InboxRow,
  code: string,
  nextAt: Date | null,
): Promise<void> {
  await context.pool.query(
    `UPDATE inbox_event SET error = $3, next_at = coalesce($4, next_at),
       state = CASE WHEN $4::timestamptz IS NULL THEN 'parked' ELSE 'received' END
     WHERE source = $1 AND event_id = $2 AND state = 'received'`,
    [row.source, row.eventId, code, nextAt],
  );
}

/** The fault was not this event's: the attempt does not count and it may be tried again at once. */
export async function giveEventBack(context: Database, row: InboxRow, nextAt: Date): Promise<void> {
  await context.pool.query(
    `UPDATE inbox_event SET attempts_started = attempts_started - 1, next_at = $3
     WHERE source = $1 AND event_id = $2 AND state = 'received' AND attempts_started = $4`,
    [row.source, row.eventId, nextAt, row.attempts],
  );
}
