import type { CourseKind } from '../../domain/course/course';
import { systemViewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';

const VIEWER = systemViewer('rebuild-workflows');
const PAGE = 500;
const TABLES: Readonly<Record<CourseKind, string>> = { trajectory: 'trajectory', playbook: 'playbook_run' };

/** How far a rebuild is. */
export interface RebuildProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Lets all running cases be delivered anew, for when Temporal lost its data or was restored: a higher epoch wins
 * from any version, and a case that was never delivered in it is started. Goes in pages; broken off and run again
 * it does no harm. Moments that were handled are stored with the case, so nothing goes out twice.
 * @param onProgress called after every page
 * @returns how many cases were marked; the delivery does the rest
 */
export async function rebuildWorkflows(
  context: ServiceContext,
  onProgress: (progress: RebuildProgress) => void = () => undefined,
): Promise<number> {
  const total = (await countOpen(context, 'playbook')) + (await countOpen(context, 'trajectory'));
  let done = 0;
  for (const kind of ['playbook', 'trajectory'] as const) {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const ids = await raisePage(context, kind, after);
      const last = ids.at(-1);
      if (last === undefined) break;
      after = last;
      done += ids.length;
      onProgress({ done, total: Math.max(total, done) });
      context.wake('overstap_course');
    }
  }
  context.log.info({ cases: done }, 'workflows-rebuild-marked');
  return done;
}

/** How many running cases have not reached Temporal in their present epoch. */
export async function countNotRebuilt(context: Pick<ServiceContext, 'pool'>): Promise<number> {
  return withViewer(context, VIEWER, async (tx) => {
    const { rows } = await tx.query<{ n: number }>(
      `SELECT (SELECT count(*) FROM trajectory WHERE course_version > delivered_version AND delivered_version = 0)
            + (SELECT count(*) FROM playbook_run WHERE course_version > delivered_version AND delivered_version = 0)
         AS n`,
    );
    return rows[0]?.n ?? 0;
  });
}

async function countOpen(context: Pick<ServiceContext, 'pool'>, kind: CourseKind): Promise<number> {
  return withViewer(context, VIEWER, async (tx) => {
    const { rows } = await tx.query<{ n: number }>(
      `SELECT count(*) AS n FROM ${TABLES[kind]} WHERE stage <> 'closed'`,
    );
    return rows[0]?.n ?? 0;
  });
}

/** Raises the epoch of the next cases in the order of their ids, which is the order in which locks are taken. */
async function raisePage(
  context: Pick<ServiceContext, 'pool'>,
  kind: CourseKind,
  after: string,
): Promise<string[]> {
  return withViewer(context, VIEWER, async (tx) => {
    const { rows } = await tx.query<{ id: string }>(
      `WITH page AS (
         SELECT id FROM ${TABLES[kind]} WHERE stage <> 'closed' AND id > $1 ORDER BY id LIMIT $2 FOR UPDATE
       ), raised AS (
         UPDATE ${TABLES[kind]} c SET epoch = c.epoch + 1, delivered_version = 0 FROM page WHERE c.id = page.id
         RETURNING c.id
       )
       SELECT id FROM raised ORDER BY id`,
      [after, PAGE],
    );
    return rows.map((row) => row.id);
  });
}
