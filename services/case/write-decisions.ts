import type { Decision } from '../../domain/chart/decision';
import { courseShapeOf } from './course-shape';
import { actorOf } from '../access/viewer';
import type { Transaction } from '../access/with-viewer';
import { writeEvents } from '../outbox/write-events';
import { writeMails } from '../mail/write-mails';
import type { ServiceContext } from '../shared/context';
import { writeAuditLinks } from './write-audit';
import type { PlaybookRunRow, TrajectoryRow } from './case-row';
import { applyTaskChanges, closeTasks, markCorrected, openTasks } from './write-tasks';

/** A decision and the row it was decided on. */
export type DecidedCase =
  | { readonly row: TrajectoryRow; readonly decision: Decision<TrajectoryRow['state']> }
  | { readonly row: PlaybookRunRow; readonly decision: Decision<PlaybookRunRow['state']> };

/**
 * Writes what charts decided: state, tasks, audit links, events and mails, one statement per table
 * whatever the number of cases (design mechanism 1). The rows must be locked by this transaction.
 * @param at the instant of recording, in real time
 * @returns the new course version per case id
 */
export async function writeDecisions(
  tx: Transaction,
  context: ServiceContext,
  items: readonly DecidedCase[],
  at: Date,
): Promise<Map<string, number>> {
  const versions = new Map(items.map((item) => [item.row.id, item.row.courseVersion + 1]));
  await updateCases(tx, items, at);
  await closeTasks(tx, items, at);
  await markCorrected(tx, items);
  await applyTaskChanges(tx, items);
  await openTasks(tx, context, items);
  await writeAuditLinks(tx, actorOf(tx.viewer), items, at);
  await writeEvents(tx, context, items, at);
  await writeMails(tx, context, items, at);
  tx.afterCommit(() => {
    context.wake('overstap_course');
    context.wake('overstap_board');
  });
  return versions;
}

async function updateCases(tx: Transaction, items: readonly DecidedCase[], at: Date): Promise<void> {
  for (const kind of ['trajectory', 'playbook'] as const) {
    const mine = items.filter((item) => item.row.kind === kind);
    if (mine.length === 0) continue;
    const shapes = mine.map((item) => courseShapeOf(item));
    const extra = kind === 'trajectory' ? TRAJECTORY_EXTRA : RUN_EXTRA;
    await tx.query(
      `UPDATE ${extra.table} c SET state = r.state, stage = r.stage,
         overlays = string_to_array(r.overlays, ','), course_version = c.course_version + 1,
         changed_at = r.changed_at, next_moment_at = r.next_moment_at, ${extra.assignments}
       FROM unnest($1::uuid[], $2::jsonb[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::jsonb[])
         AS r(id, state, stage, overlays, changed_at, next_moment_at, extra)
       WHERE c.id = r.id`,
      [
        mine.map((item) => item.row.id),
        mine.map((item) => JSON.stringify(item.decision.state)),
        shapes.map((shape) => shape.stage),
        shapes.map((shape) => shape.overlays.join(',')),
        mine.map(() => at),
        shapes.map((shape) => shape.nextMomentAt),
        shapes.map((shape) => JSON.stringify(shape.columns)),
      ],
    );
  }
}

/** Columns that lists filter on, kept equal to what the state says. */
const TRAJECTORY_EXTRA = {
  table: 'trajectory',
  assignments: `triage = r.extra->>'triage', outcome = r.extra->>'outcome',
    region_code = coalesce(r.extra->>'responsibleRegion', (SELECT n.region_code FROM notice n WHERE n.id = c.notice_id)),
    casemanager_id = (r.extra->>'casemanagerId')::uuid, end_date = (r.extra->>'endDate')::date,
    closed_at = CASE WHEN r.stage = 'closed' THEN coalesce(c.closed_at, r.changed_at) END`,
};
const RUN_EXTRA = {
  table: 'playbook_run',
  assignments: `coordinator_id = (r.extra->>'coordinatorId')::uuid,
    account_manager_id = (r.extra->>'accountManagerId')::uuid,
    ended_at = CASE WHEN r.stage = 'closed' THEN coalesce(c.ended_at, r.changed_at) END`,
};
