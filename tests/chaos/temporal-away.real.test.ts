/**
 * Promise: case work goes on while Temporal is away, and when it is back every changed case costs one signal, however
 * often it changed. When Temporal comes back without its data, everything is started from PostgreSQL again.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { COURSE_QUERY, workflowIdOf } from '../../domain/course/messages';
import type { Course } from '../../domain/course/course';
import { systemViewer } from '../../services/access/viewer';
import { withViewer } from '../../services/access/with-viewer';
import { decideOnTrajectory } from '../../services/case/decide-case';
import { readCourseBacklog } from '../../services/course/course-backlog';
import { rebuildWorkflows } from '../../services/course/rebuild';
import { startTemporal } from '../../stack/servers/temporal';
import type { TemporalServer } from '../../stack/servers/temporal';
import type { Supervision } from '../../workers/start-supervision';
import type { CourseTest } from '../course/support';
import { createCourseTest, trajectoriesOf, undeliveredOf } from '../course/support';
import { waitFor } from '../support/wait-for';

const dir = mkdtempSync(path.join(os.tmpdir(), 'overstap-away-'));
const place = (name: string) => ({ dataDir: path.join(dir, name), logFile: path.join(dir, `${name}.log`) });

let temporal: TemporalServer;
let test: CourseTest;
let supervision: Supervision;
let noticeId: string;
let ids: string[];

beforeAll(async () => {
  temporal = await startTemporal(place('temporal'));
  test = await createCourseTest(temporal.address);
  supervision = await test.supervise();
  noticeId = (await test.accept(6)).noticeId;
  ids = await trajectoriesOf(test, noticeId);
  await waitFor('delivery', async () => (await undeliveredOf(test, noticeId)) === 0);
});
afterAll(async () => {
  await test.close();
  await temporal.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function changeEndDate(id: string, days: number): Promise<void> {
  const endDate = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const answer = await withViewer(test.services.context, systemViewer('test'), (tx) =>
    decideOnTrajectory(tx, test.services.context, id, { type: 'end_date_changed', endDate }),
  );
  expect(answer.ok).toBe(true);
}

const handleOf = (id: string) => test.client.workflow.getHandle(workflowIdOf('trajectory', id));
const courseOf = (id: string) => handleOf(id).query<Course>(COURSE_QUERY);
async function signalsOf(id: string): Promise<number> {
  const { events } = await handleOf(id).fetchHistory();
  return (events ?? []).filter((event) => event.workflowExecutionSignaledEventAttributes).length;
}

it('catches up with one signal per changed case after a day', async () => {
  const versions = new Map<string, number>();
  for (const id of ids) versions.set(id, (await courseOf(id)).version);
  await temporal.stop();
  const [quiet, ...changed] = ids;
  for (let round = 1; round <= 4; round += 1) for (const id of changed) await changeEndDate(id, 100 + round);
  await waitFor('the outage to be noticed', () => supervision.state().delivery.state === 'away');
  const tomorrow = { ...test.services.context, now: () => new Date(Date.now() + 86_400_000) };
  expect(await readCourseBacklog(tomorrow)).toMatchObject({ undelivered: 5, behind: true });
  expect((await readCourseBacklog(test.services.context)).behind).toBe(false);

  temporal = await startTemporal({ ...place('temporal'), preferredPort: temporal.port });
  expect(temporal.address).toBe(test.address);
  await waitFor('delivery', async () => (await undeliveredOf(test, noticeId)) === 0, 60_000);
  for (const id of changed) {
    await waitFor(
      'the course',
      async () => (await courseOf(id)).version === (versions.get(id) ?? 0) + 4,
      60_000,
    );
    expect(await signalsOf(id)).toBe(1);
    // The way since the last delivery can be read in it.
    expect((await courseOf(id)).transitions.map((transition) => transition.event)).toEqual(
      Array.from({ length: 4 }, () => 'end_date_changed'),
    );
  }
  expect(await signalsOf(quiet!)).toBe(0);
  expect(supervision.state()).toMatchObject({ worker: 'RUNNING', delivery: { state: 'ok', setAside: 0 } });
});

it('starts everything again when Temporal comes back without its data', async () => {
  const before = await Promise.all(ids.map(courseOf));
  await temporal.stop();
  temporal = await startTemporal({ ...place('empty'), preferredPort: temporal.port });
  expect(temporal.isNew).toBe(true);
  expect(await rebuildWorkflows(test.services.context)).toBe(7);
  await waitFor('delivery', async () => (await undeliveredOf(test, noticeId)) === 0, 60_000);
  const after = await waitFor('the workflows', () => Promise.all(ids.map(courseOf)), 60_000);
  for (const [index, course] of after.entries()) {
    expect([course.epoch, course.version]).toEqual([1, before[index]?.version]);
    expect(course.moments).toEqual(before[index]?.moments);
  }
  expect(supervision.state().worker).toBe('RUNNING');
});
