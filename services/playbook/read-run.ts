import type { Viewer } from '../access/viewer';
import { actorOf, regionsOf } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import { taskTypeOf } from '../../domain/task/task-types';
import { STEP_TITLE } from '../task/find-tasks';
import { OUTSIDE_EMBARGO } from '../notice/find-notices';
import { readRuns } from '../case/lock-cases';
import { playbookDocumentOf } from '../case/playbook-cache';
import type { ServiceContext } from '../shared/context';
import { stepsOf } from './run-steps';
import type { RunStep } from './run-steps';

/** A running draaiboek, as a line of a list and at the top of its page. */
export interface RunSummary {
  readonly id: string;
  readonly noticeId: string;
  readonly noticeNumber: string;
  readonly employerName: string;
  readonly certainty: string;
  readonly stage: string;
  readonly overlays: readonly string[];
  readonly startedAt: Date;
  readonly people: number;
  /** Open tasks of everybody in it that are past their time. */
  readonly lateTasks: number;
}

/** One person of a run. */
export interface RunPerson {
  readonly trajectoryId: string;
  readonly personName: string | null;
  readonly personnelReference: string | null;
  readonly residence: string | null;
  readonly stage: string;
  readonly overlays: readonly string[];
  readonly triage: string | null;
  readonly endDate: string | null;
  readonly casemanagerName: string | null;
  /** The open task with the least time left; null when there is none. */
  readonly nextTask: { readonly id: string; readonly title: string; readonly dueAt: Date } | null;
}

export interface RunPage {
  readonly run: RunSummary;
  readonly playbookName: string;
  readonly playbookVersion: number;
  readonly coordinatorName: string | null;
  readonly accountManagerName: string | null;
  readonly tasks: readonly { readonly id: string; readonly title: string; readonly dueAt: Date }[];
  /** The steps of the draaiboek, each with its time and whether it was kept. */
  readonly steps: readonly RunStep[];
  readonly people: readonly RunPerson[];
  /** The id after which the next page begins; null on the last. */
  readonly next: string | null;
}

const SUMMARY = `r.id, r.notice_id AS "noticeId", n.number AS "noticeNumber", o.name AS "employerName", n.certainty,
  r.stage, r.overlays, r.started_at AS "startedAt",
  (SELECT count(*)::int FROM trajectory t WHERE t.run_id = r.id) AS people,
  (SELECT count(*)::int FROM task t WHERE t.run_id = r.id AND t.state = 'open' AND t.due_at < coalesce(k.instant, $2)) AS "lateTasks"`;
const FROM = `FROM playbook_run r
  JOIN notice n ON n.id = r.notice_id
  JOIN organisation o ON o.id = r.employer_id
  LEFT JOIN stepped_clock k ON k.id = r.clock_id`;

/**
 * The draaiboeken that run in the viewer's regions, newest first; at most two hundred. The team of the region only:
 * an employer sees numbers on the page of his notice.
 */
export async function findRuns(context: ServiceContext, viewer: Viewer): Promise<readonly RunSummary[]> {
  const { rows } = await withViewer(context, viewer, (tx) =>
    tx.query<RunSummary>(
      `SELECT ${SUMMARY} ${FROM} WHERE ${OUTSIDE_EMBARGO} AND n.region_code = ANY ($3::text[]) AND r.ended_at IS NULL
       ORDER BY r.started_at DESC, r.id DESC LIMIT 200`,
      [actorOf(viewer).id, context.now(), regionsOf(viewer)],
    ),
  );
  return rows;
}

/**
 * One run with a page of its people.
 *
 * @param after the id of the last trajectory of the page before
 * @returns null when the run does not exist for this viewer
 */
export async function readRun(
  context: ServiceContext,
  viewer: Viewer,
  query: { readonly id: string; readonly after?: string; readonly limit?: number },
): Promise<RunPage | null> {
  const limit = Math.min(500, Math.max(1, query.limit ?? 100));
  return withViewer(context, viewer, async (tx) => {
    const found = await tx.query<RunSummary & Omit<RunPage, 'run' | 'tasks' | 'steps' | 'people' | 'next'>>(
      `SELECT ${SUMMARY}, b.name AS "playbookName", v.version AS "playbookVersion",
         c.name AS "coordinatorName", a.name AS "accountManagerName"
       ${FROM}
       JOIN playbook_version v ON v.id = r.playbook_version_id JOIN playbook b ON b.id = v.playbook_id
       LEFT JOIN account c ON c.id = r.coordinator_id LEFT JOIN account a ON a.id = r.account_manager_id
       WHERE ${OUTSIDE_EMBARGO} AND r.id = $3 AND n.region_code = ANY ($4::text[])`,
      [actorOf(viewer).id, context.now(), query.id, regionsOf(viewer)],
    );
    const row = found.rows[0];
    if (row === undefined) return null;
    const { playbookName, playbookVersion, coordinatorName, accountManagerName, ...run } = row;
    const people = await peopleOf(tx, query.id, query.after, limit + 1);
    const page = people.slice(0, limit);
    return {
      run,
      playbookName,
      playbookVersion,
      coordinatorName,
      accountManagerName,
      tasks: await runTasksOf(tx, query.id),
      steps: await runStepsOf(tx, context, query.id),
      people: page,
      next: people.length > limit ? (page.at(-1)?.trajectoryId ?? null) : null,
    };
  });
}

async function runTasksOf(tx: Transaction, runId: string): Promise<RunPage['tasks']> {
  const { rows } = await tx.query<{ id: string; type: string; dueAt: Date; detail: string | null }>(
    `SELECT t.id, t.type, t.due_at AS "dueAt", ${STEP_TITLE} AS detail
     FROM task t JOIN playbook_run r ON r.id = t.run_id
     WHERE t.run_id = $1 AND t.trajectory_id IS NULL AND t.state = 'open' ORDER BY t.due_at, t.id`,
    [runId],
  );
  return rows.map(({ type, detail, ...row }) => ({
    ...row,
    title: detail ?? taskTypeOf(type)?.title ?? type,
  }));
}

async function runStepsOf(tx: Transaction, context: ServiceContext, runId: string): Promise<RunStep[]> {
  const [row] = await readRuns(tx, [runId]);
  if (row === undefined) return [];
  const document = await playbookDocumentOf(context, row.playbookVersionId);
  return stepsOf(document, row.state, row.steppedNow ?? context.now());
}

type PersonRow = Omit<RunPerson, 'nextTask'> & {
  readonly taskId: string | null;
  readonly taskType: string | null;
  readonly taskDueAt: Date | null;
};

async function peopleOf(
  tx: Transaction,
  runId: string,
  after: string | undefined,
  limit: number,
): Promise<RunPerson[]> {
  const { rows } = await tx.query<PersonRow>(
    `SELECT t.id AS "trajectoryId",
       nullif(concat_ws(' ', coalesce(p.given_name, p.initials), p.name_prefix, p.family_name), '') AS "personName",
       p.personnel_reference AS "personnelReference", m.name AS residence, t.stage, t.overlays, t.triage,
       t.end_date AS "endDate", c.name AS "casemanagerName", k.id AS "taskId", k.type AS "taskType",
       k.due_at AS "taskDueAt"
     FROM trajectory t
     JOIN person p ON p.id = t.person_id
     LEFT JOIN municipality m ON m.code = p.residence_municipality
     LEFT JOIN account c ON c.id = t.casemanager_id
     LEFT JOIN LATERAL (
       SELECT id, type, due_at FROM task WHERE trajectory_id = t.id AND state = 'open' ORDER BY due_at, id LIMIT 1
     ) k ON true
     WHERE t.run_id = $1 AND t.id > $2 ORDER BY t.id LIMIT $3`,
    [runId, after ?? '00000000-0000-0000-0000-000000000000', limit],
  );
  return rows.map(({ taskId, taskType, taskDueAt, ...row }) => ({
    ...row,
    nextTask:
      taskId === null || taskType === null || taskDueAt === null
        ? null
        : { id: taskId, title: taskTypeOf(taskType)?.title ?? taskType, dueAt: taskDueAt },
  }));
}
