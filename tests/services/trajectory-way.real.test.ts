/**
 * Promise: a casemanager carries a person through everything that can happen between the invitation and the plan,
 * and each act leaves its facts, its decision and its trace in one transaction. The test tries to break it by
 * asking as somebody who may not, by doing things twice, and by undoing what was done.
 */
import { acceptNotice } from '../../services/notice/accept-notice';
import { readTaskPage } from '../../services/task/read-task-page';
import { completeTask } from '../../services/task/complete-task';
import { correctTask, previewCorrectionOf } from '../../services/task/correct-task';
import { distributeTasks } from '../../services/task/distribute-tasks';
import { saveIntakeStep } from '../../services/task/save-intake-step';
import { assignCasemanager, changeCasemanager } from '../../services/trajectory/change-casemanager';
import { giveConsent, withdrawConsent } from '../../services/trajectory/change-consent';
import { changeEndDate } from '../../services/trajectory/change-end-date';
import { closeAppointment } from '../../services/trajectory/close-appointment';
import { pauseTrajectory, resumeTrajectory } from '../../services/trajectory/pause-trajectory';
import { planAppointment } from '../../services/trajectory/plan-appointment';
import { readFile } from '../../services/trajectory/read-file';
import { recordContact } from '../../services/trajectory/record-contact';
import { setReachable } from '../../services/trajectory/set-reachable';
import { withdrawPerson } from '../../services/trajectory/withdraw-person';
import type { Viewer } from '../../services/access/viewer';
import { DEMO } from '../../prisma/seed/demonstration';
import { INTAKE, JOINS, PLAN } from '../support/answers';
import { employee, notice } from '../support/notices';
import { createTestServices, VIEWERS } from '../support/services';
import type { TestServices } from '../support/services';

let services: TestServices;
let sequence = 0;
beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.close());
beforeEach(() => services.setNow('2026-11-24T09:00:00.000Z'));

const CASEMANAGER = VIEWERS.casemanagerUwv;

/** A person of a new notice, with the id of his trajectory. */
async function person(changes = {}): Promise<{ id: string; me: Viewer }> {
  sequence += 1;
  const content = notice([employee(changes)], { reference: `WAY-${sequence}` });
  const receipt = await acceptNotice(services.context, VIEWERS.employer, content, { door: 'api' });
  if (!receipt.ok) throw new Error(JSON.stringify(receipt.error));
  const { rows } = await services.behind.query<{ id: string; personId: string }>(
    'SELECT id, person_id AS "personId" FROM trajectory WHERE notice_id = $1',
    [receipt.value.noticeId],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('no trajectory');
  return { id: row.id, me: { kind: 'person', personId: row.personId } };
}

async function openTask(trajectoryId: string, type: string): Promise<{ taskId: string; version: number }> {
  const { rows } = await services.behind.query<{ taskId: string; version: number }>(
    `SELECT id AS "taskId", version FROM task WHERE trajectory_id = $1 AND type = $2 AND state = 'open'`,
    [trajectoryId, type],
  );
  if (rows[0] === undefined) throw new Error(`no open ${type}`);
  return rows[0];
}

async function complete(trajectoryId: string, type: string, answer: unknown, viewer = CASEMANAGER) {
  const done = await completeTask(services.context, viewer, {
    ...(await openTask(trajectoryId, type)),
    answer,
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
}

async function file(trajectoryId: string, viewer: Viewer = CASEMANAGER) {
  const read = await readFile(services.context, viewer, trajectoryId);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

async function stateOf(trajectoryId: string): Promise<Record<string, unknown>> {
  const { rows } = await services.behind.query<{ state: Record<string, unknown> }>(
    'SELECT state FROM trajectory WHERE id = $1',
    [trajectoryId],
  );
  return rows[0]?.state ?? {};
}

async function enrolled(): Promise<{ id: string; me: Viewer }> {
  const somebody = await person();
  await complete(somebody.id, 'enrol.answer', JOINS, somebody.me);
  return somebody;
}

async function guided(): Promise<{ id: string; me: Viewer }> {
  const somebody = await enrolled();
  await complete(somebody.id, 'intake.talk', INTAKE);
  const { taskId } = await openTask(somebody.id, 'triage.decide');
  const page = await readTaskPage(services.context, CASEMANAGER, taskId);
  const suggested = page?.suggestion?.meaning;
  const words = {
    own_strength: 'eigen-kracht',
    short_match: 'kort-en-match',
    intensive: 'intensief',
  } as const;
  const uitkomst = words[suggested ?? 'short_match'];
  await complete(somebody.id, 'triage.decide', { uitkomst, contactvorm: 'gemengd' });
  return somebody;
}

test('the whole way: invitation, prefill, talk, triage with its suggestion, plan', async () => {
  const { id, me } = await enrolled();
  await complete(id, 'intake.prefill', { wens: { broodbaan: 'kok', wilWerken: 'later' } }, me);
  expect((await file(id)).intake.answers.wens).toEqual({ broodbaan: 'kok', wilWerken: 'later' });
  await complete(id, 'intake.talk', INTAKE);
  const triage = await openTask(id, 'triage.decide');
  const page = await readTaskPage(services.context, CASEMANAGER, triage.taskId);
  expect(await readTaskPage(services.context, VIEWERS.employer, triage.taskId)).toBeNull();
  expect(page?.suggestion?.explanation).toMatch(/^Het voorstel is .*De casemanager beslist\.$/s);
  expect(page?.intake?.answers).toEqual(INTAKE);
  expect(page?.file).toMatchObject({ personName: 'Roos van der Linden', stage: 'triage' });
  const other = page?.suggestion?.meaning === 'intensive' ? 'kort-en-match' : 'intensief';
  const deviates = { uitkomst: other, contactvorm: 'gemengd' };
  const refused = await completeTask(services.context, CASEMANAGER, { ...triage, answer: deviates });
  expect(refused).toMatchObject({ ok: false, error: { refusal: { code: 'triage_deviation_needs_reason' } } });
  await complete(id, 'triage.decide', { ...deviates, afwijkingReden: 'Heeft al veel gedaan.' });
  await complete(id, 'plan.agree', PLAN);
  const now = await file(id);
  expect(now).toMatchObject({ stage: 'guided', mayAct: true });
  expect(now.plan).toEqual({ content: PLAN, agreedOn: '2026-11-24', version: 1 });
  expect(now.closedTasks.map((task) => task.type).sort()).toEqual([
    'enrol.answer',
    'intake.prefill',
    'intake.talk',
    'plan.agree',
    'triage.decide',
  ]);
  expect(now.history.map((entry) => entry.event)).toEqual([
    'registered',
    'enrol.answer.completed',
    'intake.prefill.completed',
    'intake.talk.completed',
    'triage.decide.completed',
    'plan.agree.completed',
  ]);
  expect(now.clock.dates.map((date) => date.key)).toContain('ww_apply_until');
});

test('an attempt is not contact; an appointment that was held is', async () => {
  const { id } = await enrolled();
  await recordContact(services.context, CASEMANAGER, {
    trajectoryId: id,
    kind: 'attempt',
    form: 'phone',
    on: '2026-11-24',
  });
  expect((await stateOf(id))['lastContactOn']).toBeNull();
  const planned = await planAppointment(services.context, CASEMANAGER, {
    trajectoryId: id,
    startsAt: '2026-11-26T09:00:00.000Z',
    minutes: 60,
    form: 'walk',
  });
  expect(planned.ok).toBe(true);
  expect((await stateOf(id))['nextAppointmentAt']).toBe('2026-11-26T09:00:00.000Z');
  const appointmentId = (await file(id)).appointments[0]?.id ?? '';
  const early = await closeAppointment(services.context, CASEMANAGER, {
    trajectoryId: id,
    appointmentId,
    result: 'held',
  });
  expect(early).toEqual({ ok: false, error: { code: 'contact_in_future' } });
  services.setNow('2026-11-26T12:00:00.000Z');
  const held = { trajectoryId: id, appointmentId, result: 'held' } as const;
  expect((await closeAppointment(services.context, CASEMANAGER, held)).ok).toBe(true);
  expect(await stateOf(id)).toMatchObject({ lastContactOn: '2026-11-26', nextAppointmentAt: null });
  expect(await closeAppointment(services.context, CASEMANAGER, held)).toEqual({
    ok: false,
    error: { code: 'appointment_unknown' },
  });
  expect((await file(id)).contacts.map((contact) => contact.kind)).toEqual(['contact', 'attempt']);
});

test('contact in the future, or by somebody who does not guide, is refused and leaves nothing', async () => {
  const { id } = await enrolled();
  const input = { trajectoryId: id, kind: 'contact', form: 'phone', on: '2026-11-25' } as const;
  expect(await recordContact(services.context, CASEMANAGER, input)).toMatchObject({
    error: { code: 'contact_in_future' },
  });
  for (const viewer of [VIEWERS.employer, VIEWERS.otherEmployer, VIEWERS.accountManager]) {
    expect(await recordContact(services.context, viewer, { ...input, on: '2026-11-24' })).toMatchObject({
      error: { code: 'case_unknown' },
    });
  }
  expect((await file(id)).contacts).toEqual([]);
  const { rows } = await services.behind.query(
    `SELECT actor_id FROM access_log WHERE action = 'trajectory.act' AND result = 'refused' AND $1 = ANY (subject_ids)`,
    [id],
  );
  expect(rows).toHaveLength(3);
});

test('the casemanager is assigned once, changed with a reason, counted, and his tasks go along', async () => {
  const { id } = await enrolled();
  const first = { trajectoryId: id, accountId: DEMO.accounts.casemanagerUwv };
  expect((await assignCasemanager(services.context, VIEWERS.coordinator, first)).ok).toBe(true);
  expect(await assignCasemanager(services.context, VIEWERS.coordinator, first)).toMatchObject({
    error: { code: 'casemanager_already' },
  });
  const stranger = { trajectoryId: id, accountId: DEMO.accounts.employer, reason: 'left' } as const;
  expect(await changeCasemanager(services.context, VIEWERS.coordinator, stranger)).toMatchObject({
    error: { code: 'casemanager_unknown' },
  });
  const second = { ...stranger, accountId: DEMO.accounts.casemanagerMunicipality };
  expect((await changeCasemanager(services.context, VIEWERS.coordinator, second)).ok).toBe(true);
  const now = await file(id);
  expect(now).toMatchObject({ casemanagerName: 'Joost van den Berg', casemanagerChanges: 1 });
  expect(now.openTasks.find((task) => task.type === 'intake.talk')?.assigneeName).toBe('Joost van den Berg');
});

test('a pause moves what was open, and can come again', async () => {
  const { id } = await enrolled();
  const due = (await file(id)).openTasks.find((task) => task.type === 'intake.talk')?.dueAt;
  const input = { trajectoryId: id, reason: 'busy_at_work', until: null } as const;
  expect((await pauseTrajectory(services.context, CASEMANAGER, input)).ok).toBe(true);
  expect(await pauseTrajectory(services.context, CASEMANAGER, input)).toMatchObject({
    error: { code: 'already_paused' },
  });
  services.setNow('2026-12-08T09:00:00.000Z');
  expect((await resumeTrajectory(services.context, CASEMANAGER, id)).ok).toBe(true);
  const after = (await file(id)).openTasks.find((task) => task.type === 'intake.talk')?.dueAt;
  // Ten working days of pause, from Tuesday to Tuesday: two weeks later, at the same hour.
  expect(Number(after) - Number(due)).toBe(14 * 24 * 3_600_000);
  expect((await pauseTrajectory(services.context, CASEMANAGER, input)).ok).toBe(true);
  expect((await file(id)).pauses).toBe(2);
});

test('an end date that moves takes the clock and every dependent moment along', async () => {
  const { id } = await enrolled();
  const before = (await file(id)).clock.dates.find((date) => date.key === 'ww_apply_from')?.date;
  const changed = await changeEndDate(services.context, VIEWERS.employer, {
    trajectoryId: id,
    endDate: '2027-06-30',
  });
  expect(changed.ok).toBe(true);
  const now = await file(id);
  expect(now.employment.endDate).toBe('2027-06-30');
  expect([before, now.clock.dates.find((date) => date.key === 'ww_apply_from')?.date]).toEqual([
    '2027-03-25',
    '2027-06-24',
  ]);
  expect(JSON.stringify((await stateOf(id))['moments'])).toContain('clock/end/1/2027-06-30');
});

test('an address that becomes known makes the invitation the own task of the employee', async () => {
  const { id, me } = await person({ email: undefined });
  expect((await file(id)).openTasks[0]).toMatchObject({ type: 'enrol.answer', role: 'casemanager' });
  const reach = { email: 'nieuw@voorbeeld.nl', adres: { postcode: '5461aa' } };
  expect((await setReachable(services.context, VIEWERS.employer, { trajectoryId: id, reach })).ok).toBe(true);
  const now = await file(id, me);
  expect(now.openTasks[0]).toMatchObject({ type: 'enrol.answer', role: 'employee' });
  expect(now.person).toMatchObject({ email: 'nieuw@voorbeeld.nl', address: { postcode: '5461 AA' } });
});

test('consent is given per item and receiver, and withdrawn as easily by the person himself', async () => {
  const { id, me } = await enrolled();
  const request = {
    item: 'cv',
    receiver: { kind: 'matching_team', organisationId: null },
    until: '2027-06-01',
  } as const;
  const asked = { trajectoryId: id, requests: [request] };
  expect(await giveConsent(services.context, VIEWERS.employer, asked)).toMatchObject({
    error: { code: 'case_unknown' },
  });
  expect((await giveConsent(services.context, CASEMANAGER, asked)).ok).toBe(true);
  const all = { trajectoryId: id, item: null, receiver: request.receiver };
  expect(await withdrawConsent(services.context, me, all)).toEqual({
    ok: true,
    value: { trajectoryId: id, lines: 2, tell: ['matching_team'] },
  });
  expect(await withdrawConsent(services.context, me, all)).toMatchObject({
    error: { code: 'consent_not_given' },
  });
  const consents = (await file(id)).consents;
  expect(consents.map((line) => [line.item, line.withdrawnAt])).toEqual([
    ['profile', '2026-11-24T09:00:00.000Z'],
    ['cv', '2026-11-24T09:00:00.000Z'],
  ]);
  expect(consents[1]?.wording).toContain('het matchteam mijn cv krijgt');
});

test('the file is for who guides and for the person, without the notes of the team; refusals are logged', async () => {
  const { id, me } = await enrolled();
  await recordContact(services.context, CASEMANAGER, {
    ...{ trajectoryId: id, kind: 'contact', form: 'phone', on: '2026-11-24' },
    note: 'Twijfelt of hij in de zorg past',
  } as const);
  expect((await file(id)).contacts[0]?.note).toBe('Twijfelt of hij in de zorg past');
  const own = await file(id, me);
  expect(own.contacts[0]?.note).toBeNull();
  expect([own.history, own.guard, own.mayAct]).toEqual([[], null, false]);
  expect(own.openTasks.map((task) => task.role)).toEqual(['employee']);
  const somebodyElse = (await person()).me;
  for (const viewer of [VIEWERS.employer, VIEWERS.accountManager, VIEWERS.administrator, somebodyElse]) {
    const read = await readFile(services.context, viewer, id);
    expect(read).toEqual({ ok: false, error: { code: 'case_unknown' } });
  }
  const { rows } = await services.behind.query(
    `SELECT result, count(*) AS n FROM access_log WHERE action = 'file.viewed' AND $1 = ANY (subject_ids) GROUP BY 1 ORDER BY 1`,
    [id],
  );
  expect(rows).toEqual([
    { result: 'allowed', n: 2 },
    { result: 'refused', n: 4 },
  ]);
});

test('a wrong answer is undone with a reason: consequences first, then a new round, nothing deleted', async () => {
  const { id } = await guided();
  const { rows } = await services.behind.query<{ id: string }>(
    `SELECT id FROM task WHERE trajectory_id = $1 AND type = 'enrol.answer'`,
    [id],
  );
  const taskId = rows[0]?.id ?? '';
  const preview = await previewCorrectionOf(services.context, CASEMANAGER, taskId);
  expect(preview).toMatchObject({
    ok: true,
    value: {
      fromStage: 'guided',
      toStage: 'registered',
      undone: [{ type: 'enrol.answer' }, { type: 'intake.talk' }, { type: 'triage.decide' }],
      reopened: { type: 'enrol.answer', round: 2, title: 'Meedoen of niet' },
    },
  });
  expect((await file(id)).stage).toBe('guided');
  expect(
    await correctTask(services.context, VIEWERS.employer, { taskId, reason: 'wrong_person' }),
  ).toMatchObject({
    error: { code: 'task_unknown' },
  });
  const done = await correctTask(services.context, CASEMANAGER, { taskId, reason: 'wrong_person' });
  expect(done).toMatchObject({ ok: true, value: { stage: 'registered', opened: ['enrol.answer'] } });
  const now = await file(id);
  expect(now.openTasks.map((task) => [task.type, task.round])).toEqual([['enrol.answer', 2]]);
  expect(now.consents.map((line) => line.withdrawnAt)).toEqual(['2026-11-24T09:00:00.000Z']);
  const kept = await services.behind.query(
    `SELECT type FROM task WHERE trajectory_id = $1 AND state = 'corrected' AND result IS NOT NULL ORDER BY type`,
    [id],
  );
  expect(kept.rows.map((row: { type: string }) => row.type)).toEqual([
    'enrol.answer',
    'intake.talk',
    'triage.decide',
  ]);
  expect(await correctTask(services.context, CASEMANAGER, { taskId, reason: 'other' })).toMatchObject({
    ok: false,
    error: { code: 'correction_not_possible' },
  });
});

test('a step of the intake is kept half done, and two people cannot overwrite each other', async () => {
  const { id, me } = await enrolled();
  const mine = { trajectoryId: id, step: 'wens', value: { broodbaan: 'kok' }, version: 0 };
  expect(await saveIntakeStep(services.context, me, mine)).toMatchObject({ ok: true, value: { version: 1 } });
  expect(await saveIntakeStep(services.context, CASEMANAGER, { ...mine, value: {} })).toMatchObject({
    error: { code: 'intake_changed' },
  });
  expect(await saveIntakeStep(services.context, me, { ...mine, step: 'gesprek', version: 1 })).toMatchObject({
    error: { code: 'intake_step_not_yours' },
  });
  expect((await file(id)).intake).toMatchObject({ answers: { wens: { broodbaan: 'kok' } }, version: 1 });
});

test('whoever stops is closed with an outcome; the person himself can only stop', async () => {
  const first = await enrolled();
  expect(
    await withdrawPerson(services.context, first.me, {
      trajectoryId: first.id,
      outcome: 'stayed_with_employer',
    }),
  ).toMatchObject({ error: { code: 'case_unknown' } });
  expect(
    (await withdrawPerson(services.context, first.me, { trajectoryId: first.id, outcome: 'withdrew' })).ok,
  ).toBe(true);
  expect(await file(first.id)).toMatchObject({ stage: 'closed', outcome: 'withdrew', openTasks: [] });
});

test('a coordinator distributes many tasks at once; what does not fit is named and stays', async () => {
  const people = await Promise.all([enrolled(), enrolled()]);
  const talks = await Promise.all(people.map(({ id }) => openTask(id, 'intake.talk')));
  const taskIds = [...talks.map((task) => task.taskId), '01900000-0000-7000-8000-0000000000ff'];
  const assigneeId = DEMO.accounts.casemanagerMunicipality;
  expect(await distributeTasks(services.context, CASEMANAGER, { taskIds, assigneeId })).toMatchObject({
    error: { code: 'not_allowed' },
  });
  expect(await distributeTasks(services.context, VIEWERS.coordinator, { taskIds, assigneeId })).toEqual({
    ok: true,
    value: {
      given: expect.arrayContaining(taskIds.slice(0, 2)) as string[],
      notGiven: taskIds.slice(2),
    },
  });
  const stranger = { taskIds, assigneeId: DEMO.accounts.employer };
  expect(await distributeTasks(services.context, VIEWERS.coordinator, stranger)).toMatchObject({
    value: { given: [], notGiven: taskIds },
  });
});
