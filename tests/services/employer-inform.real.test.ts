/**
 * Promise: the information session that the account manager agrees with the employer reaches everybody who can be
 * mailed, with its day and time and nothing else; and a settlement named in the notice starts its reflection term.
 */
import { acceptNotice } from '../../services/notice/accept-notice';
import { completeTask } from '../../services/task/complete-task';
import { readFile } from '../../services/trajectory/read-file';
import { employee, notice } from '../support/notices';
import { createTestServices, VIEWERS } from '../support/services';
import type { TestServices } from '../support/services';

let services: TestServices;
beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.close());

test('two people of whom one has an address, and two colleagues of the employer, are invited once', async () => {
  const { email: _email, ...withoutMail } = employee({ personnelReference: 'P-2' });
  const accepted = await acceptNotice(
    services.context,
    VIEWERS.employer,
    notice([employee({ settlementDate: '2026-11-20' }), withoutMail]),
    { door: 'api' },
  );
  if (!accepted.ok) throw new Error(JSON.stringify(accepted.error));
  const { rows } = await services.behind.query<{ id: string; version: number }>(
    `SELECT id, version FROM task WHERE run_id = $1 AND type = 'employer.inform'`,
    [accepted.value.runId],
  );
  const answer = {
    gesprokenOp: '2026-11-24',
    flyerGegeven: true,
    bijeenkomstOp: '2026-12-01',
    tijdOnderWerk: true,
    middelenAfgesproken: true,
  };
  const send = (extra: object) =>
    completeTask(services.context, VIEWERS.accountManager, {
      taskId: rows[0]!.id,
      version: rows[0]!.version,
      answer: { ...answer, ...extra },
    });
  expect(await send({})).toMatchObject({
    ok: false,
    error: { refusal: { code: 'appointment_needs_day_and_time' } },
  });
  expect(await send({ bijeenkomstTijd: '10:30' })).toMatchObject({ ok: true });
  const mails = await services.behind.query(
    `SELECT recipient_kind AS kind, params->>'startsAt' AS at, count(*)::int AS n FROM mail
     WHERE template = 'information-session' GROUP BY 1, 2 ORDER BY 1`,
  );
  expect(mails.rows).toEqual([
    { kind: 'account', at: '2026-12-01T09:30:00.000Z', n: 2 },
    { kind: 'person', at: '2026-12-01T09:30:00.000Z', n: 1 },
  ]);
  const first = await services.behind.query<{ id: string }>(
    `SELECT t.id FROM trajectory t WHERE t.run_id = $1 AND t.settlement_date = '2026-11-20'`,
    [accepted.value.runId],
  );
  const file = await readFile(services.context, VIEWERS.coordinator, first.rows[0]!.id);
  if (!file.ok) throw new Error(file.error.code);
  const dates = file.value.clock.dates.map(({ key, date }) => `${key} ${date}`);
  expect(dates.filter((line) => line.includes('reflection') || line.includes('settlement'))).toEqual([
    'reflection 2026-12-04',
  ]);
});
