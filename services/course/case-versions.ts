import type { CourseKind } from '../../domain/course/course';
import { systemViewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';

const VIEWER = systemViewer('reconcile');
const PAGE = 5_000;
const TABLES: Readonly<Record<CourseKind, string>> = { trajectory: 'trajectory', playbook: 'playbook_run' };

/** The versions of a case, as its row says. */
export interface CaseVersions {
  readonly kind: CourseKind;
  readonly id: string;
  readonly closed: boolean;
  readonly epoch: number;
  readonly courseVersion: number;
  readonly deliveredVersion: number;
  /** True when a moment came due more than five minutes ago and was not handled; never on a stepped clock. */
  readonly overdue: boolean;
}

const COLUMNS = `id, stage = 'closed' AS closed, epoch, course_version AS "courseVersion",
  delivered_version AS "deliveredVersion",
  coalesce(next_moment_at < $1::timestamptz - interval '5 minutes' AND clock_id IS NULL, false) AS overdue`;

/** All cases that are not closed, page by page in the order of their ids. */
export async function* readOpenCases(
  context: Pick<ServiceContext, 'pool' | 'now'>,
  kind: CourseKind,
): AsyncIterable<CaseVersions> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await withViewer(context, VIEWER, async (tx) => {
      const { rows } = await tx.query<CaseVersions>(
        `SELECT '${kind}' AS kind, ${COLUMNS} FROM ${TABLES[kind]}
         WHERE stage <> 'closed' AND id > $2 ORDER BY id LIMIT ${PAGE}`,
        [context.now(), after],
      );
      return rows;
    });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.id;
  }
}

/** One case as it stands now. @returns null when there is no such case */
export async function readCaseVersions(
  context: Pick<ServiceContext, 'pool' | 'now'>,
  kind: CourseKind,
  id: string,
): Promise<CaseVersions | null> {
  return withViewer(context, VIEWER, async (tx) => {
    const { rows } = await tx.query<CaseVersions>(
      `SELECT '${kind}' AS kind, ${COLUMNS} FROM ${TABLES[kind]} WHERE id = $2`,
      [context.now(), id],
    );
    return rows[0] ?? null;
  });
}

/**
 * Lets a case be delivered again, unless something happened to it since it was looked at.
 * @param epoch the epoch from now on; at least the present one
 * @returns true when it was marked
 */
export async function deliverAgain(
  context: Pick<ServiceContext, 'pool'>,
  seen: CaseVersions,
  epoch: number,
): Promise<boolean> {
  return withViewer(context, VIEWER, async (tx) => {
    const { rowCount } = await tx.query(
      `UPDATE ${TABLES[seen.kind]} SET delivered_version = 0, epoch = $4
       WHERE id = $1 AND epoch = $2 AND delivered_version = $3`,
      [seen.id, seen.epoch, seen.deliveredVersion, Math.max(epoch, seen.epoch)],
    );
    return rowCount === 1;
  });
}
