/**
 * Promise: a consumer that died, hangs or lost its broker is noticed and begun anew; one that cannot get on ends
 * the process instead of standing there with a green light (engineering finding 6).
 */
import { createKafka } from '../../services/adapters/kafka/connect';
import { superviseConsumer } from '../../services/adapters/kafka/supervise-consumer';
import type { SupervisedConsumer, SupervisorOptions } from '../../services/adapters/kafka/supervise-consumer';
import { kafkaBrokers, uniqueName } from '../support/servers';
import { waitFor } from '../support/wait-for';
import { keepingLog, makeTopics, testKafka } from './support/kafka-tools';
import { startProxy } from './support/tcp-proxy';

let brokers: string;
let topic: string;
let log: ReturnType<typeof keepingLog>;
let consumer: SupervisedConsumer | null = null;

beforeAll(async () => {
  brokers = await kafkaBrokers();
});
beforeEach(async () => {
  topic = uniqueName('supervised');
  log = keepingLog();
  await makeTopics(brokers, [topic]);
});
afterEach(async () => {
  await consumer?.stop();
  consumer = null;
});

async function send(count: number): Promise<void> {
  const producer = testKafka(brokers).producer();
  await producer.connect();
  await producer.send({
    topic,
    messages: Array.from({ length: count }, (_, n) => ({ key: `K-${n}`, value: `{"n":${n}}` })),
  });
  await producer.disconnect();
}

function supervise(
  take: SupervisorOptions['take'],
  options: Partial<SupervisorOptions> = {},
  address = brokers,
) {
  consumer = superviseConsumer({
    kafka: createKafka({ brokers: address, clientId: 'supervised-test' }, log),
    groupId: uniqueName('group'),
    log,
    findTopics: () => Promise.resolve([topic]),
    onFatal: () => undefined,
    checkMs: 500,
    stopMs: 1000,
    take,
    ...options,
  });
  return consumer;
}

test('five crashes without progress end the process', async () => {
  let fatal = 0;
  let tries = 0;
  supervise(
    () => {
      tries += 1;
      return Promise.reject(new TypeError('broken on purpose'));
    },
    { onFatal: () => (fatal += 1) },
  );
  await send(1);
  await waitFor('the end', () => fatal > 0, 60_000);
  expect(tries).toBeGreaterThanOrEqual(5);
  expect(log.codes.filter((code) => code === 'consumer-crashed').length).toBeGreaterThanOrEqual(5);
});

test('a crash now and then is survived, and nothing is skipped', async () => {
  const seen = new Set<string>();
  let crashes = 2;
  let fatal = 0;
  supervise(
    (messages) => {
      if (crashes > 0) {
        crashes -= 1;
        return Promise.reject(new TypeError('broken on purpose'));
      }
      for (const { key } of messages) seen.add(String(key));
      return Promise.resolve();
    },
    { onFatal: () => (fatal += 1) },
  );
  await send(40);
  await waitFor('all forty', () => seen.size === 40);
  expect(crashes).toBe(0);
  expect(fatal).toBe(0);
});

test('a handler that hangs is noticed by the committed offset that does not move', async () => {
  let hangs = true;
  const states = new Set<string>();
  const seen = new Set<string>();
  const running = supervise(
    (messages) => {
      if (hangs) return new Promise<void>(() => undefined);
      for (const { key } of messages) seen.add(String(key));
      return Promise.resolve();
    },
    { stuckMs: 2000 },
  );
  await send(5);
  await waitFor('lag', () => running.progress().lag > 0);
  await waitFor('stuck', () => {
    states.add(running.progress().state);
    return states.has('stuck');
  });
  await waitFor('a new beginning', () => log.codes.includes('consumer-rebuilt'));
  hangs = false;
});

test('the brokers away and back: no crash is counted, and reading goes on', async () => {
  const proxy = await startProxy(brokers);
  const seen = new Set<string>();
  let fatal = 0;
  const running = supervise(
    (messages) => {
      for (const { key } of messages) seen.add(String(key));
      return Promise.resolve();
    },
    { onFatal: () => (fatal += 1) },
    proxy.address,
  );
  await send(5);
  await waitFor('the first five', () => seen.size === 5);
  proxy.cut();
  await waitFor('away', () => running.progress().state === 'away', 60_000);
  expect(proxy.refusedLines()).toBeGreaterThan(0);
  seen.clear();
  await send(3);
  proxy.pass();
  await waitFor('the next three', () => seen.size === 3, 60_000);
  await waitFor('well again', () => running.progress().state === 'ok');
  expect(fatal).toBe(0);
  expect(log.codes).not.toContain('consumer-crashed');
  await running.stop();
  await proxy.stop();
});

test('topics that are added are read within one check', async () => {
  const second = uniqueName('supervised');
  let topics = [topic];
  const seen = new Set<string>();
  supervise(
    (messages) => {
      for (const message of messages) seen.add(message.topic);
      return Promise.resolve();
    },
    { findTopics: () => Promise.resolve(topics) },
  );
  await send(1);
  await waitFor('the first topic', () => seen.has(topic));
  await makeTopics(brokers, [second]);
  topics = [topic, second].sort();
  const first = topic;
  topic = second;
  await send(1);
  await waitFor('the second topic', () => seen.has(second));
  topic = first;
});
