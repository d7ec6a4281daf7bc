/**
 * Promise: a mail leaves once. When nobody can know whether it left, it is not repeated by itself unless a second
 * copy does no harm; when the server is away nothing is lost and no attempt counts; what is no longer wanted does
 * not go; and no mail, row or link tells anything about a person.
 */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createTestDatabase } from '../support/servers';
import type { TestDatabase } from '../support/servers';
import { waitFor } from '../support/wait-for';
import { startMailSink } from '../../stack/servers/mail-sink';
import type { MailSink } from '../../stack/servers/mail-sink';
import { newId } from '../../services/shared/ids';
import { messageIdOf } from '../../services/mail/message-id';
import { findStuckMails, resendMail, skipMail } from '../../services/mail/stuck-mails';
import { BASE, openMailWorld } from './support/mail-fixture';
import type { MailWorld } from './support/mail-fixture';

let database: TestDatabase;
let sink: MailSink;
let world: MailWorld;

beforeAll(async () => {
  sink = await startMailSink();
});
afterAll(() => sink.stop());
beforeEach(async () => {
  database = await createTestDatabase();
  world = await openMailWorld(database.appUrl);
  sink.clear();
  sink.fail('none');
});
afterEach(async () => {
  await world.close();
  await database.drop();
});

const administrator = {
  kind: 'account' as const,
  accountId: newId(),
  memberships: [{ organisationId: newId(), role: 'administrator' as const, regionCode: null }],
};
const stateOf = (key: string, state: string) => async (): Promise<boolean> =>
  (await world.mail(key)).state === state;

test('an alarm reaches the coordinator, with one link and the Message-ID of its key', async () => {
  await world.write([{ key: 'run/alarm' }]);
  const lane = world.lane(sink.smtpUrl);
  await waitFor('the mail', () => sink.list().length === 1);
  await waitFor('sent', stateOf('run/alarm', 'sent'));
  await lane.stop();
  const [mail] = sink.list();
  expect(mail?.to).toEqual(['vos@regio.example.nl']);
  expect(mail?.subject).toBe('Nieuwe melding OV-000123-4: het draaiboek is gestart');
  expect(mail?.messageId).toBe(messageIdOf('run/alarm', 'overstap.example.nl'));
  expect(mail?.text).toContain(`${BASE}/draaiboeken/lopend/${world.ids.run}`);
  expect(mail?.text).toContain('Het gaat om 30 mensen.');
  expect(mail?.headers['auto-submitted']).toBe('auto-generated');
});

test('the invitation names nobody, and goes only while its task is open', async () => {
  const toPerson = { kind: 'person' as const, id: world.ids.person };
  const params = { taskType: 'enrol.answer', taskKey: '', taskRound: 1 };
  await world.write([
    { key: 'i/1', template: 'invitation', recipient: toPerson, subjectId: world.ids.trajectory, params },
    {
      key: 'i/2',
      template: 'task-reminder',
      recipient: toPerson,
      subjectId: world.ids.trajectory,
      params: { ...params, taskRound: 2 },
    },
  ]);
  const lane = world.lane(sink.smtpUrl);
  await waitFor('the invitation', stateOf('i/1', 'sent'));
  await waitFor('the reminder of a round that is not there', stateOf('i/2', 'skipped'));
  await lane.stop();
  expect(sink.list()).toHaveLength(1);
  const [mail] = sink.list();
  expect(mail?.to).toEqual(['w.q@thuis.example.nl']);
  expect(mail?.text).toContain(`${BASE}/taken/${world.ids.task}`);
  expect(mail?.raw).not.toMatch(/Wilhelmina|Quakkelstein|Kok/);
  const { rows } = await world.pool.query('SELECT row_to_json(m)::text AS row FROM mail m');
  expect(JSON.stringify(rows)).not.toMatch(/Wilhelmina|Quakkelstein|example\.nl/);
});

test('the same key twice is one mail; a hundred mails of two lanes leave once each', async () => {
  await world.write([{ key: 'same' }]);
  await world.write([{ key: 'same' }, ...Array.from({ length: 99 }, (_, n) => ({ key: `m/${n}` }))]);
  const lanes = [world.lane(sink.smtpUrl), world.lane(sink.smtpUrl)];
  await waitFor('a hundred mails', () => sink.list().length >= 100);
  await waitFor('nothing left', async () => {
    const { rows } = await world.pool.query("SELECT 1 FROM mail WHERE state <> 'sent'");
    return rows.length === 0;
  });
  await Promise.all(lanes.map((lane) => lane.stop()));
  expect(sink.list()).toHaveLength(100);
  expect(new Set(sink.list().map((mail) => mail.messageId)).size).toBe(100);
});

test('the server takes a receipt and drops the line: uncertain, an alarm, never repeated by itself', async () => {
  sink.fail('accept-then-drop', 1);
  const seen = sink.faultsSeen();
  await world.write([{ key: 'receipt', template: 'notice-received' }]);
  const lane = world.lane(sink.smtpUrl);
  await waitFor('uncertain', stateOf('receipt', 'uncertain'));
  expect(sink.faultsSeen()).toBe(seen + 1);
  await world.write([{ key: 'after' }]);
  await waitFor('a later mail', stateOf('after', 'sent'));
  world.now = new Date('2026-11-26T09:30:00.000Z');
  await world.write([{ key: 'days later' }]);
  await waitFor('a mail days later', stateOf('days later', 'sent'));
  expect(sink.list().filter((mail) => mail.subject.startsWith('Wij hebben'))).toHaveLength(1);

  const stuck = await findStuckMails(world.context, administrator);
  const id = stuck.ok ? (stuck.value[0]?.id ?? '') : '';
  expect(stuck).toMatchObject({ ok: true, value: [{ template: 'notice-received', state: 'uncertain' }] });
  expect(await skipMail(world.context, { kind: 'system', name: 'x' }, id)).toMatchObject({ ok: false });
  expect(await resendMail(world.context, administrator, id)).toEqual({ ok: true, value: true });
  await waitFor('sent after all', stateOf('receipt', 'sent'));
  await lane.stop();
  const copies = sink.list().filter((mail) => mail.subject.startsWith('Wij hebben'));
  expect(copies).toHaveLength(2);
  expect(new Set(copies.map((mail) => mail.messageId)).size).toBe(1);
  const findings = await world.pool.query('SELECT kind, resolved_at IS NOT NULL AS resolved FROM finding');
  expect(findings.rows).toEqual([{ kind: 'mail_uncertain', resolved: true }]);
});

test('a reminder of unknown fate is repeated, with the same Message-ID', async () => {
  sink.fail('accept-then-drop', 1);
  await world.write([{ key: 'alarm' }]);
  const lane = world.lane(sink.smtpUrl);
  await waitFor('the fault', async () => (await world.mail('alarm')).error !== null);
  world.now = new Date(world.now.getTime() + 120_000);
  await waitFor('sent', stateOf('alarm', 'sent'));
  await lane.stop();
  expect(sink.list()).toHaveLength(2);
  expect(new Set(sink.list().map((mail) => mail.messageId)).size).toBe(1);
});

test('not now: tried again later; never: parked with an alarm', async () => {
  sink.fail('refuse', 1);
  await world.write([{ key: 'later' }]);
  const lane = world.lane(sink.smtpUrl);
  await waitFor('the refusal', async () => (await world.mail('later')).error === 'smtp_451');
  expect(await world.mail('later')).toMatchObject({ state: 'pending', attempts: 1 });
  world.now = new Date(world.now.getTime() + 120_000);
  await waitFor('sent', stateOf('later', 'sent'));

  sink.fail('refuse-for-good', 1);
  await world.write([{ key: 'never' }]);
  await waitFor('parked', stateOf('never', 'parked'));
  await lane.stop();
  expect(await world.mail('never')).toMatchObject({ error: 'smtp_550' });
});

test('the mail server away for 30 tries: no attempt counts, nothing is parked, and all leave once it is back', async () => {
  let tries = 0;
  const door = createServer((socket) => {
    tries += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const { port } = door.address() as AddressInfo;
  await world.write([{ key: 'a' }, { key: 'b', template: 'notice-received' }]);
  const lane = world.lane(`smtp://127.0.0.1:${port}`);
  await waitFor('thirty tries', () => tries >= 30);
  expect(lane.progress().state).toBe('away');
  for (const key of ['a', 'b']) {
    const mail = await world.mail(key);
    expect(['pending', 'sending']).toContain(mail.state);
    expect(mail.attempts).toBeLessThanOrEqual(1);
  }
  await lane.stop();
  await new Promise((resolve) => door.close(resolve));
  const back = world.lane(sink.smtpUrl);
  await waitFor('both', () => sink.list().length === 2);
  await back.stop();
});

test('a lane that died while sending: the receipt is uncertain, the alarm is sent again', async () => {
  await world.write([{ key: 'r', template: 'notice-received' }, { key: 'a' }]);
  // As kill -9 leaves them: taken, attempt counted, the lease not over.
  await world.pool.query("UPDATE mail SET state = 'sending', attempts = 1, next_at = $1", [
    new Date(world.now.getTime() + 60_000),
  ]);
  const lane = world.lane(sink.smtpUrl);
  await world.write([{ key: 'other' }]);
  await waitFor('another mail', stateOf('other', 'sent'));
  expect(await world.mail('r')).toMatchObject({ state: 'sending' });
  world.now = new Date(world.now.getTime() + 61_000);
  await waitFor('uncertain', stateOf('r', 'uncertain'));
  await waitFor('sent', stateOf('a', 'sent'));
  await lane.stop();
  expect(sink.list()).toHaveLength(2);
});

test('no address, a wrong address and an unknown template are parked; nobody gets more than twenty a day', async () => {
  const [noMail, wrong] = [newId(), newId()];
  await world.pool.query(
    `INSERT INTO account (id, name, email) VALUES ($1, 'Zonder', NULL), ($2, 'Fout', 'jan@example.nl, piet@example.nl')`,
    [noMail, wrong],
  );
  await world.write([
    { key: 'none', recipient: { kind: 'account', id: noMail } },
    { key: 'wrong', recipient: { kind: 'account', id: wrong } },
    { key: 'unknown', template: 'loterij' },
    ...Array.from({ length: 23 }, (_, n) => ({ key: `n/${n}`, template: 'pause-review' })),
  ]);
  const lane = world.lane(sink.smtpUrl);
  await waitFor('parked', stateOf('unknown', 'parked'));
  await waitFor('twenty', () => sink.list().length >= 20);
  await waitFor('the rest postponed', async () => {
    const { rows } = await world.pool.query("SELECT next_at FROM mail WHERE error = 'enough_today'");
    return rows.length > 0;
  });
  await world.write([{ key: 'urgent' }]);
  await waitFor('an urgent one all the same', stateOf('urgent', 'sent'));
  expect(await world.mail('none')).toMatchObject({ state: 'parked', error: 'address_missing' });
  expect(await world.mail('wrong')).toMatchObject({ state: 'parked', error: 'address_invalid' });
  world.now = new Date('2026-11-25T06:00:00.000Z');
  await waitFor('the next morning', async () => {
    const { rows } = await world.pool.query(
      "SELECT 1 FROM mail WHERE template = 'pause-review' AND state <> 'sent'",
    );
    return rows.length === 0;
  });
  await lane.stop();
});

test('what may be collected waits ten minutes and is one mail per recipient, with what is still wanted', async () => {
  const task = { taskType: 'enrol.answer', taskKey: '', taskRound: 1 };
  await world.write([
    ...Array.from({ length: 40 }, (_, n) => ({
      key: `d/${n}`,
      template: 'task-escalated',
      subjectId: world.ids.trajectory,
      params: { ...task, digest: true },
    })),
    {
      key: 'gone',
      template: 'task-reminder',
      subjectId: world.ids.trajectory,
      params: { ...task, taskRound: 7, digest: true },
    },
    { key: 'news', template: 'pause-ended', subjectId: world.ids.trajectory, params: { digest: true } },
  ]);
  const lane = world.lane(sink.smtpUrl);
  await world.write([{ key: 'at once' }]);
  await waitFor('the mail that does not wait', stateOf('at once', 'sent'));
  expect(sink.list()).toHaveLength(1);
  world.now = new Date(world.now.getTime() + 601_000);
  await waitFor('the overview', stateOf('d/39', 'sent'));
  await waitFor('the news', stateOf('news', 'sent'));
  await lane.stop();
  expect(await world.mail('gone')).toMatchObject({ state: 'skipped', error: 'task_not_open' });
  expect(sink.list()).toHaveLength(2);
  const overview = sink.list()[1];
  expect(overview?.subject).toBe('Overzicht: 41 berichten uit Overstap');
  expect(overview?.text).toContain('Een taak is over de datum (40 keer).');
  expect(overview?.text).toContain('Een pauze is voorbij.');
  expect(overview?.text).toContain('Er wachten nu 0 taken op u; 0 zijn over de datum.');
});

test('a sign-in code is forgotten once its mail is gone, and does not leave when it no longer works', async () => {
  const toPerson = { kind: 'person' as const, id: world.ids.person };
  const code = { template: 'sign-in-code' as const, recipient: toPerson, subjectId: null };
  await world.write([{ key: 'code/1', ...code, params: { code: '12345678' } }]);
  const lane = world.lane(sink.smtpUrl);
  await waitFor('sent', stateOf('code/1', 'sent'));
  await lane.stop();
  expect(sink.list()[0]?.text).toContain('12345678');
  await world.write([{ key: 'code/2', ...code, params: { code: '87654321' } }]);
  world.now = new Date(world.now.getTime() + 16 * 60_000);
  const later = world.lane(sink.smtpUrl);
  await waitFor('skipped', stateOf('code/2', 'skipped'));
  await later.stop();
  expect(sink.list()).toHaveLength(1);
  const { rows } = await world.pool.query<{ params: string }>('SELECT params::text FROM mail');
  expect(JSON.stringify(rows)).not.toMatch(/12345678|87654321/);
});

test('an appointment goes along as a file for the agenda', async () => {
  await world.write([
    {
      key: 'session',
      template: 'information-session',
      recipient: { kind: 'person', id: world.ids.person },
      subjectId: world.ids.trajectory,
      params: { startsAt: '2026-12-02T09:00:00.000Z', minutes: 90 },
    },
  ]);
  const lane = world.lane(sink.smtpUrl);
  await waitFor('sent', stateOf('session', 'sent'));
  await lane.stop();
  expect(sink.list()[0]?.attachments).toEqual([
    expect.objectContaining({ filename: 'afspraak.ics', contentType: 'text/calendar' }),
  ]);
  expect(sink.list()[0]?.attachments[0]?.content).toContain('DTSTART:20261202T090000Z');
});
