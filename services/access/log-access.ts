import type { ServiceContext } from '../shared/context';
import { newId } from '../shared/ids';
import { actorOf } from './viewer';
import type { Viewer } from './viewer';
import type { Transaction } from './with-viewer';

/** What stands in the access log for one page, one answer or one refused attempt. */
export interface AccessEntry {
  /** What was asked, by code: `file.viewed`, `task.viewed`, `consent.withdrawn`. */
  readonly action: string;
  readonly result: 'allowed' | 'refused';
  /** Whom it was about, by id; one row however many people stand on a page. */
  readonly subjectIds: readonly string[];
  /** Code of the refusal. */
  readonly reason?: string;
}

const INSERT = `INSERT INTO access_log (id, at, actor_kind, actor_id, action, result, subject_ids, reason)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** Logs a view in the transaction that reads: what cannot be logged is not shown (BIO2 8.15.01). */
export async function logAccess(
  tx: Transaction,
  context: Pick<ServiceContext, 'now'>,
  entry: AccessEntry,
): Promise<void> {
  await tx.query(INSERT, valuesOf(tx.viewer, context.now(), entry));
}

/** Logs outside any transaction: a refused attempt must stay although its work is rolled back. */
export async function logRefusal(
  context: Pick<ServiceContext, 'pool' | 'now'>,
  viewer: Viewer,
  entry: Omit<AccessEntry, 'result'>,
): Promise<void> {
  await context.pool.query(INSERT, valuesOf(viewer, context.now(), { ...entry, result: 'refused' }));
}

/** A line as the doors of the application make it, also for somebody who is not known. */
export interface AccessLine extends AccessEntry {
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
}

/** Writes a line of a door; it throws when that fails, so that nothing is shown unrecorded. */
export async function recordAccessLine(
  context: Pick<ServiceContext, 'pool'>,
  line: AccessLine,
): Promise<void> {
  await context.pool.query(INSERT, [
    newId(),
    line.at,
    line.actorKind,
    line.actorId,
    line.action,
    line.result,
    line.subjectIds,
    line.reason ?? null,
  ]);
}

function valuesOf(viewer: Viewer, at: Date, entry: AccessEntry): unknown[] {
  const actor = actorOf(viewer);
  return [
    newId(),
    at,
    actor.kind,
    actor.id,
    entry.action,
    entry.result,
    [...new Set(entry.subjectIds)],
    entry.reason ?? null,
  ];
}
