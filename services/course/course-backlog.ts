import { systemViewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';

/** From this age on lists and board say that supervision is behind (design mechanism 2). */
export const BEHIND_AFTER_SECONDS = 15 * 60;

/** How far supervision is behind what was decided, in whole seconds; 0 when nothing waits. */
export interface CourseBacklog {
  readonly undelivered: number;
  readonly oldestUndeliveredSeconds: number;
  readonly overdueMoments: number;
  readonly oldestOverdueSeconds: number;
  /** True when one of the two is over a quarter of an hour old. */
  readonly behind: boolean;
}

/**
 * Reads how old the oldest undelivered course and the oldest moment that came due and was not handled are. Cases
 * with a stepped clock have no overdue moments: their time stands still between steps.
 * @param context whose `now` is the present moment
 */
export async function readCourseBacklog(
  context: Pick<ServiceContext, 'pool' | 'now'>,
): Promise<CourseBacklog> {
  const now = context.now();
  const row = await withViewer(context, systemViewer('backlog'), async (tx) => {
    const { rows } = await tx.query<{
      undelivered: number;
      since: Date | null;
      overdue: number;
      due: Date | null;
    }>(
      `WITH waiting AS (
         SELECT changed_at FROM trajectory WHERE course_version > delivered_version
         UNION ALL SELECT changed_at FROM playbook_run WHERE course_version > delivered_version
       ), due AS (
         SELECT next_moment_at FROM trajectory WHERE next_moment_at <= $1 AND clock_id IS NULL
         UNION ALL SELECT next_moment_at FROM playbook_run WHERE next_moment_at <= $1 AND clock_id IS NULL
       )
       SELECT (SELECT count(*) FROM waiting) AS undelivered, (SELECT min(changed_at) FROM waiting) AS since,
         (SELECT count(*) FROM due) AS overdue, (SELECT min(next_moment_at) FROM due) AS due`,
      [now],
    );
    return rows[0];
  });
  const oldestUndeliveredSeconds = secondsSince(row?.since ?? null, now);
  const oldestOverdueSeconds = secondsSince(row?.due ?? null, now);
  return {
    undelivered: row?.undelivered ?? 0,
    oldestUndeliveredSeconds,
    overdueMoments: row?.overdue ?? 0,
    oldestOverdueSeconds,
    behind: Math.max(oldestUndeliveredSeconds, oldestOverdueSeconds) > BEHIND_AFTER_SECONDS,
  };
}

function secondsSince(instant: Date | null, now: Date): number {
  return instant === null ? 0 : Math.max(0, Math.floor((now.getTime() - instant.getTime()) / 1000));
}
