import { ok, refuse } from '../../domain/shared/result';
import type { Result } from '../../domain/shared/result';
import { isId } from '../shared/ids';
import { hasRole } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import { closeAlarm, logAdministration } from '../outbox/parked-events';
import type { ServiceContext } from '../shared/context';
import { finishEvent } from './inbox-store';
import { INBOX_COLUMNS } from './inbox-row';
import type { InboxRow } from './inbox-row';
import { writeRefusal } from './reply';

/** An event from outside that keeps failing, as an administrator sees it: no content. */
export interface StuckInboxEvent {
  /** The row's own id: the sender's ids stand in the database only. */
  readonly id: string;
  readonly partnerCode: string;
  readonly type: string;
  readonly error: string | null;
  readonly attempts: number;
  readonly receivedAt: string;
  /** Events of the same reference that wait behind it. */
  readonly heldBack: number;
}

/** An event that could not be read or did not belong to its sender. */
export interface DeadLetter {
  readonly id: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly reason: string;
  readonly hash: string;
  readonly receivedAt: string;
}

export interface StuckInbox {
  readonly parked: readonly StuckInboxEvent[];
  readonly deadLetters: readonly DeadLetter[];
}

type Tools = Pick<ServiceContext, 'pool' | 'now' | 'newId' | 'wake'>;

/** A name for an event in lists and commands, made from source and id by the database. */
const ROW_ID = `md5(i.source || ' ' || i.event_id)::uuid`;

/** Parked events and open dead letters, oldest first, at most a hundred of each. */
export async function findStuckInbox(
  context: Pick<ServiceContext, 'pool'>,
  viewer: Viewer,
): Promise<Result<StuckInbox>> {
  if (!hasRole(viewer, 'administrator')) return refuse('message_not_allowed');
  return withViewer(context, viewer, async (tx) => {
    const parked = await tx.query<Omit<StuckInboxEvent, 'receivedAt'> & { receivedAt: Date }>(
      `SELECT ${ROW_ID} AS id, i.partner_code AS "partnerCode", i.type, i.error, i.attempts_started AS attempts,
         i.received_at AS "receivedAt",
         (SELECT count(*) FROM inbox_event later WHERE later.partner_code = i.partner_code AND later.key = i.key
            AND later.state = 'received') AS "heldBack"
       FROM inbox_event i WHERE i.state = 'parked' ORDER BY i.received_at, i.source, i.event_id LIMIT 100`,
    );
    const letters = await tx.query<Omit<DeadLetter, 'receivedAt'> & { receivedAt: Date }>(
      `SELECT id, topic, partition, "offset", reason, hash, received_at AS "receivedAt"
       FROM dead_letter WHERE handled_at IS NULL ORDER BY received_at, id LIMIT 100`,
    );
    return ok({ parked: parked.rows.map(written), deadLetters: letters.rows.map(written) });
  });
}

/** Handles a parked event again, for example after a fault of ours was repaired. Audited. */
export async function retryInboxEvent(context: Tools, viewer: Viewer, id: string): Promise<Result<true>> {
  return settle(context, viewer, id, 'inbox.retry', async (tx, row) => {
    await tx.query(
      `UPDATE inbox_event SET state = 'received', attempts_started = 0, next_at = $3, error = NULL
       WHERE source = $1 AND event_id = $2`,
      [row.source, row.eventId, context.now()],
    );
  });
}

/** Refuses a parked event; its sender is told, and what waits behind it goes on. Audited. */
export async function refuseInboxEvent(context: Tools, viewer: Viewer, id: string): Promise<Result<true>> {
  return settle(context, viewer, id, 'inbox.refuse', async (tx, row) => {
    await writeRefusal(tx, context, row, [NOT_HANDLED]);
    await finishEvent(tx, row, 'refused', NOT_HANDLED.code, context.now());
  });
}

/** Marks a dead letter as looked at. Audited; the letter itself stays until its time is over. */
export async function settleDeadLetter(context: Tools, viewer: Viewer, id: string): Promise<Result<true>> {
  if (!hasRole(viewer, 'administrator')) return refuse('message_not_allowed');
  if (!isId(id)) return refuse('message_not_parked');
  return withViewer(context, viewer, async (tx) => {
    const by = viewer.kind === 'account' ? viewer.accountId : null;
    const { rowCount } = await tx.query(
      'UPDATE dead_letter SET handled_at = $2, handled_by = $3 WHERE id = $1 AND handled_at IS NULL',
      [id, context.now(), by],
    );
    if (rowCount !== 1) return refuse('message_not_parked');
    await logAdministration(tx, context, 'dead-letter.settle', id);
    return ok(true);
  });
}

const NOT_HANDLED = {
  plaats: '',
  code: 'not_handled',
  uitleg: 'Wij konden dit event niet verwerken. Stuur het opnieuw met een nieuw id, of bel ons.',
} as const;

async function settle(
  context: Tools,
  viewer: Viewer,
  id: string,
  action: string,
  change: (tx: Transaction, row: InboxRow) => Promise<void>,
): Promise<Result<true>> {
  if (!hasRole(viewer, 'administrator')) return refuse('message_not_allowed');
  if (!isId(id)) return refuse('message_not_parked');
  return withViewer(context, viewer, async (tx) => {
    const { rows } = await tx.query<InboxRow>(
      `SELECT ${INBOX_COLUMNS} FROM inbox_event i WHERE i.state = 'parked' AND ${ROW_ID} = $1 FOR UPDATE`,
      [id],
    );
    const row = rows[0];
    if (row === undefined) return refuse('message_not_parked');
    await change(tx, row);
    await closeAlarm(tx, 'inbox_parked', id, context.now());
    await logAdministration(tx, context, action, id);
    return ok(true);
  });
}

function written<Row extends { readonly receivedAt: Date }>(
  row: Row,
): Omit<Row, 'receivedAt'> & { readonly receivedAt: string } {
  return { ...row, receivedAt: row.receivedAt.toISOString() };
}
