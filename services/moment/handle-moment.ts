import type { Course, CourseKind, MomentAnswer, MomentReport } from '../../domain/course/course';
import { peoplePageOf } from '../../domain/playbook/people';
import type { Refusal } from '../../domain/shared/refusal';
import { systemViewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import type { CaseRow } from '../case/case-row';
import { decideLockedRun, decideLockedTrajectory, nowOf } from '../case/decide-case';
import { lockRun, lockTrajectory } from '../case/lock-cases';
import { buildCourses } from '../course/build-course';
import { handlePeoplePage } from '../playbook/handle-people-page';
import type { ServiceContext } from '../shared/context';

const LATE_AFTER_MS = 15 * 60_000;
const VIEWER = systemViewer('moment');

/**
 * A moment came due: the same chart and the same transaction as for a human answer, under a named
 * system viewer (design mechanism 4). Called by the workflow's activity, any number of times.
 * @returns `done`, `already` or `stale`, with the newest course; none of them is a failure
 * @throws Error `case_unknown` when the case was erased, so that the workflow can end
 */
export async function handleMoment(context: ServiceContext, report: MomentReport): Promise<MomentAnswer> {
  const page = report.kind === 'playbook' ? peoplePageOf(report.key) : null;
  return page === null ? decideMoment(context, report) : handlePage(context, report, page.page);
}

/** A page of people is work of its own, in transactions of its own; the run's newest course is the answer. */
async function handlePage(
  context: ServiceContext,
  report: MomentReport,
  page: number,
): Promise<MomentAnswer> {
  const handled = await handlePeoplePage(context, report.id, page);
  const course = await withViewer(context, VIEWER, (tx) => newestCourse(tx, report));
  return { outcome: handled ? 'done' : 'stale', course };
}

async function newestCourse(tx: Transaction, { kind, id }: MomentReport): Promise<Course> {
  const [course] = await buildCourses(tx, kind, [id]);
  if (course === undefined) throw new Error('case_unknown');
  return course;
}

async function decideMoment(context: ServiceContext, report: MomentReport): Promise<MomentAnswer> {
  return withViewer(context, VIEWER, async (tx) => {
    const row = await lockCase(tx, report.kind, report.id);
    if (row === null) throw new Error('case_unknown');
    const lateBy = nowOf(context, row).getTime() - Date.parse(report.at);
    const event = { type: 'moment_due', key: report.key, late: lateBy > LATE_AFTER_MS } as const;
    const decided =
      row.kind === 'trajectory'
        ? await decideLockedTrajectory(tx, context, row, event)
        : await decideLockedRun(tx, context, row, { ...event, ...(await peopleLeft(tx, report)) });
    const outcome = decided.ok ? 'done' : outcomeOf(decided.error);
    return { outcome, course: await newestCourse(tx, report) };
  });
}

/** What the chart of a run cannot see: how many of its people are not done. */
async function peopleLeft(tx: Transaction, report: MomentReport): Promise<{ peopleLeft?: number }> {
  if (!report.key.startsWith('people-left/')) return {};
  const { rows } = await tx.query<{ n: number }>(
    `SELECT count(*) AS n FROM trajectory WHERE run_id = $1 AND stage <> 'closed'`,
    [report.id],
  );
  return { peopleLeft: rows[0]?.n ?? 0 };
}

function outcomeOf(refusal: Refusal): MomentAnswer['outcome'] {
  return refusal.code === 'moment_already' ? 'already' : 'stale';
}

async function lockCase(tx: Transaction, kind: CourseKind, id: string): Promise<CaseRow | null> {
  return kind === 'trajectory' ? lockTrajectory(tx, id) : lockRun(tx, id);
}
