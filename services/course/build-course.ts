import type { Course, CourseKind } from '../../domain/course/course';
import { courseOfPlaybook } from '../../domain/playbook/course';
import { courseOfTrajectory } from '../../domain/trajectory/course';
import type { Transaction } from '../access/with-viewer';
import type { CaseRow } from '../case/case-row';
import { readRuns, readTrajectories } from '../case/lock-cases';

const MOST_TRANSITIONS = 50;

interface TransitionRow {
  readonly subjectId: string;
  readonly version: number;
  readonly event: string;
  readonly from: string | null;
  readonly to: string;
  readonly at: Date;
}

/**
 * The newest courses of cases as they stand now, with what happened since the last delivery (at most
 * fifty transitions each), so that Temporal's history reads as the person's way.
 * @returns courses of the cases that exist for this viewer, in the order of their ids
 */
export async function buildCourses(
  tx: Transaction,
  kind: CourseKind,
  ids: readonly string[],
): Promise<Course[]> {
  const rows: CaseRow[] = kind === 'trajectory' ? await readTrajectories(tx, ids) : await readRuns(tx, ids);
  const transitions = await readTransitions(tx, rows);
  return rows.map((row) => courseOfRow(row, transitions.get(row.id) ?? []));
}

function courseOfRow(row: CaseRow, transitions: Course['transitions']): Course {
  const identity = {
    id: row.id,
    epoch: row.epoch,
    version: row.courseVersion,
    notice: row.noticeNumber,
    region: row.regionCode,
    steppedNow: row.steppedNow?.toISOString() ?? null,
  };
  return row.kind === 'trajectory'
    ? courseOfTrajectory(identity, row.state, transitions)
    : courseOfPlaybook(identity, row.state, transitions);
}

async function readTransitions(
  tx: Transaction,
  rows: readonly CaseRow[],
): Promise<Map<string, Course['transitions']>> {
  const found = await tx.query<TransitionRow>(
    `SELECT a.subject_id AS "subjectId", a.course_version AS version, a.event, a.from_stage AS "from",
       a.to_stage AS "to", a.at
     FROM unnest($1::uuid[], $2::int4[]) AS c(id, delivered)
     JOIN audit_entry a ON a.subject_id = c.id AND a.course_version > c.delivered
     ORDER BY a.subject_id, a.seq`,
    [rows.map((row) => row.id), rows.map((row) => row.deliveredVersion)],
  );
  const byCase = new Map<string, Course['transitions']>();
  for (const row of found.rows) {
    const list = byCase.get(row.subjectId) ?? [];
    list.push({
      version: row.version,
      event: row.event,
      from: row.from,
      to: row.to,
      at: row.at.toISOString(),
    });
    byCase.set(row.subjectId, list);
  }
  for (const [id, list] of byCase) byCase.set(id, list.slice(-MOST_TRANSITIONS));
  return byCase;
}
