/**
 * Promise: a moment that comes due is handled once, by the same chart and transaction as a human answer;
 * repeated, late and outdated reports change nothing. A change of the whole notice reaches everybody in
 * pages, also when the process dies between two pages.
 */
import { buildCourses } from '../../services/course/build-course';
import { systemViewer } from '../../services/access/viewer';
import { withViewer } from '../../services/access/with-viewer';
import { handleMoment } from '../../services/moment/handle-moment';
import { acceptNotice } from '../../services/notice/accept-notice';
import type { NoticeReceipt } from '../../services/notice/accept-notice';
import { decideOnRun } from '../../services/case/decide-case';
import { employees, notice } from '../support/notices';
import { createTestServices, VIEWERS } from '../support/services';
import type { TestServices } from '../support/services';

let services: TestServices;
beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.close());

async function accept(count: number, reference: string, changes = {}): Promise<NoticeReceipt> {
  services.setNow('2026-11-24T09:00:00.000Z');
  const content = notice(employees(count), { reference, ...changes });
  const answer = await acceptNotice(services.context, VIEWERS.employer, content, { door: 'api' });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

async function firstTrajectory(receipt: NoticeReceipt): Promise<string> {
  const { rows } = await services.behind.query<{ id: string }>(
    'SELECT id FROM trajectory WHERE notice_id = $1 ORDER BY id LIMIT 1',
    [receipt.noticeId],
  );
  return rows[0]!.id;
}

async function courseOf(kind: 'trajectory' | 'playbook', id: string) {
  const [course] = await withViewer(services.context, systemViewer('test'), (tx) =>
    buildCourses(tx, kind, [id]),
  );
  return course!;
}

async function mails(subjectId: string): Promise<string[]> {
  const { rows } = await services.behind.query<{ template: string }>(
    'SELECT template FROM mail WHERE subject_id = $1 ORDER BY created_at, template',
    [subjectId],
  );
  return rows.map((row) => row.template);
}

test('the reminder of an invitation goes out once, whoever reports it and how often', async () => {
  const id = await firstTrajectory(await accept(1, 'REMIND'));
  const course = await courseOf('trajectory', id);
  const reminder = course.moments.find((moment) => moment.key.endsWith('/remind1'))!;
  const before = await mails(id);
  const report = { kind: 'trajectory', id, key: reminder.key, at: reminder.at } as const;
  services.setNow('2026-11-24T09:05:00.000Z');
  expect((await handleMoment(services.context, report)).outcome).toBe('stale');
  expect(await mails(id)).toEqual(before);
  services.setNow(reminder.at);
  const answers = await Promise.all(Array.from({ length: 5 }, () => handleMoment(services.context, report)));
  expect(answers.map((answer) => answer.outcome).sort()).toEqual([
    'already',
    'already',
    'already',
    'already',
    'done',
  ]);
  expect(await mails(id)).toHaveLength(before.length + 1);
  expect(
    answers.every((answer) => !answer.course.moments.some((moment) => moment.key === reminder.key)),
  ).toBe(true);
});

test('a moment of a case that does not exist is an error the workflow can end on', async () => {
  const report = {
    kind: 'trajectory',
    id: '01900000-0000-7000-8000-00000000dead',
    key: 'task/x//1/remind1',
    at: '2026-11-24T09:00:00Z',
  } as const;
  await expect(handleMoment(services.context, report)).rejects.toThrow('case_unknown');
});

test('a withdrawal reaches 1,200 people in three pages; a page done twice does nothing twice', async () => {
  const receipt = await accept(1200, 'WITHDRAW');
  await withViewer(services.context, systemViewer('test'), async (tx) => {
    const decided = await decideOnRun(tx, services.context, receipt.runId, { type: 'notice_withdrawn' });
    if (!decided.ok) throw new Error(decided.error.code);
  });
  const pages: string[] = [];
  for (let round = 0; round < 10; round += 1) {
    const course = await courseOf('playbook', receipt.runId);
    const moment = course.moments.find(({ key }) => key.startsWith('people/'));
    if (moment === undefined) break;
    pages.push(moment.key);
    const report = { kind: 'playbook', id: receipt.runId, key: moment.key, at: moment.at } as const;
    expect((await handleMoment(services.context, report)).outcome).toBe('done');
    expect((await handleMoment(services.context, report)).outcome).toBe('stale');
  }
  expect(pages).toHaveLength(3);
  const { rows } = await services.behind.query(
    `SELECT stage, outcome, count(*)::int AS n FROM trajectory WHERE notice_id = $1 GROUP BY 1, 2`,
    [receipt.noticeId],
  );
  expect(rows).toEqual([{ stage: 'closed', outcome: 'notice_withdrawn', n: 1200 }]);
  const open = await services.behind.query(`SELECT 1 FROM task WHERE run_id = $1 AND state = 'open'`, [
    receipt.runId,
  ]);
  expect(open.rows).toEqual([]);
  expect((await courseOf('playbook', receipt.runId)).ended).toBe(true);
});
