import type { Pool } from 'pg';
import { DEMO } from '../prisma/seed/demonstration';
import type { Viewer } from '../services/access/viewer';
import { completeTask } from '../services/task/complete-task';
import type { ServiceContext } from '../services/shared/context';
import { acceptBench } from './m1-notice';
import { inParallel, latencyFigures, timed } from './measure';
import type { Report } from './measure';
import { recordingPool, runStatements } from './record-statements';
import type { Statement } from './record-statements';

const TEAM: Viewer = {
  kind: 'account',
  accountId: DEMO.accounts.casemanagerUwv,
  memberships: [{ organisationId: DEMO.organisations.uwv, role: 'casemanager', regionCode: DEMO.region }],
};

/** What somebody answers by phone who joins. */
const JOINS = {
  meedoen: true,
  weetDatHetVrijwilligIs: true,
  weetWatErGevraagdWordt: true,
  weetWieGegevensZiet: true,
  wilInDezeRegioWerken: true,
} as const;

/** An invitation to answer. */
export interface OpenTask {
  readonly id: string;
  readonly version: number;
  readonly trajectoryId: string;
}

/**
 * M2: complete a task with its answer until the next task is on the list, with 1 and 8 clients at growing
 * numbers of open cases. The floor is the product's own statements of one completion, as plain SQL.
 */
export async function measureCompletion(
  context: ServiceContext,
  behind: Pool,
  openCases: readonly number[],
  reps: number,
  report: Report,
): Promise<void> {
  for (const cases of openCases) {
    for (const clients of [1, 8]) {
      const perRep = clients === 1 ? 100 : 240;
      const product: number[][] = [];
      const floor: number[][] = [];
      for (let rep = 0; rep < reps; rep += 1) {
        await fillTo(context, behind, cases + perRep * 2);
        const tasks = await openTasks(behind, perRep * 2);
        product.push(
          await inParallel(clients, tasks.slice(0, perRep), (task) => completeAndSee(context, behind, task)),
        );
        const recorded: Recorded[] = [];
        for (const task of tasks.slice(perRep)) recorded.push(await record(context, task));
        floor.push(
          await inParallel(clients, recorded, (entry) =>
            timed(async () => {
              await runStatements(context.pool, entry.statements);
              await nextIsOpen(behind, entry.task);
            }),
          ),
        );
      }
      const name = 'next task on the list';
      const label = `clients=${clients}, open cases=${cases}`;
      latencyFigures({ m: 'M2', peer: 'overstap', case: label }, name, product).forEach(report);
      latencyFigures({ m: 'M2', peer: 'floor', case: label }, name, floor).forEach(report);
    }
  }
}

async function completeAndSee(context: ServiceContext, behind: Pool, task: OpenTask): Promise<number> {
  return timed(async () => {
    await completeBench(context, task);
    await nextIsOpen(behind, task);
  });
}

/** Completes an invitation with yes. @returns the course version that it made */
export async function completeBench(context: ServiceContext, task: OpenTask): Promise<number> {
  const answer = await completeTask(context, TEAM, { taskId: task.id, version: task.version, answer: JOINS });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.courseVersion;
}

async function nextIsOpen(behind: Pool, task: OpenTask): Promise<void> {
  const { rows } = await behind.query(
    `SELECT id FROM task WHERE trajectory_id = $1 AND state = 'open' AND id <> $2`,
    [task.trajectoryId, task.id],
  );
  if (rows.length === 0) throw new Error(`no next task for ${task.trajectoryId}`);
}

interface Recorded {
  readonly task: OpenTask;
  readonly statements: readonly Statement[];
}

async function record(context: ServiceContext, task: OpenTask): Promise<Recorded> {
  const { pool, statements } = recordingPool(context.pool);
  const answer = await completeTask({ ...context, pool }, TEAM, {
    taskId: task.id,
    version: task.version,
    answer: JOINS,
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return { task, statements };
}

async function fillTo(context: ServiceContext, behind: Pool, wanted: number): Promise<void> {
  const { rows } = await behind.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM task WHERE state = 'open' AND type = 'enrol.answer'`,
  );
  let missing = wanted - (rows[0]?.n ?? 0);
  while (missing > 0) {
    await acceptBench(context, Math.min(5000, missing));
    missing -= 5000;
  }
  await behind.query('ANALYZE');
}

/** Open invitations, those that are due first first; of one run when given. */
export async function openTasks(
  behind: Pool,
  count: number,
  runId: string | null = null,
): Promise<OpenTask[]> {
  const { rows } = await behind.query<OpenTask>(
    `SELECT id, version, trajectory_id AS "trajectoryId" FROM task
     WHERE state = 'open' AND type = 'enrol.answer' AND ($2::uuid IS NULL OR run_id = $2)
     ORDER BY due_at, id LIMIT $1`,
    [count, runId],
  );
  return rows;
}
