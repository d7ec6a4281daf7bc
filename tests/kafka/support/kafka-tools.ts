import { Kafka, logLevel } from 'kafkajs';
import type { Consumer, KafkaMessage } from 'kafkajs';
import type { ServiceLog } from '../../../services/shared/context';

/** A client of the test's own, apart from the one under test. */
export function testKafka(brokers: string): Kafka {
  return new Kafka({ clientId: 'overstap-test', brokers: brokers.split(','), logLevel: logLevel.NOTHING });
}

export interface SeenMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads topics from their beginning into `messages`, in the order of each partition. */
export async function readTopics(
  brokers: string,
  topics: readonly string[],
): Promise<{ messages: SeenMessage[]; stop: () => Promise<void> }> {
  const consumer: Consumer = testKafka(brokers).consumer({
    groupId: `test-reader-${process.pid}-${Math.random().toString(36).slice(2)}`,
    allowAutoTopicCreation: false,
    // The broker answers at once, also when there is nothing, so that stopping waits for nothing.
    maxWaitTimeInMs: 200,
  });
  const messages: SeenMessage[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning: true });
  await consumer.run({
    eachMessage: ({ topic, partition, message }) => {
      messages.push(seen(topic, partition, message));
      return Promise.resolve();
    },
  });
  return { messages, stop: () => consumer.disconnect() };
}

function seen(topic: string, partition: number, message: KafkaMessage): SeenMessage {
  const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]);
  return {
    topic,
    partition,
    offset: message.offset,
    key: String(message.key),
    value: String(message.value),
    headers: Object.fromEntries(headers) as Record<string, string>,
  };
}

/** Makes topics with three partitions. */
export async function makeTopics(brokers: string, topics: readonly string[], partitions = 3): Promise<void> {
  const admin = testKafka(brokers).admin();
  await admin.connect();
  await admin.createTopics({
    waitForLeaders: true,
    topics: topics.map((topic) => ({ topic, numPartitions: partitions })),
  });
  await admin.disconnect();
}

/** A log that keeps its codes, so that a test can see what was reported. */
export function keepingLog(): ServiceLog & { readonly codes: string[] } {
  const codes: string[] = [];
  const keep = (_: unknown, code: string): void => {
    codes.push(code);
  };
  return { codes, info: keep, warn: keep, error: keep };
}
