/**
 * Promise: one transaction makes everybody visible. After `acceptNotice` returns, every employee has a
 * trajectory and a first task on the list, for those who may see it and for nobody else, with nothing
 * but PostgreSQL running. The test tries to break it by sending twice, by asking as others, and by
 * counting what stands in the tables behind the access rules.
 */
import { acceptNotice } from '../../services/notice/accept-notice';
import { checkNotice } from '../../services/notice/check-notice';
import { findTasks } from '../../services/task/find-tasks';
import { employee, employees, notice } from '../support/notices';
import { createTestServices, VIEWERS } from '../support/services';
import type { TestServices } from '../support/services';

let services: TestServices;
beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.close());

async function accept(content = notice(employees(3)), viewer = VIEWERS.employer) {
  const answer = await acceptNotice(services.context, viewer, content, { door: 'api' });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

async function count(sql: string, values: unknown[] = []): Promise<number> {
  const { rows } = await services.behind.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${sql}`,
    values,
  );
  return rows[0]?.n ?? -1;
}

test('three people: three trajectories and three first tasks, visible to the team at once', async () => {
  const receipt = await accept();
  expect(receipt).toMatchObject({ certainty: 'definite', employeeCount: 3, repeated: false });
  expect(receipt.number).toMatch(/^OV-\d{6}-\d$/);
  expect(receipt.acceptedAt).toBe('2026-11-24T09:00:00.000Z');
  const page = await findTasks(services.context, VIEWERS.coordinator, { list: 'all' });
  const enrol = page.tasks.filter((task) => task.type === 'enrol.answer');
  expect(enrol.map((task) => task.personName)).toEqual(Array(3).fill('Roos van der Linden'));
  expect(enrol.every((task) => task.noticeNumber === receipt.number)).toBe(true);
  expect(await count('trajectory WHERE notice_id = $1', [receipt.noticeId])).toBe(3);
  expect(
    await count('audit_entry a JOIN trajectory t ON t.id = a.subject_id WHERE t.notice_id = $1', [
      receipt.noticeId,
    ]),
  ).toBe(3);
});

test('the same notice again makes nothing new and gives the same number', async () => {
  const first = await accept(notice(employees(2), { reference: 'TWICE' }));
  const again = await accept(notice(employees(2), { reference: 'TWICE' }));
  expect(again).toMatchObject({ number: first.number, noticeId: first.noticeId, repeated: true });
  expect(await count(`notice WHERE own_reference = 'TWICE'`)).toBe(1);
});

test('ten simultaneous sendings of one notice make one', async () => {
  const all = await Promise.all(
    Array.from({ length: 10 }, () => accept(notice(employees(5), { reference: 'RACE' }))),
  );
  expect(new Set(all.map((receipt) => receipt.number)).size).toBe(1);
  expect(await count(`trajectory t JOIN notice n ON n.id = t.notice_id WHERE n.own_reference = 'RACE'`)).toBe(
    5,
  );
});

test('the same reference with other people is refused and changes nothing', async () => {
  await accept(notice(employees(2), { reference: 'OTHER' }));
  const answer = await acceptNotice(
    services.context,
    VIEWERS.employer,
    notice(employees(3), { reference: 'OTHER' }),
    {
      door: 'api',
    },
  );
  expect(answer).toEqual({
    ok: false,
    error: { kind: 'refused', refusal: { code: 'notice_reference_used' } },
  });
});

test('an employer may not file for another company; somebody of the region may, and says for whom', async () => {
  const mine = notice(employees(1), { reference: 'BEHALF' });
  const stranger = await acceptNotice(services.context, VIEWERS.otherEmployer, mine, { door: 'page' });
  expect(stranger).toMatchObject({ ok: false, error: { refusal: { code: 'notice_not_your_company' } } });
  const nameless = await acceptNotice(services.context, VIEWERS.accountManager, mine, { door: 'page' });
  expect(nameless).toMatchObject({ ok: false, error: { refusal: { code: 'notice_on_behalf_missing' } } });
  const filed = await acceptNotice(
    services.context,
    VIEWERS.accountManager,
    { ...mine, filedOnBehalf: { name: 'mr. K. Curator', role: 'curator' } },
    { door: 'page' },
  );
  expect(filed.ok).toBe(true);
  const { rows } = await services.behind.query(
    `SELECT filed_by, on_behalf_of FROM notice WHERE own_reference = 'BEHALF'`,
  );
  expect(rows).toEqual([
    { filed_by: '01900000-0000-7000-8000-000000000102', on_behalf_of: 'mr. K. Curator' },
  ]);
});

test('municipalities that do not exist are named with their place, and nothing is written', async () => {
  const before = await count('notice');
  const answer = await acceptNotice(
    services.context,
    VIEWERS.employer,
    notice([employee({ residence: 'Meierijstat' })], { reference: 'PLACE' }),
    { door: 'api' },
  );
  expect(answer).toMatchObject({
    ok: false,
    error: {
      kind: 'invalid',
      problems: [{ location: 'werknemers[0].woongemeente', code: 'municipality_unknown' }],
    },
  });
  expect(await count('notice')).toBe(before);
});

test('a resident of another region is asked of that region and stays ours until it accepts (K3)', async () => {
  const receipt = await accept(notice([employee({ residence: 'Gennep' })], { reference: 'BORDER' }));
  const { rows } = await services.behind.query(
    `SELECT t.region_code, t.residence_region_code, k.type, k.region_code AS task_region
     FROM trajectory t JOIN task k ON k.trajectory_id = t.id WHERE t.notice_id = $1 ORDER BY k.type`,
    [receipt.noticeId],
  );
  expect(rows).toContainEqual({
    region_code: 'noordoost-brabant',
    residence_region_code: 'noord-limburg',
    type: 'handover.answer',
    task_region: 'noord-limburg',
  });
});

test('uncertain: everybody registered, nobody invited, one question with its review date', async () => {
  const receipt = await accept(
    notice(employees(4), { reference: 'MAYBE', certainty: 'uncertain', reviewDate: '2027-01-15' }),
  );
  expect(await count(`task WHERE run_id = $1 AND type = 'enrol.answer'`, [receipt.runId])).toBe(0);
  expect(await count(`task WHERE run_id = $1 AND type = 'playbook.confirm'`, [receipt.runId])).toBe(1);
  expect(await count('trajectory WHERE notice_id = $1', [receipt.noticeId])).toBe(4);
});

test('embargo: people sealed, no trajectories, no event, nothing on the list of others', async () => {
  const events = await count('outbox_event');
  const receipt = await accept(
    notice(employees(4), { reference: 'QUIET', certainty: 'embargo', reviewDate: '2027-01-15' }),
  );
  expect(await count('trajectory WHERE notice_id = $1', [receipt.noticeId])).toBe(0);
  expect(await count('sealed_person WHERE notice_id = $1', [receipt.noticeId])).toBe(4);
  const added = await services.behind.query(
    'SELECT topic FROM outbox_event ORDER BY created_at DESC, id DESC LIMIT $1',
    [(await count('outbox_event')) - events],
  );
  expect(added.rows.filter((row: { topic: string }) => row.topic.startsWith('vwnw.voortgang'))).toEqual([]);
});

test('5,000 people in one transaction: 5,000 first tasks on the list', async () => {
  const receipt = await accept(notice(employees(5000), { reference: 'ALL' }));
  expect(
    await count(`task WHERE run_id = $1 AND type = 'enrol.answer' AND state = 'open'`, [receipt.runId]),
  ).toBe(5000);
});

test('without a viewer the tables with personal data show nothing', async () => {
  for (const table of [
    'notice',
    'person',
    'trajectory',
    'task',
    'consent',
    'intake',
    'notice_draft',
    'sealed_person',
  ]) {
    const { rows } = await services.pool.query(`SELECT count(*)::int AS n FROM ${table}`);
    expect({ table, rows }).toEqual({ table, rows: [{ n: 0 }] });
  }
});

test('everything that is wrong is named at once, unknown municipalities too', async () => {
  const answer = await checkNotice(services.context, {
    melding: { kenmerk: 'ALL-WRONG', besluit: 'definitief', werkgemeente: 'Meierijstat' },
    werkgever: { kvkNummer: '90001354' },
    werknemers: [
      { personeelsnummer: '1', woongemeente: 'Oss', functie: 'Kok', einddatum: '2027-02-31' },
      { personeelsnummer: '2', woongemeente: 'Nergenshuizen', functie: 'Kok', einddatum: '2027-02-28' },
    ],
  });
  expect(answer.ok ? [] : answer.error.map(({ location, code }) => [location, code])).toEqual([
    ['werknemers[0].einddatum', 'date_wrong'],
    ['melding.werkgemeente', 'municipality_unknown'],
    ['werknemers[1].woongemeente', 'municipality_unknown'],
  ]);
});

test('a sending without a reference of its own makes one notice, also when its answer was lost', async () => {
  const { reference: _none, ...nameless } = notice(employees(2));
  const options = { door: 'api', requestKey: 'api/system-1/key-0001' } as const;
  const first = await acceptNotice(services.context, VIEWERS.employer, nameless, options);
  const again = await acceptNotice(services.context, VIEWERS.employer, nameless, options);
  expect(
    first.ok && again.ok ? [again.value.number === first.value.number, again.value.repeated] : [],
  ).toEqual([true, true]);
  const other = await acceptNotice(services.context, VIEWERS.employer, nameless, {
    door: 'api',
    requestKey: 'api/system-1/key-0002',
  });
  expect(other.ok && first.ok && other.value.number !== first.value.number).toBe(true);
});
