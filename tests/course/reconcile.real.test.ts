/**
 * Promise: whatever Temporal and PostgreSQL disagree about is seen and, where that can be done, repaired; and
 * everything can be brought back from PostgreSQL alone.
 */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  workflowIdOf,
  COURSE_QUERY,
  COURSE_SIGNAL,
  PARKED_QUERY,
  WORKFLOW_TYPES,
} from '../../domain/course/messages';
import type { Course } from '../../domain/course/course';
import type { TrajectoryEvent } from '../../domain/trajectory/events';
import { systemViewer } from '../../services/access/viewer';
import { withViewer } from '../../services/access/with-viewer';
import { createInventory } from '../../services/adapters/temporal/create-inventory';
import { decideOnTrajectory } from '../../services/case/decide-case';
import type { ReconcileReport } from '../../services/course/reconcile';
import { reconcileCourses } from '../../services/course/reconcile';
import { rebuildWorkflows } from '../../services/course/rebuild';
import { waitFor } from '../support/wait-for';
import { course } from '../workflows/support/courses';
import type { CourseTest } from './support';
import { createCourseTest, trajectoriesOf, undeliveredOf } from './support';

let test: CourseTest;
beforeAll(async () => {
  test = await createCourseTest();
  await test.supervise();
});
afterAll(() => test.close());

const handleOf = (id: string) => test.client.workflow.getHandle(workflowIdOf('trajectory', id));
const isRunning = async (id: string) => (await handleOf(id).describe()).status.name === 'RUNNING';
const currentCourse = (id: string) => handleOf(id).query<Course>(COURSE_QUERY);

async function delivered(count: number): Promise<{ noticeId: string; ids: string[] }> {
  const { noticeId } = await test.accept(count);
  await waitFor('delivery', async () => (await undeliveredOf(test, noticeId)) === 0);
  const ids = await trajectoriesOf(test, noticeId);
  await waitFor('the list', async () => {
    const listed = new Set<string>();
    for await (const ref of createInventory(test.client, test.taskQueue).listRunning()) listed.add(ref.id);
    return ids.every((id) => listed.has(id));
  });
  return { noticeId, ids };
}

async function compare(sample = 1000): Promise<ReconcileReport> {
  const inventory = createInventory(test.client, test.taskQueue);
  return reconcileCourses(test.services.context, inventory, { sample });
}

/** Decides, and makes the row say that it was delivered although nobody sent it: a lost signal. */
async function decideAndLose(id: string, event: TrajectoryEvent): Promise<void> {
  const { context } = test.services;
  await withViewer(context, systemViewer('test'), async (tx) => {
    const answer = await decideOnTrajectory(tx, context, id, event);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    await tx.query('UPDATE trajectory SET delivered_version = course_version WHERE id = $1', [id]);
  });
}

async function findings(): Promise<{ kind: string; subject: string; open: boolean }[]> {
  const { rows } = await test.services.behind.query<{ kind: string; subject: string; open: boolean }>(
    'SELECT kind, subject_id AS subject, resolved_at IS NULL AS open FROM finding ORDER BY found_at',
  );
  return rows;
}

const endDate = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** `npm run rebuild-workflows -- --json`, from source. */
async function runCommand(): Promise<unknown> {
  const root = path.join(__dirname, '..', '..');
  const args = [
    '-r',
    path.join(root, 'tests/support/read-typescript.cjs'),
    'workers/rebuild-workflows.ts',
    '--json',
  ];
  const env = {
    PATH: process.env['PATH'] ?? '',
    DATABASE_URL: test.services.database.appUrl,
    TEMPORAL_ADDRESS: test.address,
    KAFKA_BROKERS: '127.0.0.1:1',
    SMTP_URL: 'smtp://127.0.0.1:1',
    OIDC_ISSUER: 'http://127.0.0.1:1',
    BASE_URL: 'http://127.0.0.1:1',
  };
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env });
  return JSON.parse(stdout);
}

it('finds nothing to do when both agree', async () => {
  const { ids } = await delivered(3);
  const report = await compare();
  expect(report).toMatchObject({ missing: 0, notEnded: 0, behind: 0, ahead: 0, findings: 0 });
  expect(report.cases).toBeGreaterThanOrEqual(ids.length + 1);
  expect(report.workflows).toBe(report.cases);
});

it('starts a workflow that is gone', async () => {
  const { noticeId, ids } = await delivered(2);
  await handleOf(ids[0]!).terminate('by the test');
  await waitFor('the repair', async () => (await compare(0)).missing === 1);
  await waitFor('the start', async () => (await undeliveredOf(test, noticeId)) === 0 && isRunning(ids[0]!));
  expect((await currentCourse(ids[0]!)).id).toBe(ids[0]);
});

it('tells a workflow again what it missed', async () => {
  const { ids } = await delivered(1);
  await decideAndLose(ids[0]!, { type: 'end_date_changed', endDate: endDate(200) });
  const before = await currentCourse(ids[0]!);
  expect((await compare()).behind).toBe(1);
  await waitFor('the course', async () => (await currentCourse(ids[0]!)).version === before.version + 1);
  expect((await compare()).behind).toBe(0);
});

it('ends a workflow of a case that was closed', async () => {
  const { ids } = await delivered(1);
  await decideAndLose(ids[0]!, { type: 'withdrew', on: endDate(0), outcome: 'withdrew' });
  expect((await compare(0)).notEnded).toBe(1);
  await waitFor('the end', async () => (await handleOf(ids[0]!).describe()).status.name === 'COMPLETED');
});

it('begins a new epoch when the workflow knows what the database has lost', async () => {
  const { ids } = await delivered(1);
  const now = await currentCourse(ids[0]!);
  await handleOf(ids[0]!).signal(COURSE_SIGNAL, { ...now, version: now.version + 7, stage: 'triage' });
  await waitFor('the signal', async () => (await currentCourse(ids[0]!)).stage === 'triage');
  expect((await compare()).ahead).toBe(1);
  const after = await waitFor('the new epoch', async () => {
    const newest = await currentCourse(ids[0]!);
    return newest.epoch === 1 && newest;
  });
  expect([after.stage, after.version]).toEqual(['registered', now.version]);
});

it('reports a workflow without a case, and forgets it when it is gone', async () => {
  const ghost = course({ id: '0197c0de-0000-7000-8000-00000000dead' });
  const handle = await test.client.workflow.start(WORKFLOW_TYPES.trajectory, {
    workflowId: workflowIdOf('trajectory', ghost.id),
    taskQueue: test.taskQueue,
    args: [{ course: ghost }],
  });
  await waitFor('the finding', async () => (await compare(0)).findings === 1);
  expect(await findings()).toEqual([{ kind: 'workflow_without_case', subject: ghost.id, open: true }]);
  await handle.terminate();
  await waitFor('its end', async () => (await compare(0)).findings === 0);
  expect(await findings()).toEqual([{ kind: 'workflow_without_case', subject: ghost.id, open: false }]);
});

it('brings everything back after Temporal lost it, also when it is broken off in the middle', async () => {
  const { ids } = await delivered(5);
  const before = await currentCourse(ids[0]!);
  for await (const { kind, id } of createInventory(test.client, test.taskQueue).listRunning())
    await test.client.workflow.getHandle(workflowIdOf(kind, id)).terminate('lost');
  const { rows } = await test.services.behind.query<{ mails: number }>('SELECT count(*) AS mails FROM mail');
  const progress: string[] = [];
  const cases = await rebuildWorkflows(test.services.context, ({ done, total }) =>
    progress.push(`${done}/${total}`),
  );
  expect(progress.at(-1)).toBe(`${cases}/${cases}`);
  expect(await runCommand()).toEqual({ cases, seconds: expect.any(Number) as number, delivered: true });
  await waitFor('all of them', async () => {
    const open = await test.services.behind.query<{ n: number }>(
      'SELECT count(*) AS n FROM trajectory WHERE course_version > delivered_version',
    );
    return open.rows[0]?.n === 0;
  });
  const after = await waitFor('the workflow', () => currentCourse(ids[0]!).catch(() => null));
  expect([after.epoch, after.version, after.moments]).toEqual([
    before.epoch + 2,
    before.version,
    before.moments,
  ]);
  expect(await handleOf(ids[0]!).query(PARKED_QUERY)).toEqual([]);
  const mails = await test.services.behind.query<{ mails: number }>('SELECT count(*) AS mails FROM mail');
  expect(mails.rows[0]).toEqual(rows[0]);
});
