/**
 * Promise: what was decided reaches Temporal by itself: one workflow per case, started with one workflow task and
 * no activity, findable by codes, always with the newest course.
 */
import type { Course } from '../../domain/course/course';
import { COURSE_QUERY, workflowIdOf } from '../../domain/course/messages';
import { decideOnTrajectory } from '../../services/case/decide-case';
import { systemViewer } from '../../services/access/viewer';
import { withViewer } from '../../services/access/with-viewer';
import { readCourseBacklog } from '../../services/course/course-backlog';
import { recordHistories } from '../replay/support/record-histories';
import { waitFor } from '../support/wait-for';
import type { CourseTest } from './support';
import { createCourseTest, trajectoriesOf, undeliveredOf } from './support';

let test: CourseTest;
beforeAll(async () => {
  test = await createCourseTest();
});
afterAll(() => test.close());

async function currentCourse(id: string): Promise<Course> {
  return test.client.workflow.getHandle(workflowIdOf('trajectory', id)).query<Course>(COURSE_QUERY);
}

it('starts one workflow per case with one workflow task and no activity', async () => {
  const receipt = await test.accept(3);
  expect(await undeliveredOf(test, receipt.noticeId)).toBe(4);
  await test.supervise();
  await waitFor('delivery', async () => (await undeliveredOf(test, receipt.noticeId)) === 0);
  const ids = await trajectoriesOf(test, receipt.noticeId);
  expect(ids).toHaveLength(3);
  const handle = test.client.workflow.getHandle(workflowIdOf('trajectory', ids[0]!));
  const types = await waitFor('the first workflow task', async () => {
    const { events } = await handle.fetchHistory();
    const names = (events ?? []).map((event) => String(event.eventType));
    return names.length >= 5 && names;
  });
  // Started, task scheduled, task started, task completed, timer started.
  expect(types).toEqual(['1', '5', '6', '7', '17']);
  expect(await readCourseBacklog(test.services.context)).toEqual({
    undelivered: 0,
    oldestUndeliveredSeconds: 0,
    overdueMoments: 0,
    oldestOverdueSeconds: 0,
    behind: false,
  });
});

it('finds cases by notice, region and stage, and shows codes only', async () => {
  const receipt = await test.accept(2);
  await waitFor('delivery', async () => (await undeliveredOf(test, receipt.noticeId)) === 0);
  // Other test files have notices with the same number on the same server.
  const mine = `TaskQueue = '${test.taskQueue}'`;
  const query = `${mine} AND OverstapNotice = '${receipt.number}' AND OverstapStage = 'registered' AND OverstapKind = 'trajectory'`;
  const found = await waitFor(
    'the search',
    async () => {
      const list = [];
      for await (const execution of test.client.workflow.list({ query })) list.push(execution);
      return list.length === 2 && list;
      // The server's own list follows with a delay.
    },
    60_000,
  );
  expect(found.map((execution) => execution.type)).toEqual(['trajectoryWorkflow', 'trajectoryWorkflow']);
  const history = JSON.stringify(await test.client.workflow.getHandle(found[0]!.workflowId).fetchHistory());
  const plain = history.replace(/"data":"([A-Za-z0-9+/=]+)"/g, (_, data: string) =>
    Buffer.from(data, 'base64').toString('utf8'),
  );
  expect(plain).toContain(receipt.number);
  for (const word of ['Roos', 'Linden', 'voorbeeld.nl', 'P-0001', 'Heerlijk', 'Cateringmedewerker'])
    expect(plain).not.toContain(word);
});

it('signals the newest course to a workflow that is running', async () => {
  const receipt = await test.accept(1);
  const [id] = await trajectoriesOf(test, receipt.noticeId);
  await waitFor('delivery', async () => (await undeliveredOf(test, receipt.noticeId)) === 0);
  const before = await currentCourse(id!);
  for (const days of [150, 180]) {
    const endDate = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const event = { type: 'end_date_changed', endDate } as const;
    const answer = await withViewer(test.services.context, systemViewer('test'), (tx) =>
      decideOnTrajectory(tx, test.services.context, id!, event),
    );
    expect(answer.ok).toBe(true);
  }
  const after = await waitFor('the new course', async () => {
    const course = await currentCourse(id!);
    return course.version === before.version + 2 && course;
  });
  expect(after.transitions.map((transition) => transition.event)).toContain('end_date_changed');
  await waitFor('the mark', async () => (await undeliveredOf(test, receipt.noticeId)) === 0);
  if (process.env['OVERSTAP_RECORD_HISTORIES'] !== undefined)
    await recordHistories(test.client, workflowIdOf('trajectory', id!));
});

it('lets one of several deliver, and another go on when that one stops', async () => {
  const second = await test.supervise();
  expect(second.state().delivery.state).toBe('standby');
  const third = await test.supervise();
  await second.stop();
  const receipt = await test.accept(5);
  await waitFor('delivery', async () => (await undeliveredOf(test, receipt.noticeId)) === 0);
  expect(third.state().delivery.sent).toBe(0);
});
