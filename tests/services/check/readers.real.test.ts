/**
 * Promise: the checker reads the stores themselves. What lies on a topic and what stands in a workflow's history comes
 * out as it is, also when no process of ours runs.
 */
import { createKafka } from '../../../services/adapters/kafka/connect';
import { createTopicReader } from '../../../services/adapters/kafka/read-topics';
import { createTemporalClient } from '../../../services/adapters/temporal/connect';
import { createCourseSender } from '../../../services/adapters/temporal/create-course-sender';
import { createCaseReader } from '../../../services/adapters/temporal/read-cases';
import type { TopicMessage } from '../../../services/check/stores';
import { newId } from '../../../services/shared/ids';
import { kafkaBrokers, temporalAddress, uniqueName } from '../../support/servers';
import { waitFor } from '../../support/wait-for';
import { course } from '../../workflows/support/courses';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

test('topics are read from the first message to the last of this moment, over all partitions', async () => {
  const kafka = createKafka({ brokers: await kafkaBrokers(), clientId: 'check-test' }, silent);
  const topic = uniqueName('check');
  const empty = uniqueName('check-empty');
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({
    waitForLeaders: true,
    topics: [topic, empty].map((name) => ({ topic: name, numPartitions: 3 })),
  });
  await admin.disconnect();
  const producer = kafka.producer();
  await producer.connect();
  const messages = Array.from({ length: 40 }, (_, index) => ({
    key: `key-${index % 7}`,
    value: `value-${index}`,
    headers: { ce_id: `event-${index}`, ce_sequence: String(index) },
  }));
  await producer.send({ topic, messages });
  await producer.disconnect();
  const reader = createTopicReader(kafka, (name) => name === topic || name === empty);
  expect([...(await reader.names())].sort()).toEqual([topic, empty].sort());
  for (const round of [1, 2]) {
    const read: TopicMessage[] = [];
    await reader.read([topic, empty], (message) => read.push(message));
    expect([round, read.map((message) => message.eventId).sort()]).toEqual([
      round,
      messages.map((message) => message.headers.ce_id).sort(),
    ]);
    expect(read[0]?.text).toContain('value-');
  }
});

test('running workflows and the newest course in their history are read without a worker', async () => {
  const temporal = createTemporalClient({
    ...{ address: await temporalAddress(), namespace: 'overstap', tls: false, apiKey: null },
  });
  const sender = createCourseSender(temporal.client, uniqueName('nobody-works-here'));
  const id = newId();
  const first = course({ id });
  await sender.send(first, false);
  const newest = course({ id, version: 2, stage: 'enrolled', tasks: [] });
  await sender.send(newest, true);
  const reader = createCaseReader(temporal.client);
  await waitFor('the workflow to be listed', async () =>
    (await reader.running()).some((item) => item.kind === 'trajectory' && item.id === id),
  );
  const history = await reader.history({ kind: 'trajectory', id });
  expect(history?.course).toEqual(newest);
  expect(history?.text).toContain('enrol.answer');
  expect(await reader.history({ kind: 'trajectory', id: newId() })).toBeNull();
  await temporal.client.workflow.getHandle(`trajectory/${id}`).terminate();
  await temporal.close();
});
