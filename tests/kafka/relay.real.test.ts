/**
 * Promise: what was committed to the outbox reaches its topic, at least once, per key in order, whatever happens
 * to broker, line, database or relay; one bad event holds back its own key and nothing else.
 */
import { createTestDatabase, kafkaBrokers, uniqueName } from '../support/servers';
import type { TestDatabase } from '../support/servers';
import { waitFor } from '../support/wait-for';
import { newId } from '../../services/shared/ids';
import { findParkedEvents, resendParked, skipParked } from '../../services/outbox/parked-events';
import { makeTopics, readTopics } from './support/kafka-tools';
import { openOutbox, phaseEvent } from './support/outbox-fixture';
import type { Outbox } from './support/outbox-fixture';
import { startProxy } from './support/tcp-proxy';

let database: TestDatabase;
let brokers: string;
let outbox: Outbox;

beforeAll(async () => {
  brokers = await kafkaBrokers();
});
beforeEach(async () => {
  database = await createTestDatabase();
  outbox = openOutbox(database.appUrl);
});
afterEach(async () => {
  await outbox.close();
  await database.drop();
});

const administrator = {
  kind: 'account' as const,
  accountId: newId(),
  memberships: [{ organisationId: newId(), role: 'administrator' as const, regionCode: null }],
};

test('sends 600 events of 60 keys, per key in order, and marks each with its place', async () => {
  const topic = `vwnw.voortgang.${uniqueName('r')}`;
  await makeTopics(brokers, [topic]);
  const keys = Array.from({ length: 60 }, () => newId());
  // Written against the grain: the order on the topic must come from version and ordinal.
  for (const version of [2, 1]) {
    await outbox.write(
      keys.flatMap((key) => [4, 3, 2, 1, 0].map((ordinal) => phaseEvent(topic, key, version, ordinal))),
    );
  }
  const relay = outbox.relay(brokers);
  await waitFor('everything sent', async () => (await outbox.unsent()) === 0);
  const reader = await readTopics(brokers, [topic]);
  await waitFor('600 messages', () => reader.messages.length >= 600);
  await reader.stop();
  await relay.stop();

  expect(reader.messages).toHaveLength(600);
  for (const key of keys) {
    const ofKey = reader.messages.filter((message) => message.key === key);
    expect(ofKey.map((message) => message.headers['ce_sequence'])).toEqual([
      '000000001000',
      '000000001001',
      '000000001002',
      '000000001003',
      '000000001004',
      '000000002000',
      '000000002001',
      '000000002002',
      '000000002003',
      '000000002004',
    ]);
  }
  const places = reader.messages.map(
    (message) => `${message.headers['ce_id'] ?? ''} ${message.partition} ${message.offset}`,
  );
  const { rows } = await outbox.pool.query<{ place: string }>(
    `SELECT id || ' ' || (receipt->>'partition') || ' ' || (receipt->>'offset') AS place FROM outbox_event`,
  );
  expect(rows.map((row) => row.place).sort()).toEqual(places.sort());
});

test('an event with data that are not in the contract is parked, holds back its own key, and can be skipped', async () => {
  const topic = `vwnw.voortgang.${uniqueName('r')}`;
  await makeTopics(brokers, [topic]);
  const [bad, good] = [newId(), newId()];
  const wrong = phaseEvent(topic, bad, 1);
  await outbox.write([
    { ...wrong, data: { ...wrong.data, achternaam: 'Jansen' } },
    phaseEvent(topic, bad, 2),
    phaseEvent(topic, good, 1),
  ]);
  const relay = outbox.relay(brokers);
  await waitFor('the other key to be sent', async () => (await outbox.unsent()) === 2);
  const parked = await waitFor('the parked event', async () => {
    const found = await findParkedEvents(outbox.context, administrator);
    return found.ok ? found.value[0] : null;
  });
  expect(parked).toMatchObject({ topic, error: 'event_data_invalid', heldBack: 1 });
  const findings = await outbox.pool.query('SELECT kind, subject_id FROM finding WHERE resolved_at IS NULL');
  expect(findings.rows).toEqual([{ kind: 'event_parked', subject_id: parked.id }]);

  const employer = {
    ...administrator,
    memberships: [{ organisationId: newId(), role: 'employer' as const, regionCode: null }],
  };
  expect(await skipParked(outbox.context, employer, parked.id)).toEqual({
    ok: false,
    error: { code: 'message_not_allowed' },
  });
  expect(await skipParked(outbox.context, administrator, parked.id)).toEqual({ ok: true, value: true });
  await waitFor('what waited behind it', async () => (await outbox.unsent()) === 0);
  expect(await skipParked(outbox.context, administrator, parked.id)).toEqual({
    ok: false,
    error: { code: 'message_not_parked' },
  });
  await relay.stop();

  const { rows } = await outbox.pool.query('SELECT action, actor_id, subject_ids FROM access_log');
  expect(rows).toEqual([
    { action: 'outbox.skip', actor_id: administrator.accountId, subject_ids: [parked.id] },
  ]);
  const reader = await readTopics(brokers, [topic]);
  await waitFor('two messages', () => reader.messages.length === 2);
  await reader.stop();
  expect(JSON.stringify(reader.messages)).not.toContain('Jansen');
});

test('an event for a topic that is not there waits, others go on; once the topic is made it is sent', async () => {
  const topic = `vwnw.voortgang.${uniqueName('r')}`;
  const missing = `vwnw.voortgang.${uniqueName('none')}`;
  await makeTopics(brokers, [topic]);
  const [lost, found] = [newId(), newId()];
  await outbox.write([phaseEvent(missing, lost, 1), phaseEvent(topic, found, 1)]);
  const relay = outbox.relay(brokers);
  await waitFor('a refusal of the missing topic', async () => {
    const { rows } = await outbox.pool.query('SELECT error FROM outbox_event WHERE topic = $1', [missing]);
    return (rows[0] as { error: string | null } | undefined)?.error === 'unknown_topic_or_partition';
  });
  await waitFor('the other topic', async () => (await outbox.unsent()) === 1);
  await makeTopics(brokers, [missing]);
  await waitFor('the event that waited', async () => (await outbox.unsent()) === 0);
  await relay.stop();
});

test('a lost acknowledgement loses nothing: A is sent again, B and C follow (engineering finding 5)', async () => {
  const topic = `vwnw.voortgang.${uniqueName('r')}`;
  await makeTopics(brokers, [topic], 1);
  const proxy = await startProxy(brokers);
  const key = newId();
  await outbox.write([phaseEvent(topic, key, 1)]);
  const relay = outbox.relay(proxy.address, 1500);
  await waitFor('the first event, as warm-up', async () => (await outbox.unsent()) === 0);

  proxy.dropAnswers();
  await outbox.write([phaseEvent(topic, key, 2)]);
  await waitFor('the answer to be dropped', () => proxy.droppedBytes() > 0);
  await waitFor('the relay to notice', () => relay.progress().state === 'away');
  expect(await outbox.unsent()).toBe(1);
  proxy.pass();
  await outbox.write([phaseEvent(topic, key, 3), phaseEvent(topic, key, 4)]);
  await waitFor('everything sent', async () => (await outbox.unsent()) === 0);
  await relay.stop();
  await proxy.stop();

  const reader = await readTopics(brokers, [topic]);
  await waitFor('the last event', () =>
    reader.messages.some((message) => message.headers['ce_sequence'] === '000000004000'),
  );
  await reader.stop();
  const seen = reader.messages.map((message) => message.headers['ce_sequence']);
  // The second one came twice: it had arrived, only its answer was lost.
  expect([...new Set(seen)]).toEqual(['000000001000', '000000002000', '000000003000', '000000004000']);
  expect(seen.filter((one) => one === '000000002000').length).toBeGreaterThan(1);
});

test('Kafka away: nothing is parked or lost, no attempt counts, and everything follows once it is back', async () => {
  const topic = `vwnw.voortgang.${uniqueName('r')}`;
  await makeTopics(brokers, [topic]);
  const proxy = await startProxy(brokers);
  proxy.cut();
  const keys = Array.from({ length: 40 }, () => newId());
  await outbox.write(keys.map((key) => phaseEvent(topic, key, 1)));
  const relay = outbox.relay(proxy.address, 1000);
  await waitFor('many refused lines', () => proxy.refusedLines() > 20);
  const { rows } = await outbox.pool.query(
    'SELECT max(attempts_started) AS most, count(parked_at) AS parked FROM outbox_event',
  );
  expect(rows[0]).toMatchObject({ parked: 0 });
  expect((rows[0] as { most: number }).most).toBeLessThanOrEqual(1);
  proxy.pass();
  await waitFor('everything sent', async () => (await outbox.unsent()) === 0);
  expect(relay.progress().state).toBe('ok');
  await relay.stop();
  await proxy.stop();
});

test('two relays: one owns each shard; when its connection dies the other takes over and order holds', async () => {
  const topic = `vwnw.voortgang.${uniqueName('r')}`;
  await makeTopics(brokers, [topic]);
  const first = outbox.relay(brokers);
  await waitFor('the first relay to own all shards', () => first.progress().shards === 16);
  const second = outbox.relay(brokers);
  const keys = Array.from({ length: 30 }, () => newId());
  for (let version = 1; version <= 10; version += 1) {
    await outbox.write(keys.map((key) => phaseEvent(topic, key, version)));
    if (version === 5) {
      expect(second.progress().shards).toBe(0);
      // Only the connection that holds the locks: as when a network line breaks.
      const killed = await outbox.pool.query<{ done: boolean }>(
        `SELECT pg_terminate_backend(pid) AS done FROM pg_locks WHERE locktype = 'advisory' AND granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) GROUP BY pid`,
      );
      expect(killed.rows).toEqual([{ done: true }]);
    }
  }
  await waitFor('everything sent', async () => (await outbox.unsent()) === 0);
  expect(first.progress().shards + second.progress().shards).toBe(16);
  expect(outbox.context.log.codes).toContain('outbox-shards-lost');
  await Promise.all([first.stop(), second.stop()]);

  const reader = await readTopics(brokers, [topic]);
  await waitFor(
    '300 events',
    () => new Set(reader.messages.map((message) => message.headers['ce_id'])).size === 300,
  );
  await reader.stop();
  for (const key of keys) {
    // Taking duplicates out by id, as a receiver does, the order is that of the versions.
    const firsts = new Map<string, string>();
    for (const { headers, key: of } of reader.messages)
      if (of === key && !firsts.has(headers['ce_id'] ?? ''))
        firsts.set(headers['ce_id'] ?? '', headers['ce_sequence'] ?? '');
    const order = [...firsts.values()];
    expect(order).toEqual([...order].sort());
    expect(order).toHaveLength(10);
  }
});

test('an event that keeps ending the process is sent alone, then parked, and others go on', async () => {
  const topic = `vwnw.voortgang.${uniqueName('r')}`;
  await makeTopics(brokers, [topic]);
  const [poison, good] = [newId(), newId()];
  await outbox.write([phaseEvent(topic, poison, 1), phaseEvent(topic, good, 1)]);
  // Six attempts that began and never ended, as a process leaves them that dies each time.
  await outbox.pool.query('UPDATE outbox_event SET attempts_started = 6 WHERE key = $1', [poison]);
  const relay = outbox.relay(brokers);
  const parked = await waitFor('the parked event', async () => {
    const found = await findParkedEvents(outbox.context, administrator);
    return found.ok ? found.value[0] : null;
  });
  expect(parked.error).toBe('attempts_without_end');
  expect(await outbox.unsent()).toBe(1);
  expect(await resendParked(outbox.context, administrator, parked.id)).toEqual({ ok: true, value: true });
  await waitFor('the event sent after all', async () => (await outbox.unsent()) === 0);
  await relay.stop();
});
