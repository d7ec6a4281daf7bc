/**
 * Promise: the gateway as a process. It may be killed at the worst moment, run twice, lose its broker, and still
 * every event leaves, every event that came in is acted on once, every mail leaves once, and no name leaves with
 * any of them.
 */
import { startMailSink } from '../../stack/servers/mail-sink';
import type { MailSink } from '../../stack/servers/mail-sink';
import { acceptNotice } from '../../services/notice/accept-notice';
import { employees, notice } from '../support/notices';
import { VIEWERS } from '../support/services';
import { uniqueName } from '../support/servers';
import { waitFor } from '../support/wait-for';
import { startGatewayProcess } from './support/gateway-process';
import type { GatewayProcess } from './support/gateway-process';
import { noticeData, openInboxWorld } from './support/inbox-fixture';
import type { InboxWorld } from './support/inbox-fixture';
import { readTopics } from './support/kafka-tools';
import { startProxy } from './support/tcp-proxy';

let sink: MailSink;
let world: InboxWorld;
let processes: GatewayProcess[];

beforeAll(async () => {
  sink = await startMailSink();
});
afterAll(() => sink.stop());
beforeEach(async () => {
  world = await openInboxWorld();
  processes = [];
  sink.clear();
});
afterEach(async () => {
  for (const gateway of processes) gateway.kill('SIGKILL');
  await Promise.all(processes.map((gateway) => gateway.ended));
  await world.stop();
});

async function gateway(brokers = world.brokers): Promise<GatewayProcess> {
  const started = await startGatewayProcess({
    DATABASE_URL: world.database.appUrl,
    KAFKA_BROKERS: brokers,
    KAFKA_GROUP_ID: world.groupId,
    SMTP_URL: sink.smtpUrl,
  });
  processes.push(started);
  return started;
}
const count = async (from: string): Promise<number> => {
  const { rows } = await world.behind.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`);
  return rows[0]?.n ?? -1;
};
const unsent = (): Promise<number> => count('outbox_event WHERE sent_at IS NULL');

test('a notice by event: the answer and the progress on their topics, the alarm in the mail; a graceful end', async () => {
  const one = await gateway();
  expect(await one.live()).toBe(200);
  await world.send('melding-ingediend', noticeData('REORG-1', 5));
  await waitFor('accepted', async () => (await count('trajectory')) === 5, 30_000);
  await waitFor('everything sent', async () => (await unsent()) === 0);
  await waitFor('ready', async () => (await one.ready()).gereed);
  const reader = await readTopics(world.brokers, [world.replies]);
  await waitFor('two answers', () => reader.messages.length === 2);
  await reader.stop();
  expect(reader.messages.map(({ key, headers }) => [key, headers['ce_type']])).toEqual([
    ['REORG-1', 'nl.vanwerknaarwerk.melding-aanvaard.v1'],
    ['REORG-1', 'nl.vanwerknaarwerk.draaiboek-gestart.v1'],
  ]);
  expect(await count('outbox_event WHERE parked_at IS NOT NULL')).toBe(0);
  await waitFor('the alarm', () =>
    sink.list().some((mail) => mail.subject.includes('het draaiboek is gestart')),
  );
  one.kill('SIGTERM');
  expect(await one.ended).toBe(0);
});

test('killed between sending and marking: sent again, once for whoever looks at the id', async () => {
  const proxy = await startProxy(world.brokers);
  const first = await gateway(proxy.address);
  await world.send('melding-ingediend', noticeData('WARM-1', 1));
  await waitFor('warm', async () => (await count('trajectory')) === 1 && (await unsent()) === 0, 30_000);
  proxy.dropAnswers();
  const before = await count('outbox_event');
  await acceptNotice(world.context, VIEWERS.employer, notice(employees(1), { reference: 'R-2' }), {
    door: 'api',
  });
  expect(await count('outbox_event')).toBeGreaterThan(before);
  const { rows } = await world.behind.query<{ id: string; topic: string }>(
    `SELECT id, topic FROM outbox_event WHERE sent_at IS NULL AND topic LIKE 'vwnw.voortgang.%' LIMIT 1`,
  );
  const { id, topic } = rows[0] ?? { id: 'none', topic: 'none' };
  const reader = await readTopics(world.brokers, [topic]);
  const times = () => reader.messages.filter(({ headers }) => headers['ce_id'] === id).length;
  await waitFor(
    'it to be on the topic, and not marked',
    async () => times() > 0 && (await unsent()) > 0,
    30_000,
  );
  first.kill('SIGKILL');
  expect(await first.ended).toBe('SIGKILL');
  const sent = times();
  await gateway();
  await waitFor('everything sent', async () => (await unsent()) === 0, 30_000);
  await waitFor('the second copy', () => times() > sent);
  await reader.stop();
  await proxy.stop();
  expect(await count('outbox_event WHERE parked_at IS NOT NULL')).toBe(0);
});

test('killed again and again while events come in: each is acted on once, each mail leaves at most once', async () => {
  let running = await gateway();
  const total = 18;
  for (let n = 1; n <= total; n += 1) {
    await world.send('melding-ingediend', noticeData(`R-${n}`, 2));
    if (n % 6 !== 0 || n === total) continue;
    await waitFor('some progress', async () => (await count('notice')) > n - 6, 40_000);
    running.kill('SIGKILL');
    await running.ended;
    // What a killed process had taken comes free when its lease ends; the test does not wait for that.
    await world.behind.query(`UPDATE inbox_event SET next_at = now() WHERE state = 'received'`);
    running = await gateway();
  }
  await waitFor('all notices', async () => (await count('notice')) === total, 60_000);
  await waitFor('everything sent', async () => (await unsent()) === 0, 30_000);
  expect(await count('trajectory')).toBe(total * 2);
  expect(await count('dead_letter')).toBe(0);
  const ids = sink.list().map((mail) => mail.messageId);
  const { rows } = await world.behind.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM mail WHERE state = 'uncertain'",
  );
  // The alarms may be repeated, because a second copy does no harm; then it has the same Message-ID.
  expect(new Set(ids).size).toBeGreaterThan(0);
  expect(rows[0]?.n).toBe(0);
}, 180_000);

test('two gateways side by side share the work: nothing twice', async () => {
  await Promise.all([gateway(), gateway()]);
  for (let n = 1; n <= 20; n += 1) await world.send('melding-ingediend', noticeData(`R-${n}`, 2));
  await waitFor('all notices', async () => (await count('notice')) === 20, 40_000);
  await waitFor('everything sent', async () => (await unsent()) === 0);
  const alarms = await count("mail WHERE template = 'crisis-alert'");
  await waitFor(
    'all alarms',
    async () => (await count("mail WHERE template = 'crisis-alert' AND state = 'sent'")) === alarms,
  );
  expect(await count('trajectory')).toBe(40);
  const reader = await readTopics(world.brokers, [world.replies]);
  await waitFor('forty answers', () => reader.messages.length >= 40);
  await reader.stop();
  expect(new Set(reader.messages.map(({ headers }) => headers['ce_id'])).size).toBe(reader.messages.length);
  const ids = sink.list().map((mail) => mail.messageId);
  expect(new Set(ids).size).toBe(ids.length);
});

test('no name leaves: not on a topic, not in a mail, not in the log', async () => {
  const canaries = /Quakkelstein|Wilhelmina|canarie|roos@|Linden|06-12345678|Zonnebloemstraat/i;
  const people = employees(3, {
    givenName: 'Wilhelmina',
    familyName: 'Quakkelstein',
    phone: '06-12345678',
    address: { street: 'Zonnebloemstraat', houseNumber: '1', postcode: '5461 AA', place: 'Veghel' },
  });
  const accepted = await acceptNotice(
    world.context,
    VIEWERS.employer,
    notice(people, { reference: `C-${uniqueName('1')}`, remarks: 'canarie in een opmerking' }),
    { door: 'api' },
  );
  expect(accepted.ok).toBe(true);
  const one = await gateway();
  const named = noticeData('NAAM-1', 1);
  (named['werknemers'] as Record<string, unknown>[])[0] = {
    achternaam: 'Quakkelstein',
    Quakkelstein: 'Wilhelmina',
  };
  await world.send('melding-ingediend', named);
  await world.sendRaw([{ key: 'NAAM-2', value: '{"naam":"Wilhelmina Quakkelstein"' }]);
  await waitFor(
    'the refusal',
    async () => (await count("inbox_event WHERE state = 'refused'")) === 1,
    30_000,
  );
  await waitFor('the dead letter', async () => (await count('dead_letter')) === 1);
  await waitFor('everything sent', async () => (await unsent()) === 0);
  await waitFor(
    'the mails',
    async () => (await count("mail WHERE state = 'pending' AND next_at < now()")) === 0,
  );
  const { rows } = await world.behind.query<{ topic: string }>(
    'SELECT DISTINCT topic FROM outbox_event ORDER BY 1',
  );
  const reader = await readTopics(
    world.brokers,
    rows.map(({ topic }) => topic),
  );
  const total = await count('outbox_event');
  const ours = () => reader.messages.filter(({ value }) => !value.includes('undefined')).length;
  await waitFor('all events', () => ours() >= total);
  await reader.stop();
  expect(JSON.stringify(reader.messages)).not.toMatch(canaries);
  const mails = sink.list();
  expect(mails.length).toBeGreaterThan(3);
  for (const mail of mails) {
    expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toMatch(canaries);
  }
  expect(one.output()).not.toMatch(canaries);
  expect(one.output()).toContain('mail-sent');
});
