import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import type { Course } from '../domain/course/course';
import { COURSE_QUERY, SEARCH_ATTRIBUTES, workflowIdOf } from '../domain/course/messages';
import { systemViewer } from '../services/access/viewer';
import { withViewer } from '../services/access/with-viewer';
import { buildCourses } from '../services/course/build-course';
import type { ServiceContext } from '../services/shared/context';
import { newId } from '../services/shared/ids';
import { acceptBench } from './m1-notice';
import { completeBench, openTasks } from './m2-complete';
import { figure, inParallel, latencyFigures, timed } from './measure';
import type { Report } from './measure';

/** What the measurements with Temporal need. */
export interface TemporalBench {
  readonly context: ServiceContext;
  readonly behind: Pool;
  readonly client: Client;
  /** Task queue of the worker that has the bare workflow. */
  readonly bareQueue: string;
  /** Sends under way at most, the same for product and floor. */
  readonly concurrency: number;
}

/**
 * M4: from a notice of N to N workflows that wait. The floor starts N bare workflows that only wait, with a
 * payload of the same size, the same search attributes, settings and concurrency.
 */
export async function measureWorkflows(
  bench: TemporalBench,
  sizes: readonly number[],
  reps: number,
  report: Report,
): Promise<void> {
  for (const size of sizes) {
    const product: number[] = [];
    const floor: number[] = [];
    for (let rep = 0; rep < reps; rep += 1) {
      let ids: string[] = [];
      product.push(
        await timed(async () => {
          const { runId } = await acceptBench(bench.context, size);
          ids = await trajectoriesOf(bench.behind, runId);
          await allWait(
            bench,
            ids.map((id) => workflowIdOf('trajectory', id)),
          );
        }),
      );
      const courses = await coursesOf(bench.context, ids);
      floor.push(await timed(() => startBare(bench, courses)));
    }
    report(figure({ m: 'M4', peer: 'overstap', case: `N=${size}`, metric: 'all N workflows wait' }, product));
    report(figure({ m: 'M4', peer: 'floor', case: `N=${size}`, metric: 'all N workflows wait' }, floor));
  }
}

/** M2, second half: from the completion of a task until the workflow has the new course, beside a bare signal. */
export async function measureCourseInWorkflow(
  bench: TemporalBench,
  clients: readonly number[],
  reps: number,
  report: Report,
): Promise<void> {
  for (const count of clients) {
    const product: number[][] = [];
    const floor: number[][] = [];
    for (let rep = 0; rep < reps; rep += 1) {
      const perRep = count === 1 ? 40 : 120;
      const { runId } = await acceptBench(bench.context, perRep);
      const ids = await trajectoriesOf(bench.behind, runId);
      await allWait(
        bench,
        ids.map((id) => workflowIdOf('trajectory', id)),
      );
      const tasks = (await openTasks(bench.behind, perRep, runId)).slice(0, perRep);
      product.push(
        await inParallel(count, tasks, (task) =>
          timed(async () => {
            const version = await completeBench(bench.context, task);
            const handle = bench.client.workflow.getHandle(workflowIdOf('trajectory', task.trajectoryId));
            await until(async () => (await handle.query<Course>(COURSE_QUERY)).version >= version);
          }),
        ),
      );
      const bare = await startBareIds(bench, await coursesOf(bench.context, ids));
      floor.push(
        await inParallel(count, bare, (id) =>
          timed(async () => {
            const handle = bench.client.workflow.getHandle(id);
            await handle.signal('bare', 1);
            await until(async () => (await handle.query<number>('newest')) >= 1);
          }),
        ),
      );
    }
    const label = `clients=${count}`;
    latencyFigures({ m: 'M2', peer: 'overstap', case: label }, 'course in the workflow', product).forEach(
      report,
    );
    latencyFigures({ m: 'M2', peer: 'floor', case: label }, 'course in the workflow', floor).forEach(report);
  }
}

async function coursesOf(context: ServiceContext, ids: readonly string[]): Promise<Course[]> {
  return withViewer(context, systemViewer('bench'), (tx) => buildCourses(tx, 'trajectory', ids));
}

async function trajectoriesOf(behind: Pool, runId: string): Promise<string[]> {
  const { rows } = await behind.query<{ id: string }>(
    'SELECT id FROM trajectory WHERE run_id = $1 ORDER BY id',
    [runId],
  );
  return rows.map((row) => row.id);
}

async function startBare(bench: TemporalBench, courses: readonly Course[]): Promise<void> {
  await allWait(bench, await startBareIds(bench, courses));
}

async function startBareIds(bench: TemporalBench, courses: readonly Course[]): Promise<string[]> {
  const ids: string[] = [];
  await inParallel(bench.concurrency, courses, async (course) => {
    const workflowId = `bare/${newId()}`;
    await bench.client.workflow.start('bareWorkflow', {
      workflowId,
      taskQueue: bench.bareQueue,
      args: [{ filler: course }],
      searchAttributes: {
        [SEARCH_ATTRIBUTES.notice]: [course.notice],
        [SEARCH_ATTRIBUTES.region]: [course.region],
        [SEARCH_ATTRIBUTES.stage]: [course.stage],
        [SEARCH_ATTRIBUTES.kind]: [course.kind],
      },
    });
    ids.push(workflowId);
    return 0;
  });
  return ids;
}

/** Waits until every workflow has ended its first workflow task: from then on it waits. The last ones first. */
async function allWait(bench: TemporalBench, workflowIds: readonly string[]): Promise<void> {
  await inParallel(bench.concurrency, [...workflowIds].reverse(), async (id) => {
    await until(async () => {
      const about = await bench.client.workflow
        .getHandle(id)
        .describe()
        .catch(() => null);
      return about !== null && about.historyLength >= 4;
    });
    return 0;
  });
}

async function until(check: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 300_000;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error('a workflow does not get there');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
