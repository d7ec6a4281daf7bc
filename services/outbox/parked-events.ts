import { actorOf, hasRole } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import type { Result } from '../../domain/shared/result';
import { ok, refuse } from '../../domain/shared/result';
import type { ServiceContext } from '../shared/context';

/** An event that keeps failing, as an administrator sees it. */
export interface ParkedEvent {
  readonly id: string;
  readonly topic: string;
  readonly type: string;
  readonly error: string | null;
  readonly attempts: number;
  readonly parkedAt: string;
  /** Events of the same key that wait behind it. */
  readonly heldBack: number;
}

/** The parked events, oldest first; at most a hundred. */
export async function findParkedEvents(
  context: Pick<ServiceContext, 'pool'>,
  viewer: Viewer,
): Promise<Result<ParkedEvent[]>> {
  if (!hasRole(viewer, 'administrator')) return refuse('message_not_allowed');
  return withViewer(context, viewer, async (tx) => {
    const { rows } = await tx.query<Omit<ParkedEvent, 'parkedAt'> & { parkedAt: Date }>(
      `SELECT o.id, o.topic, o.type, o.error, o.attempts_started AS attempts, o.parked_at AS "parkedAt",
         (SELECT count(*) FROM outbox_event later WHERE later.topic = o.topic AND later.key = o.key
            AND later.sent_at IS NULL AND later.skipped_at IS NULL
            AND (later.version, later.ordinal) > (o.version, o.ordinal)) AS "heldBack"
       FROM outbox_event o WHERE o.parked_at IS NOT NULL AND o.sent_at IS NULL AND o.skipped_at IS NULL
       ORDER BY o.parked_at, o.id LIMIT 100`,
    );
    return ok(rows.map((row) => ({ ...row, parkedAt: row.parkedAt.toISOString() })));
  });
}

/** Sends a parked event again, for example after the topic was made. Audited. */
export async function resendParked(
  context: Pick<ServiceContext, 'pool' | 'now' | 'newId' | 'wake'>,
  viewer: Viewer,
  id: string,
): Promise<Result<true>> {
  return release(context, viewer, id, 'outbox.resend', (tx) =>
    tx.query(
      `UPDATE outbox_event SET parked_at = NULL, attempts_started = 0, attempts_finished = 0, next_at = $2
       WHERE id = $1 AND parked_at IS NOT NULL AND sent_at IS NULL AND skipped_at IS NULL`,
      [id, context.now()],
    ),
  );
}

/** Leaves a parked event out, so that what waits behind it goes on. It is never sent. Audited. */
export async function skipParked(
  context: Pick<ServiceContext, 'pool' | 'now' | 'newId' | 'wake'>,
  viewer: Viewer,
  id: string,
): Promise<Result<true>> {
  return release(context, viewer, id, 'outbox.skip', (tx) =>
    tx.query(
      `UPDATE outbox_event SET skipped_at = $2, skipped_by = $3
       WHERE id = $1 AND parked_at IS NOT NULL AND sent_at IS NULL AND skipped_at IS NULL`,
      [id, context.now(), actorOf(viewer).id],
    ),
  );
}

async function release(
  context: Pick<ServiceContext, 'pool' | 'now' | 'newId' | 'wake'>,
  viewer: Viewer,
  id: string,
  action: string,
  change: (tx: Transaction) => Promise<{ rowCount: number | null }>,
): Promise<Result<true>> {
  if (!hasRole(viewer, 'administrator')) return refuse('message_not_allowed');
  return withViewer(context, viewer, async (tx) => {
    const { rowCount } = await change(tx);
    if (rowCount !== 1) return refuse('message_not_parked');
    await closeAlarm(tx, 'event_parked', id, context.now());
    await logAdministration(tx, context, action, id);
    tx.afterCommit(() => {
      context.wake('overstap_outbox');
    });
    return ok(true);
  });
}

/** Resolves the open alarm about a message that somebody took care of. */
export async function closeAlarm(tx: Transaction, kind: string, subjectId: string, at: Date): Promise<void> {
  await tx.query(
    'UPDATE finding SET resolved_at = $3 WHERE kind = $1 AND subject_id = $2 AND resolved_at IS NULL',
    [kind, subjectId, at],
  );
}

/** Writes to the append-only log who did what to a message. */
export async function logAdministration(
  tx: Transaction,
  context: Pick<ServiceContext, 'now' | 'newId'>,
  action: string,
  subjectId: string,
): Promise<void> {
  const actor = actorOf(tx.viewer);
  await tx.query(
    `INSERT INTO access_log (id, at, actor_kind, actor_id, action, result, subject_ids)
     VALUES ($1, $2, $3, $4, $5, 'allowed', $6)`,
    [context.newId(), context.now(), actor.kind, actor.id, action, [subjectId]],
  );
}
