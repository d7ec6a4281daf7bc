import type { Course, CourseKind } from '../../domain/course/course';
import { systemViewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { buildCourses } from './build-course';

const VIEWER = systemViewer('deliver-courses');
/** That many cases of one run changed at the same instant are bulk work: a notice, a page of a change. */
const BULK_FROM = 20;

/** A case whose newest course has not been delivered. */
export interface Candidate {
  readonly kind: CourseKind;
  readonly id: string;
  readonly hasWorkflow: boolean;
}

/**
 * Cases that wait for delivery: first what one person did, then what was done to many at once, then a rebuild;
 * each oldest first. So a colleague's step does not stand behind a notice of thousands.
 * @param except ids that are on their way or set aside
 */
export async function findUndelivered(
  context: Pick<ServiceContext, 'pool'>,
  limit: number,
  except: readonly string[],
): Promise<Candidate[]> {
  return withViewer(context, VIEWER, async (tx) => {
    const { rows } = await tx.query<Candidate>(
      `SELECT kind, id, delivered_version > 0 AS "hasWorkflow" FROM (
         SELECT 'trajectory' AS kind, id, epoch, delivered_version, changed_at,
           count(*) OVER (PARTITION BY run_id, changed_at) AS crowd
         FROM trajectory WHERE course_version > delivered_version
         UNION ALL
         SELECT 'playbook', id, epoch, delivered_version, changed_at, 1
         FROM playbook_run WHERE course_version > delivered_version
       ) waiting
       WHERE id <> ALL ($2::uuid[])
       ORDER BY CASE WHEN epoch > 0 AND delivered_version = 0 THEN 2 WHEN crowd >= $3 THEN 1 ELSE 0 END,
         changed_at, id
       LIMIT $1`,
      [limit, except, BULK_FROM],
    );
    return rows;
  });
}

/** The newest courses of these cases, read at the moment of sending. */
export async function readCourses(
  context: Pick<ServiceContext, 'pool'>,
  kind: CourseKind,
  ids: readonly string[],
): Promise<Course[]> {
  return withViewer(context, VIEWER, (tx) => buildCourses(tx, kind, ids));
}

/**
 * Remembers which version was delivered. Never goes back, and says nothing about another epoch: a rebuild that
 * came in between wants everything delivered again.
 */
export async function markDelivered(
  context: Pick<ServiceContext, 'pool'>,
  kind: CourseKind,
  courses: readonly Course[],
): Promise<void> {
  if (courses.length === 0) return;
  const table = kind === 'trajectory' ? 'trajectory' : 'playbook_run';
  await withViewer(context, VIEWER, async (tx) => {
    // Locked in the order of ids, like every transaction that holds more than one case.
    await tx.query(`SELECT 1 FROM ${table} WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE`, [
      courses.map((course) => course.id),
    ]);
    await tx.query(
      `UPDATE ${table} c SET delivered_version = greatest(c.delivered_version, sent.version)
       FROM unnest($1::uuid[], $2::int[], $3::int[]) AS sent(id, epoch, version)
       WHERE c.id = sent.id AND c.epoch = sent.epoch AND c.delivered_version < sent.version`,
      [
        courses.map((course) => course.id),
        courses.map((course) => course.epoch),
        courses.map((course) => course.version),
      ],
    );
  });
}
