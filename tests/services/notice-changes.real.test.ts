/**
 * Promise: a notice can be completed, changed, confirmed, lifted and withdrawn, with its consequences shown first,
 * and everybody concerned has the change in the same act or, for a big notice, page by page. Under embargo nobody
 * outside the circle sees, counts or reads anything of it.
 */
import { acceptNotice } from '../../services/notice/accept-notice';
import { addPeople } from '../../services/notice/add-people';
import { changeEndDates } from '../../services/notice/change-end-dates';
import { confirmNotice } from '../../services/notice/confirm-notice';
import { findEarlierPeople } from '../../services/notice/find-earlier-people';
import { findNoticePeople } from '../../services/notice/find-notice-people';
import { findNotices } from '../../services/notice/find-notices';
import { liftEmbargo } from '../../services/notice/lift-embargo';
import { readNotice } from '../../services/notice/read-notice';
import { previewRemoval, removePerson } from '../../services/notice/remove-person';
import { previewNoticeWithdrawal, withdrawNotice } from '../../services/notice/withdraw-notice';
import { suggestAppointment } from '../../services/playbook/suggest-appointment';
import { handlePeoplePage } from '../../services/playbook/handle-people-page';
import { completeTask } from '../../services/task/complete-task';
import { readTaskPage } from '../../services/task/read-task-page';
import { claimTask } from '../../services/task/claim-task';
import { findRuns, readRun } from '../../services/playbook/read-run';
import { findTasks } from '../../services/task/find-tasks';
import type { Notice } from '../../domain/notice/notice';
import type { Viewer } from '../../services/access/viewer';
import { DEMO } from '../../prisma/seed/demonstration';
import { employee, employees, notice } from '../support/notices';
import { createTestServices, VIEWERS } from '../support/services';
import type { TestServices } from '../support/services';

let services: TestServices;
let sequence = 0;
beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.close());

async function accept(count: number, changes: Partial<Notice> = {}, person = {}) {
  sequence += 1;
  const content = notice(employees(count, person), { reference: `CHANGE-${sequence}`, ...changes });
  const answer = await acceptNotice(services.context, VIEWERS.employer, content, { door: 'api' });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

const uncertain = { certainty: 'uncertain', reviewDate: '2027-01-15' } as const;
const embargo = { certainty: 'embargo', reviewDate: '2027-01-15' } as const;

async function number(sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await services.behind.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${sql}`,
    values,
  );
  return rows[0]?.n ?? -1;
}

async function peopleOf(noticeId: string): Promise<string[]> {
  const { rows } = await services.behind.query<{ id: string }>(
    'SELECT id FROM trajectory WHERE notice_id = $1 ORDER BY id',
    [noticeId],
  );
  return rows.map((row) => row.id);
}

async function completeRunTask(runId: string, type: string, answer: unknown, viewer: Viewer) {
  const { rows } = await services.behind.query<{ taskId: string; version: number }>(
    `SELECT id AS "taskId", version FROM task WHERE run_id = $1 AND type = $2 AND state = 'open'`,
    [runId, type],
  );
  const task = rows[0];
  if (task === undefined) throw new Error(`no open ${type}`);
  return completeTask(services.context, viewer, { ...task, answer });
}

test('a withdrawal shows what it does, then closes everything at once', async () => {
  const { noticeId, runId, number: noticeNumber } = await accept(3);
  const preview = await previewNoticeWithdrawal(services.context, VIEWERS.employer, noticeId);
  expect(preview).toMatchObject({
    ok: true,
    value: {
      number: noticeNumber,
      people: 3,
      affected: 3,
      openTasks: 3,
      told: 3,
      byStage: { registered: 3 },
    },
  });
  expect(
    await number(`task WHERE run_id = $1 AND state = 'open' AND trajectory_id IS NOT NULL`, [runId]),
  ).toBe(3);
  expect(await withdrawNotice(services.context, VIEWERS.otherEmployer, { noticeId })).toEqual({
    ok: false,
    error: { code: 'notice_unknown' },
  });
  const done = await withdrawNotice(services.context, VIEWERS.employer, { noticeId, reason: 'Toch werk' });
  expect(done).toMatchObject({ ok: true, value: { everybodyClosed: true } });
  expect(await number(`task WHERE run_id = $1 AND state = 'open'`, [runId])).toBe(0);
  expect(await number(`trajectory WHERE notice_id = $1 AND outcome = 'notice_withdrawn'`, [noticeId])).toBe(
    3,
  );
  expect(await number(`playbook_run WHERE id = $1 AND stage = 'closed'`, [runId])).toBe(1);
  expect(await withdrawNotice(services.context, VIEWERS.employer, { noticeId })).toMatchObject({
    error: { code: 'notice_withdrawn' },
  });
});

test('a big withdrawal goes page by page and survives a page that is done twice', async () => {
  const { noticeId, runId } = await accept(1100);
  const done = await withdrawNotice(services.context, VIEWERS.employer, { noticeId });
  expect(done).toMatchObject({ ok: true, value: { everybodyClosed: false } });
  expect(await number(`trajectory WHERE notice_id = $1 AND stage <> 'closed'`, [noticeId])).toBe(1100);
  expect(await handlePeoplePage(services.context, runId, 1)).toBe(true);
  expect(await number(`trajectory WHERE notice_id = $1 AND stage <> 'closed'`, [noticeId])).toBe(600);
  expect(await handlePeoplePage(services.context, runId, 1)).toBe(false);
  expect(await handlePeoplePage(services.context, runId, 2)).toBe(true);
  expect(await handlePeoplePage(services.context, runId, 3)).toBe(true);
  expect(await number(`trajectory WHERE notice_id = $1 AND outcome = 'notice_withdrawn'`, [noticeId])).toBe(
    1100,
  );
  expect(await number(`playbook_run WHERE id = $1 AND stage = 'closed'`, [runId])).toBe(1);
});

test('one person more starts like the others; the same reference again is refused', async () => {
  const { noticeId, runId } = await accept(2);
  const extra = employee({ personnelReference: 'P-0099', email: 'extra@voorbeeld.nl' });
  const added = await addPeople(services.context, VIEWERS.employer, { noticeId, employees: [extra] });
  expect(added).toMatchObject({ ok: true, value: { employeeCount: 3 } });
  expect(await number(`task WHERE run_id = $1 AND type = 'enrol.answer' AND state = 'open'`, [runId])).toBe(
    3,
  );
  const again = await addPeople(services.context, VIEWERS.employer, { noticeId, employees: [extra] });
  expect(again).toMatchObject({
    ok: false,
    error: { problems: [{ location: 'werknemers[0].personeelsnummer', code: 'duplicate_reference' }] },
  });
  expect(await readNotice(services.context, VIEWERS.employer, noticeId)).toMatchObject({ employeeCount: 3 });
});

test('one person less closes only his trajectory; the last one is not taken out', async () => {
  const { noticeId } = await accept(2);
  const [first = '', second = ''] = await peopleOf(noticeId);
  expect(
    await previewRemoval(services.context, VIEWERS.employer, { noticeId, trajectoryId: first }),
  ).toMatchObject({
    value: { affected: true, closed: [{ type: 'enrol.answer' }], tellsEmployee: true },
  });
  const removed = await removePerson(services.context, VIEWERS.employer, { noticeId, trajectoryId: first });
  expect(removed).toEqual({ ok: true, value: { employeeCount: 1 } });
  expect(await number(`trajectory WHERE id = $1 AND outcome = 'notice_withdrawn'`, [first])).toBe(1);
  expect(await number(`trajectory WHERE id = $1 AND stage = 'registered'`, [second])).toBe(1);
  expect(
    await removePerson(services.context, VIEWERS.employer, { noticeId, trajectoryId: second }),
  ).toMatchObject({
    error: { code: 'notice_last_person' },
  });
  const page = await findNoticePeople(services.context, VIEWERS.employer, { noticeId });
  expect(page?.people.map((person) => person.trajectoryId)).toEqual([second]);
});

test('other end dates for many: every case follows, and doing it twice changes nothing more', async () => {
  const { noticeId } = await accept(3);
  const ids = await peopleOf(noticeId);
  const changes = ids.map((trajectoryId) => ({ trajectoryId, endDate: '2027-05-31' }));
  const input = { noticeId, changes };
  expect(await changeEndDates(services.context, VIEWERS.employer, input)).toEqual({
    ok: true,
    value: { changed: 3, skipped: [] },
  });
  expect(await changeEndDates(services.context, VIEWERS.employer, input)).toMatchObject({
    value: { changed: 0 },
  });
  expect(await number(`trajectory WHERE notice_id = $1 AND end_date = '2027-05-31'`, [noticeId])).toBe(3);
  expect(await changeEndDates(services.context, VIEWERS.otherEmployer, input)).toMatchObject({
    error: { code: 'notice_unknown' },
  });
});

test('an uncertain notice asks nobody; confirming it needs end dates and then asks everybody', async () => {
  const { noticeId, runId } = await accept(3, uncertain, { endDate: undefined });
  expect(await number(`task WHERE run_id = $1 AND type = 'enrol.answer'`, [runId])).toBe(0);
  expect(await confirmNotice(services.context, VIEWERS.employer, noticeId)).toEqual({
    ok: false,
    error: { code: 'notice_end_dates_missing', details: { count: 3 } },
  });
  const changes = (await peopleOf(noticeId)).map((trajectoryId) => ({ trajectoryId, endDate: '2027-05-31' }));
  await changeEndDates(services.context, VIEWERS.employer, { noticeId, changes });
  const done = await confirmNotice(services.context, VIEWERS.employer, noticeId);
  expect(done).toMatchObject({ ok: true, value: { everybodyAsked: true } });
  expect(await number(`task WHERE run_id = $1 AND type = 'enrol.answer' AND state = 'open'`, [runId])).toBe(
    3,
  );
  expect(await readNotice(services.context, VIEWERS.employer, noticeId)).toMatchObject({
    certainty: 'definite',
    reviewDate: null,
  });
});

test('the coordinator confirms by his task, with the same result', async () => {
  const { noticeId, runId } = await accept(2, uncertain);
  const waits = { besluit: 'afwachten', opnieuwOp: '2027-02-01' };
  expect((await completeRunTask(runId, 'playbook.confirm', waits, VIEWERS.coordinator)).ok).toBe(true);
  expect(await readNotice(services.context, VIEWERS.coordinator, noticeId)).toMatchObject({
    reviewDate: '2027-02-01',
  });
  const goes = { besluit: 'doorgaan' };
  expect((await completeRunTask(runId, 'playbook.confirm', goes, VIEWERS.coordinator)).ok).toBe(true);
  expect(await readNotice(services.context, VIEWERS.coordinator, noticeId)).toMatchObject({
    certainty: 'definite',
  });
  expect(await number(`task WHERE run_id = $1 AND type = 'enrol.answer' AND state = 'open'`, [runId])).toBe(
    2,
  );
});

test('under embargo nothing is visible outside the circle; lifting it makes everybody visible in one act', async () => {
  const { noticeId, runId } = await accept(4, embargo);
  const outside: Viewer[] = [
    VIEWERS.coordinator,
    VIEWERS.accountManager,
    VIEWERS.casemanagerUwv,
    VIEWERS.otherEmployer,
  ];
  const colleague: Viewer = { ...VIEWERS.employer, accountId: DEMO.accounts.employerColleague } as Viewer;
  const { rows: sealed } = await services.behind.query<{ id: string }>(
    `SELECT id FROM task WHERE run_id = $1 AND state = 'open'`,
    [runId],
  );
  expect(sealed.length).toBeGreaterThan(0);
  for (const viewer of [...outside, colleague]) {
    for (const list of ['all', 'team', 'unassigned'] as const) {
      const page = await findTasks(services.context, viewer, { list, limit: 100 });
      expect(page.tasks.map((task) => task.runId)).not.toContain(runId);
    }
    for (const task of sealed) {
      expect(await readTaskPage(services.context, viewer, task.id)).toBeNull();
      expect(await claimTask(services.context, viewer, task.id)).toMatchObject({
        error: { code: 'task_unknown' },
      });
    }
    const runs = await findRuns(services.context, viewer);
    expect(runs.map((run) => run.id)).not.toContain(runId);
    expect(await readRun(services.context, viewer, { id: runId })).toBeNull();
    expect(await readNotice(services.context, viewer, noticeId)).toBeNull();
    expect(await findNoticePeople(services.context, viewer, { noticeId })).toBeNull();
    const listed = await findNotices(services.context, viewer, { limit: 100 });
    expect(listed.notices.map((line) => line.id)).not.toContain(noticeId);
    for (const act of [
      liftEmbargo(services.context, viewer, noticeId),
      confirmNotice(services.context, viewer, noticeId),
    ]) {
      expect(await act).toMatchObject({ error: { code: 'notice_unknown' } });
    }
    expect(await withdrawNotice(services.context, viewer, { noticeId })).toMatchObject({
      error: { code: 'notice_unknown' },
    });
    const extra = { noticeId, employees: [employee()] };
    expect(await addPeople(services.context, viewer, extra)).toMatchObject({
      error: { refusal: { code: 'notice_unknown' } },
    });
  }
  expect(await readNotice(services.context, VIEWERS.employer, noticeId)).toMatchObject({
    employeeCount: 4,
    report: null,
  });
  const more = employee({ personnelReference: 'P-0099' });
  expect((await addPeople(services.context, VIEWERS.employer, { noticeId, employees: [more] })).ok).toBe(
    true,
  );
  expect(await number('sealed_person WHERE notice_id = $1', [noticeId])).toBe(5);
  expect(await number('trajectory WHERE notice_id = $1', [noticeId])).toBe(0);
  const lifted = await liftEmbargo(services.context, VIEWERS.employer, noticeId);
  expect(lifted).toMatchObject({ ok: true, value: { employeeCount: 5 } });
  expect(await number('sealed_person WHERE notice_id = $1', [noticeId])).toBe(0);
  expect(await number(`task WHERE run_id = $1 AND type = 'enrol.answer' AND state = 'open'`, [runId])).toBe(
    5,
  );
  const tasks = await findTasks(services.context, VIEWERS.coordinator, { list: 'all', limit: 100 });
  expect(tasks.tasks.filter((task) => task.runId === runId).length).toBeGreaterThan(5);
});

test('completing a notice fills its facts and shortens what is missing', async () => {
  const { noticeId, runId, missing } = await accept(2);
  expect(missing).toContain('social_plan');
  const answer = {
    sociaalPlan: true,
    middelenInCenten: 250_000_00,
    ondernemingsraad: false,
    contactNaam: 'Petra Klaassen',
    contactTelefoon: '0413 123456',
  };
  expect((await completeRunTask(runId, 'notice.complete', answer, VIEWERS.employer)).ok).toBe(true);
  const after = await readNotice(services.context, VIEWERS.employer, noticeId);
  expect(after?.missing).toEqual(
    missing.filter((part) => !['social_plan', 'works_council', 'employer_contact'].includes(part)),
  );
  const { rows } = await services.behind.query('SELECT facts FROM notice WHERE id = $1', [noticeId]);
  expect(rows[0]).toMatchObject({
    facts: {
      socialPlan: { present: true, meansCents: 25_000_000 },
      contact: { name: 'Petra Klaassen' },
      employer: { headcount: 120, worksCouncil: false },
    },
  });
});

test('the employer gets numbers that stand still until enough people moved', async () => {
  const { noticeId } = await accept(12);
  const first = await readNotice(services.context, VIEWERS.employer, noticeId);
  expect(first?.report).toMatchObject({ people: 12, counts: { asked: 12, guided: null, closed: null } });
  expect((await readNotice(services.context, VIEWERS.coordinator, noticeId))?.report).toBeNull();
  const ids = await peopleOf(noticeId);
  await removePerson(services.context, VIEWERS.employer, { noticeId, trajectoryId: ids[0] ?? '' });
  expect((await readNotice(services.context, VIEWERS.employer, noticeId))?.report?.counts).toMatchObject({
    asked: 12,
  });
});

test('people of earlier notices are shown to who may see those notices, and to nobody else', async () => {
  const { number: earlier } = await accept(
    1,
    {},
    { personnelReference: 'OLD-7', email: 'dubbel@voorbeeld.nl' },
  );
  await accept(1, embargo, { personnelReference: 'SECRET-1', email: 'geheim@voorbeeld.nl' });
  const wanted = [
    employee({ personnelReference: 'NEW-1', email: 'Dubbel@voorbeeld.nl' }),
    employee({ personnelReference: 'secret-1', email: 'geheim@voorbeeld.nl', familyName: 'Anders' }),
  ];
  const found = await findEarlierPeople(services.context, VIEWERS.employer, DEMO.employerKvk, wanted);
  expect(found).toMatchObject([{ index: 0, kind: 'email', noticeNumber: earlier, stage: 'registered' }]);
  expect(await findEarlierPeople(services.context, VIEWERS.otherEmployer, DEMO.employerKvk, wanted)).toEqual(
    [],
  );
});

test('appointing deals the people out by caseload against hours, and refuses who does not have the role', async () => {
  const { runId, noticeId } = await accept(6);
  const suggestion = await suggestAppointment(services.context, VIEWERS.coordinator, runId);
  if (!suggestion.ok) throw new Error(suggestion.error.code);
  expect(suggestion.value).toMatchObject({
    people: 6,
    suggested: { accountManagerId: DEMO.accounts.accountManager },
  });
  expect(suggestion.value.casemanagers.map((one) => [one.name, one.hoursPerWeek, one.wouldGet])).toEqual([
    ['Joost van den Berg', 20, 3],
    ['Sanne Vermeer', 20, 3],
  ]);
  const wrong = {
    accountmanager: DEMO.accounts.employer,
    casemanagers: suggestion.value.suggested.casemanagerIds,
  };
  expect(await completeRunTask(runId, 'playbook.appoint', wrong, VIEWERS.coordinator)).toMatchObject({
    error: { refusal: { code: 'appointee_unknown' } },
  });
  const right = { ...wrong, accountmanager: DEMO.accounts.accountManager };
  expect((await completeRunTask(runId, 'playbook.appoint', right, VIEWERS.coordinator)).ok).toBe(true);
  const { rows } = await services.behind.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM trajectory WHERE notice_id = $1 GROUP BY casemanager_id ORDER BY 1`,
    [noticeId],
  );
  expect(rows.map((row) => row.n)).toEqual([3, 3]);
});
