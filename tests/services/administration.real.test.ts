/**
 * Promise: who looked, what changed and under which dated rule can be found again by who may, and by nobody else; a
 * draft can be mended row by row and added to its notice without doubling anybody; a person is steered only by arrows
 * of the chart.
 */
import { findAccess } from '../../services/audit/find-access';
import { readAudit } from '../../services/audit/read-audit';
import { acceptNotice } from '../../services/notice/accept-notice';
import { mendDraftRow, sendMendedRows } from '../../services/notice/mend-draft';
import { keepFileDraft } from '../../services/notice/keep-file-draft';
import { sendFileDraft } from '../../services/notice/send-file-draft';
import { addSetting } from '../../services/setting/add-setting';
import { readSettings } from '../../services/setting/read-settings';
import { withViewer } from '../../services/access/with-viewer';
import { completeTask } from '../../services/task/complete-task';
import { findTasks } from '../../services/task/find-tasks';
import { readFile } from '../../services/trajectory/read-file';
import {
  askHandover,
  askToClose,
  offerAgain,
  reopenTrajectory,
  reopenTriage,
} from '../../services/trajectory/steer-trajectory';
import { withdrawPerson } from '../../services/trajectory/withdraw-person';
import { settingAt } from '../../domain/setting/setting';
import type { Viewer } from '../../services/access/viewer';
import { DEMO } from '../../prisma/seed/demonstration';
import { JOINS } from '../support/answers';
import { employee, notice } from '../support/notices';
import { createTestServices, VIEWERS } from '../support/services';
import type { TestServices } from '../support/services';

let services: TestServices;
let sequence = 0;
beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.close());

async function person(changes = {}): Promise<string> {
  sequence += 1;
  const content = notice([employee(changes)], { reference: `ADMIN-${sequence}` });
  const receipt = await acceptNotice(services.context, VIEWERS.employer, content, { door: 'api' });
  if (!receipt.ok) throw new Error(JSON.stringify(receipt.error));
  const { rows } = await services.behind.query<{ id: string }>(
    'SELECT id FROM trajectory WHERE notice_id = $1',
    [receipt.value.noticeId],
  );
  return rows[0]?.id ?? '';
}

async function answer(trajectoryId: string, type: string, content: unknown) {
  const { rows } = await services.behind.query<{ taskId: string; version: number }>(
    `SELECT id AS "taskId", version FROM task WHERE trajectory_id = $1 AND type = $2 AND state = 'open'`,
    [trajectoryId, type],
  );
  const task = rows[0];
  if (task === undefined) throw new Error(`no open ${type}`);
  const done = await completeTask(services.context, VIEWERS.casemanagerUwv, { ...task, answer: content });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

test('views and refused attempts are found by the administrator, who leaves a trace himself', async () => {
  const id = await person();
  await readFile(services.context, VIEWERS.casemanagerUwv, id);
  await readFile(services.context, VIEWERS.otherEmployer, id);
  expect(await findAccess(services.context, VIEWERS.coordinator, {})).toEqual({
    ok: false,
    error: { code: 'not_allowed' },
  });
  const found = await findAccess(services.context, VIEWERS.administrator, { subjectId: id });
  if (!found.ok) throw new Error(found.error.code);
  expect(found.value.lines.map((line) => [line.action, line.result, line.actorName]).sort()).toEqual([
    ['file.viewed', 'allowed', 'Sanne Vermeer'],
    ['file.viewed', 'refused', null],
  ]);
  const again = await findAccess(services.context, VIEWERS.administrator, { subjectId: id, limit: 2 });
  if (!again.ok) throw new Error(again.error.code);
  expect(again.value.lines.map((line) => line.action)).toContain('access_log.viewed');
  const rest = await findAccess(services.context, VIEWERS.administrator, {
    subjectId: id,
    limit: 2,
    cursor: again.value.next ?? '',
  });
  expect(
    rest.ok && rest.value.lines.every((line) => !again.value.lines.some((one) => one.id === line.id)),
  ).toBe(true);
});

test('the history of a case is read and verified; one changed bit is pointed at', async () => {
  const id = await person();
  await answer(id, 'enrol.answer', JOINS);
  expect(await readAudit(services.context, VIEWERS.casemanagerUwv, id)).toMatchObject({
    error: { code: 'not_allowed' },
  });
  const good = await readAudit(services.context, VIEWERS.administrator, id);
  expect(good).toMatchObject({ ok: true, value: { brokenAt: null, links: [{ seq: 1 }, { seq: 2 }] } });
  await services.behind.query(`UPDATE audit_entry SET actor_id = 'x' WHERE subject_id = $1 AND seq = 2`, [
    id,
  ]);
  expect(await readAudit(services.context, VIEWERS.administrator, id)).toMatchObject({
    value: { brokenAt: 2 },
  });
});

test('a dated setting is added by the administrator; the one before it ends that day', async () => {
  const row = {
    key: 'suwi.gate_months',
    validFrom: '2027-01-01',
    validTo: null,
    value: 6,
    source: 'Staatsblad 2026, 1',
    status: 'verified',
  };
  expect(await addSetting(services.context, VIEWERS.coordinator, row)).toMatchObject({
    error: { code: 'not_allowed' },
  });
  expect((await addSetting(services.context, VIEWERS.administrator, row)).ok).toBe(true);
  expect(
    await addSetting(services.context, VIEWERS.administrator, { ...row, validFrom: '2026-06-01' }),
  ).toMatchObject({
    error: { code: 'setting_period_overlaps' },
  });
  expect(await addSetting(services.context, VIEWERS.administrator, { ...row, key: 'x' })).toMatchObject({
    error: { code: 'setting_unknown' },
  });
  const settings = await withViewer(services.context, VIEWERS.administrator, (tx) =>
    readSettings(tx, services.context),
  );
  expect([
    settingAt(settings, 'suwi.gate_months', '2026-12-31')?.value,
    settingAt(settings, 'suwi.gate_months', '2027-01-01')?.value,
  ]).toEqual([4, 6]);
});

test('a draft is mended row by row and added to its notice, nobody twice', async () => {
  const csv = [
    'Personeelsnummer;Naam;Woonplaats;Functie;Contract;Uren;Einddatum',
    'D1;Roos van der Linden;Veghel;kok;vast;24,5;31-03-2027',
    'D2;Jan Jansen;Nergenshuizen;kok;vast;24,5;31-03-2027',
  ].join('\n');
  const draft = await keepFileDraft(services.context, VIEWERS.employer, {
    facts: {
      melding: { besluit: 'definitief', werkgemeente: 'Meierijstad' },
      werkgever: { kvkNummer: DEMO.employerKvk },
    },
    bytes: Buffer.from(csv),
    fileName: 'mensen.csv',
  });
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  const sent = await sendFileDraft(services.context, VIEWERS.employer, draft.value.id);
  expect(sent).toMatchObject({ ok: true, value: { employeeCount: 1 } });
  expect(await sendMendedRows(services.context, VIEWERS.employer, draft.value.id)).toMatchObject({
    ok: false,
  });
  const mended = {
    personeelsnummer: 'D2',
    achternaam: 'Jansen',
    woongemeente: 'Nergenshuizen',
    functie: 'kok',
    einddatum: '2027-03-31',
  };
  const input = { draftId: draft.value.id, rowNumber: 3, employee: mended };
  expect(await mendDraftRow(services.context, VIEWERS.employer, input)).toMatchObject({
    error: { problems: [{ location: 'woongemeente', code: 'municipality_unknown' }] },
  });
  expect(
    await mendDraftRow(services.context, VIEWERS.employer, {
      ...input,
      employee: { ...mended, einddatum: undefined, woongemeente: 'Oss' },
    }),
  ).toMatchObject({
    error: { problems: [{ location: 'einddatum', code: 'end_date_missing' }] },
  });
  const good = { ...input, employee: { ...mended, woongemeente: 'Oss' } };
  expect(await mendDraftRow(services.context, VIEWERS.otherEmployer, good)).toMatchObject({
    error: { refusal: { code: 'draft_unknown' } },
  });
  expect((await mendDraftRow(services.context, VIEWERS.employer, good)).ok).toBe(true);
  expect(await sendMendedRows(services.context, VIEWERS.employer, draft.value.id)).toMatchObject({
    ok: true,
    value: { employeeCount: 2 },
  });
  const left = await services.behind.query('SELECT 1 FROM notice_draft WHERE id = $1', [draft.value.id]);
  expect(left.rowCount).toBe(0);
});

test('a person is steered by the arrows of the chart and by nobody else', async () => {
  const id = await person();
  await answer(id, 'enrol.answer', { meedoen: false, reden: 'zoekt-zelf' });
  const retriage = { trajectoryId: id, reason: 'needs_more' } as const;
  expect(await reopenTriage(services.context, VIEWERS.casemanagerUwv, retriage)).toMatchObject({
    error: { code: 'event_not_now' },
  });
  expect(await offerAgain(services.context, VIEWERS.casemanagerUwv, id)).toMatchObject({
    ok: true,
    value: { stage: 'registered', opened: ['enrol.answer'] },
  });
  const other = await person();
  await answer(other, 'enrol.answer', JOINS);
  expect(await offerAgain(services.context, VIEWERS.casemanagerUwv, other)).toMatchObject({
    error: { code: 'event_not_now' },
  });
  expect(await askToClose(services.context, VIEWERS.casemanagerUwv, other)).toMatchObject({
    ok: true,
    value: { opened: ['trajectory.close'] },
  });
  await withdrawPerson(services.context, VIEWERS.casemanagerUwv, {
    trajectoryId: other,
    outcome: 'withdrew',
  });
  const reopened = await reopenTrajectory(services.context, VIEWERS.casemanagerUwv, {
    trajectoryId: other,
    reason: 'asked_by_employee',
  });
  expect(reopened).toMatchObject({ ok: true, value: { stage: 'enrolled' } });
  expect(
    await reopenTrajectory(services.context, VIEWERS.employer, { trajectoryId: other, reason: 'other' }),
  ).toMatchObject({
    error: { code: 'case_unknown' },
  });
});

test('a region that is only asked to take over sees the question and not who it is', async () => {
  const id = await person();
  expect(
    await askHandover(services.context, VIEWERS.coordinator, { trajectoryId: id, toRegion: 'nergens' }),
  ).toMatchObject({
    error: { code: 'region_unknown' },
  });
  const { rows } = await services.behind.query<{ code: string }>(
    `SELECT code FROM region WHERE code <> $1 ORDER BY code LIMIT 1`,
    [DEMO.region],
  );
  const toRegion = rows[0]?.code ?? '';
  await services.behind.query('UPDATE trajectory SET residence_region_code = $2 WHERE id = $1', [
    id,
    toRegion,
  ]);
  await services.behind.query(
    'UPDATE person p SET other_region_code = $2 FROM trajectory t WHERE t.id = $1 AND p.id = t.person_id',
    [id, toRegion],
  );
  expect((await askHandover(services.context, VIEWERS.coordinator, { trajectoryId: id, toRegion })).ok).toBe(
    true,
  );
  const elsewhere: Viewer = {
    ...{ kind: 'account', accountId: '01900000-0000-7000-8000-0000000002ff' },
    memberships: [{ organisationId: DEMO.organisations.hotel, role: 'coordinator', regionCode: toRegion }],
  };
  const page = await findTasks(services.context, elsewhere, { list: 'all' });
  expect(page.tasks).toMatchObject([{ type: 'handover.answer', personName: null, personnelReference: null }]);
  expect(await readFile(services.context, elsewhere, id)).toMatchObject({ error: { code: 'case_unknown' } });
});
