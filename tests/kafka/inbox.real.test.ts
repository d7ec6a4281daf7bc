/**
 * Promise: an event that reached Kafka is acted on once, per reference in order, by the same rules as every other
 * door, and its sender hears what came of it. What cannot be read or does not belong to its sender is set aside
 * and stops nobody.
 */
import { encodeEvent, encodeStructured } from '../../domain/events/encode-event';
import { eventType } from '../../domain/events/names';
import type { EventHandler } from '../../services/inbox/handler';
import { handleNoticeSubmitted } from '../../services/inbox/handlers/notice-submitted';
import { createPartnerFinder } from '../../services/inbox/partners';
import { takeMessages } from '../../services/inbox/take-messages';
import { findStuckInbox, retryInboxEvent, settleDeadLetter } from '../../services/inbox/stuck-events';
import { cleanMessages } from '../../services/outbox/clean-messages';
import { newId } from '../../services/shared/ids';
import { VIEWERS } from '../support/services';
import { waitFor } from '../support/wait-for';
import { noticeData, openInboxWorld, SOURCE } from './support/inbox-fixture';
import type { InboxWorld } from './support/inbox-fixture';
import { makeTopics, testKafka } from './support/kafka-tools';

let world: InboxWorld;
beforeEach(async () => {
  world = await openInboxWorld();
});
afterEach(() => world.stop());

const count = async (from: string): Promise<number> => {
  const { rows } = await world.behind.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`);
  return rows[0]?.n ?? -1;
};
/** Answers in the order in which the relay will send them. */
const replies = async (): Promise<{ type: string; key: string; data: Record<string, unknown> }[]> => {
  const { rows } = await world.behind.query<{ type: string; key: string; data: Record<string, unknown> }>(
    `SELECT type, key, data FROM outbox_event WHERE topic = $1 ORDER BY key, version, ordinal`,
    [world.replies],
  );
  return rows.map((row) => ({
    ...row,
    type: row.type.replace('nl.vanwerknaarwerk.', '').replace('.v1', ''),
  }));
};
const settled = (n: number) => async (): Promise<boolean> =>
  (await count("inbox_event WHERE state IN ('done', 'refused')")) === n;

test('a notice by event: accepted, everybody has a first task, the sender gets number and time', async () => {
  world.consume();
  world.handle();
  await world.send('melding-ingediend', noticeData('REORG-2026-7', 30));
  await waitFor('the event handled', settled(1));
  expect(await count('trajectory')).toBe(30);
  expect(await count("task WHERE type = 'enrol.answer' AND state = 'open'")).toBe(30);
  const answers = await replies();
  expect(answers.map(({ type }) => type)).toEqual(['melding-aanvaard', 'draaiboek-gestart']);
  expect(answers[0]?.data).toMatchObject({
    kenmerk: 'REORG-2026-7',
    aantalWerknemers: 30,
    aanvaardOp: '2026-11-24T09:00:00.000Z',
    gevolg: 'ingediend',
  });
  expect(answers[0]?.data['nummer']).toMatch(/^OV-\d{6}-\d$/);
  const { rows } = await world.behind.query('SELECT state, payload, error FROM inbox_event');
  expect(rows).toEqual([{ state: 'done', payload: null, error: 'accepted' }]);
  const { rows: audit } = await world.behind.query('SELECT DISTINCT actor_kind, actor_id FROM audit_entry');
  expect(audit).toEqual([{ actor_kind: 'partner', actor_id: world.partner }]);
});

test('the same event five times, in both modes, acts once', async () => {
  world.consume();
  world.handle();
  const event = {
    id: newId(),
    source: SOURCE,
    type: eventType('melding-ingediend'),
    data: noticeData('REORG-1', 3),
  };
  const [binary, structured] = [encodeEvent(event, 'REORG-1'), encodeStructured(event, 'REORG-1')];
  await world.sendRaw([binary, structured, binary, structured, binary]);
  // Another event about the same notice: the answer says that it is known.
  await world.send('melding-ingediend', noticeData('REORG-1', 3));
  await waitFor('both handled', settled(2));
  expect(await count('notice')).toBe(1);
  expect(await count('trajectory')).toBe(3);
  expect(await count('dead_letter')).toBe(0);
  expect((await replies()).map(({ data }) => data['gevolg']).filter(Boolean)).toEqual([
    'ingediend',
    'al-bekend',
  ]);
});

test('everything that is wrong comes back at once, without a word of what was filled in', async () => {
  world.consume();
  world.handle();
  const data = noticeData('REORG-1', 3);
  const people = data['werknemers'] as Record<string, unknown>[];
  people[0] = { ...people[0], einddatum: '2027-02-30', achternaam: 'Quakkelstein' };
  people[1] = { ...people[1], Quakkelstein: 'ja', personeelsnummer: 'Wilhelmina Quakkelstein' };
  people[2] = { ...people[2], woongemeente: undefined };
  await world.send('melding-ingediend', data);
  await waitFor('refused', settled(1));
  const [answer] = await replies();
  expect(answer?.type).toBe('melding-geweigerd');
  const wrong = answer?.data['fouten'] as { plaats: string; code: string }[];
  expect(wrong.map(({ plaats, code }) => `${plaats} ${code}`).sort()).toEqual([
    'werknemers[0].achternaam not_in_event',
    'werknemers[0].einddatum date_wrong',
    'werknemers[1] unknown_field',
    'werknemers[1].personeelsnummer not_a_code',
    'werknemers[2].woongemeente missing',
  ]);
  expect(JSON.stringify(answer)).not.toMatch(/Quakkelstein|Wilhelmina/);
  expect(await count('notice')).toBe(0);
});

test('a notice in parts, out of order and with a part twice, is accepted when it is complete', async () => {
  world.consume();
  world.handle();
  const part = (deel: number) => ({ ...noticeData('GROOT-1', 4, deel * 4 - 3), deel, van: 3 });
  await world.send('melding-ingediend', part(3));
  await world.send('melding-ingediend', part(1));
  await world.send('melding-ingediend', part(3));
  await waitFor('three parts kept', settled(3));
  expect(await count('notice')).toBe(0);
  await world.send('melding-ingediend', part(2));
  await waitFor('complete', settled(4));
  expect(await count('trajectory')).toBe(12);
  expect(await count('notice_part')).toBe(0);
  // A part that comes once more begins nothing new.
  await world.send('melding-ingediend', part(2));
  await waitFor('known', settled(5));
  expect(await count('notice_part')).toBe(0);
  expect((await replies()).filter(({ type }) => type === 'melding-aanvaard')).toHaveLength(1);
});

test('parts that stay away are named after a day; parts that do not belong together at once', async () => {
  world.consume();
  const handling = world.handle();
  await world.send('melding-ingediend', { ...noticeData('GROOT-1', 2), deel: 2, van: 4 });
  await world.send('melding-ingediend', { ...noticeData('ANDERS-1', 2), deel: 1, van: 2 });
  await world.send('melding-ingediend', { ...noticeData('ANDERS-1', 2, 3), deel: 2, van: 3 });
  await waitFor('handled', settled(3));
  await handling.stop();
  world.setNow('2026-11-25T09:10:00.000Z');
  world.handle();
  const answers = await waitFor('two answers', async () => {
    const found = await replies();
    return found.length === 2 ? found : null;
  });
  expect(answers.map(({ key, data }) => [key, (data['fouten'] as { code: string }[])[0]?.code])).toEqual([
    ['ANDERS-1', 'parts_differ'],
    ['GROOT-1', 'parts_missing'],
  ]);
  expect(JSON.stringify(answers[1]?.data)).toContain('1, 3, 4');
});

test('an event nobody handles yet is answered, not dropped', async () => {
  world.consume();
  world.handle(new Map());
  await world.send('melding-ingediend', noticeData('REORG-1', 1));
  await waitFor('answered', settled(1));
  expect((await replies())[0]?.data['fouten']).toMatchObject([{ code: 'event_not_handled' }]);
});

test('poison: each is a dead letter with its reason, and the events around it are handled', async () => {
  const good = (n: number) =>
    encodeEvent(
      { id: newId(), source: SOURCE, type: eventType('melding-ingediend'), data: noticeData(`GOED-${n}`, 1) },
      `GOED-${n}`,
    );
  const base = encodeEvent(
    { id: newId(), source: SOURCE, type: eventType('melding-ingediend'), data: noticeData('REORG-1', 1) },
    'REORG-1',
  );
  const id = newId();
  const header = (name: string, value: string) => ({ ...base, headers: { ...base.headers, [name]: value } });
  const poison: [string, Parameters<InboxWorld['sendRaw']>[0][number]][] = [
    ['not_json', { ...base, value: '{"melding":' }],
    ['type_unknown', header('ce_type', 'nl.vanwerknaarwerk.loterij-gewonnen.v1')],
    ['version_unknown', header('ce_type', 'nl.vanwerknaarwerk.melding-ingediend.v9')],
    ['too_large', { ...base, value: JSON.stringify({ x: 'x'.repeat(200_000) }) }],
    ['empty', { ...base, value: null }],
    ['key_differs', { ...base, key: 'REORG-2' }],
    ['key_invalid', { ...base, key: null }],
    ['time_in_future', header('ce_time', '2027-12-01T00:00:00Z')],
    ['too_deep', { ...base, value: '['.repeat(5000) }],
    ['text_unsafe', { ...base, value: '{"melding":"\\ud800"}' }],
    ['not_utf8', { ...base, value: Buffer.from([0x7b, 0xff]) }],
    ['foreign_source', header('ce_source', 'urn:nld:kvknr:87654321:systeem:ander')],
    [
      'foreign_employer',
      encodeEvent(
        {
          id: newId(),
          source: SOURCE,
          type: eventType('melding-ingediend'),
          data: { ...noticeData('REORG-1', 1), werkgever: { kvkNummer: '87654321' } },
        },
        'REORG-1',
      ),
    ],
    ['mode_unknown', { key: 'REORG-1', value: 'hallo' }],
    ['type_not_here', header('ce_type', eventType('melding-aanvaard'))],
  ];
  await world.sendRaw([good(1), { ...header('ce_id', id) }]);
  for (const [index, [, message]] of poison.entries()) await world.sendRaw([message, good(index + 2)]);
  // The same id with other content.
  await world.sendRaw([
    encodeEvent(
      { id, source: SOURCE, type: eventType('melding-ingediend'), data: noticeData('REORG-1', 2) },
      'REORG-1',
    ),
  ]);
  world.consume();
  world.handle();
  await waitFor('seventeen good ones', settled(poison.length + 2));
  expect(await count("inbox_event WHERE state = 'refused'")).toBe(0);
  expect(await count('notice')).toBe(poison.length + 2);
  const { rows } = await world.behind.query<{ reason: string; raw: Buffer }>(
    'SELECT reason, raw FROM dead_letter',
  );
  // Our own types are not read from outside.
  const reasons = poison.map(([reason]) => (reason === 'type_not_here' ? 'type_unknown' : reason));
  expect(rows.map(({ reason }) => reason).sort()).toEqual([...reasons, 'same_id_other_content'].sort());
  expect(rows.find(({ reason }) => reason === 'not_utf8')?.raw).toEqual(Buffer.from([0x7b, 0xff]));
  const reports = await world.behind.query<{ data: Record<string, unknown> }>(
    `SELECT data FROM outbox_event WHERE topic = 'vwnw.onverwerkbaar'`,
  );
  expect(reports.rows).toHaveLength(poison.length + 1);
  expect(reports.rows[0]?.data).toEqual(
    expect.objectContaining({
      onderwerp: world.topic,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    }),
  );
  const alarms = await world.behind.query('SELECT kind FROM finding');
  expect(alarms.rows).toEqual([{ kind: 'inbox_same_id_other_content' }]);

  const open = await findStuckInbox(world.testContext, VIEWERS.administrator);
  const letters = open.ok ? open.value.deadLetters : [];
  expect(letters).toHaveLength(poison.length + 1);
  for (const letter of letters)
    expect(await settleDeadLetter(world.testContext, VIEWERS.administrator, letter.id)).toMatchObject({
      ok: true,
    });
  expect(await count('dead_letter WHERE handled_at IS NULL')).toBe(0);
  // After a month only why, where and the hash are left.
  world.setNow('2026-12-25T09:00:00.000Z');
  expect(await cleanMessages(world.testContext)).toMatchObject({ letters: poison.length + 1 });
  expect(await count('dead_letter WHERE raw IS NOT NULL')).toBe(0);
  expect(await count('dead_letter')).toBe(poison.length + 1);
});

test('a message on the topic of nobody is set aside', async () => {
  const stranger = world.topic.replace('hc-', 'xx-');
  await makeTopics(world.brokers, [stranger]);
  const message = encodeEvent(
    { id: newId(), source: SOURCE, type: eventType('melding-ingediend'), data: noticeData('REORG-1', 1) },
    'REORG-1',
  );
  await takeMessages(
    world.testContext,
    createPartnerFinder(world.testContext),
    [{ topic: stranger, partition: 0, offset: '0', ...message }],
    () => Promise.reject(new Error('not needed')),
  );
  const { rows } = await world.behind.query('SELECT reason, partner_code FROM dead_letter');
  expect(rows).toEqual([
    { reason: 'partner_unknown', partner_code: stranger.replace('vwnw.meldingen.', '') },
  ]);
});

test('offsets are committed only after the event is stored: with the database away nothing is lost', async () => {
  const committed = async (): Promise<number> => {
    const admin = testKafka(world.brokers).admin();
    await admin.connect();
    const [group] = await admin.fetchOffsets({ groupId: world.groupId, topics: [world.topic] });
    await admin.disconnect();
    return (group?.partitions ?? []).reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
  };
  await world.behind.query('REVOKE INSERT ON inbox_event FROM overstap_app');
  world.consume();
  world.handle();
  for (let n = 1; n <= 5; n += 1) await world.send('melding-ingediend', noticeData(`REORG-${n}`, 1));
  await waitFor('failed tries', () => world.log.codes.includes('inbox-store-failed'));
  expect(await committed()).toBe(0);
  await world.behind.query('GRANT INSERT ON inbox_event TO overstap_app');
  await waitFor(
    'all five',
    async () => (await count("inbox_event WHERE state = 'done'")) + (await count('dead_letter')) === 5,
    40_000,
  );
  await waitFor('committed', async () => (await committed()) === 5);
});

test('a failing reference parks itself and others go on; when one after another fails, handling stops', async () => {
  const real = handleNoticeSubmitted;
  let broken: (key: string) => boolean = (key) => key === 'STUK-1';
  let failures = 0;
  const handler: EventHandler = (call) => {
    if (!broken(call.row.key)) return real(call);
    failures += 1;
    throw new TypeError('broken on purpose');
  };
  world.consume();
  const handling = world.handle(new Map([[eventType('melding-ingediend'), handler]]));
  await world.send('melding-ingediend', noticeData('STUK-1', 1));
  await world.send('melding-ingediend', noticeData('STUK-1', 2));
  await world.send('melding-ingediend', noticeData('GOED-1', 1));
  await waitFor('the good one', settled(1));
  // Time goes on until its tries are used up.
  let at = Date.parse('2026-11-24T09:00:00.000Z');
  await waitFor('parked', async () => {
    at += 60_000;
    world.setNow(new Date(at).toISOString());
    return (await count("inbox_event WHERE state = 'parked'")) === 1;
  });
  expect(failures).toBe(5);
  const stuck = await findStuckInbox(world.testContext, VIEWERS.administrator);
  expect(stuck).toMatchObject({ ok: true, value: { parked: [{ error: 'TypeError', heldBack: 1 }] } });
  const id = stuck.ok ? (stuck.value.parked[0]?.id ?? '') : '';
  expect(await retryInboxEvent(world.testContext, VIEWERS.coordinator, id)).toMatchObject({ ok: false });
  // What comes after it in its key waits.
  expect(await count("inbox_event WHERE state = 'received'")).toBe(1);
  await world.send('melding-ingediend', noticeData('GOED-2', 1));
  await waitFor('another good one', settled(2));

  broken = () => true;
  for (let n = 1; n <= 7; n += 1) await world.send('melding-ingediend', noticeData(`ALLES-${n}`, 1));
  await waitFor('handling to stop', () => handling.progress().state === 'stopped');
  const { rows } = await world.behind.query<{ most: number }>(
    "SELECT max(attempts_started) AS most FROM inbox_event WHERE key LIKE 'ALLES-%'",
  );
  expect(rows[0]?.most).toBeLessThanOrEqual(1);
  expect(await count("inbox_event WHERE state = 'parked'")).toBe(1);
  broken = () => false;
  await waitFor('all handled', settled(9));
  expect(handling.progress().state).toBe('ok');
  const alarms = await world.behind.query<{ kind: string }>('SELECT kind FROM finding ORDER BY kind');
  expect(alarms.rows.map(({ kind }) => kind)).toEqual(['inbox_parked', 'inbox_stopped']);
  // Repaired: an administrator lets it be handled after all, and what waited behind it follows.
  expect(await retryInboxEvent(world.testContext, VIEWERS.administrator, id)).toEqual({
    ok: true,
    value: true,
  });
  await waitFor('the parked one and the one behind it', settled(11));
  expect(await count("finding WHERE kind = 'inbox_parked' AND resolved_at IS NULL")).toBe(0);
  expect(await count("access_log WHERE action = 'inbox.retry'")).toBe(1);
});

test('duplicates and disorder, two consumers and two handlers: the same end as in order', async () => {
  // Seeded, so that a failure can be repeated.
  let seed = 20261124;
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const events = Array.from({ length: 20 }, (_, n) =>
    [1, 2, 3].map((deel) => ({
      id: newId(),
      key: `MIX-${n}`,
      data: { ...noticeData(`MIX-${n}`, 2, deel * 2 - 1), deel, van: 3 },
    })),
  ).flat();
  const copies = events.flatMap((event) => Array.from({ length: 1 + Math.floor(random() * 4) }, () => event));
  const shuffled = copies.map((event) => ({ event, at: random() })).sort((a, b) => a.at - b.at);
  world.consume();
  world.consume();
  world.handle();
  world.handle();
  for (const { event } of shuffled)
    await world.send('melding-ingediend', event.data, { id: event.id, key: event.key });
  await waitFor('sixty events', settled(60), 60_000);
  expect(await count('notice')).toBe(20);
  expect(await count('trajectory')).toBe(120);
  expect(await count('notice_part')).toBe(0);
  expect(await count("inbox_event WHERE state <> 'done'")).toBe(0);
  expect(await count('dead_letter')).toBe(0);
});
