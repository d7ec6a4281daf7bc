import { randomUUID } from 'node:crypto';
import type { Admin, Kafka, KafkaMessage } from 'kafkajs';
import type { TopicMessage, TopicReader } from '../../check/stores';

const STALLED_MS = 30_000;
const ATTEMPTS = 8;

/**
 * Reads topics from their first message to the last one of this moment, with a group of its own that commits
 * nothing and is removed afterwards.
 * @param isOurs tells which of the broker's topics are ours
 */
export function createTopicReader(kafka: Kafka, isOurs: (topic: string) => boolean): TopicReader {
  const withAdmin = async <T>(work: (admin: Admin) => Promise<T>): Promise<T> => {
    const admin = kafka.admin({ retry: { retries: 2 } });
    await admin.connect();
    try {
      return await work(admin);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  };
  return {
    names: () => withAdmin(async (admin) => (await admin.listTopics()).filter(isOurs).sort()),
    read: async (topics, take) => {
      const left = await withAdmin((admin) => endsOf(admin, topics));
      if (left.size > 0) await readPatiently(kafka, topics, left, take);
    },
  };
}

/** The last offset of every partition that is not empty. */
async function endsOf(admin: Admin, topics: readonly string[]): Promise<Map<string, bigint>> {
  const ends = new Map<string, bigint>();
  for (const topic of topics) {
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
      if (BigInt(high) > BigInt(low)) ends.set(`${topic}/${partition}`, BigInt(high) - 1n);
    }
  }
  return ends;
}

/** A broker that has just started finds no coordinator for the first group; before anything was read it is asked again. */
async function readPatiently(
  kafka: Kafka,
  topics: readonly string[],
  left: Map<string, bigint>,
  take: (message: TopicMessage) => void,
): Promise<void> {
  let taken = 0;
  const count = (message: TopicMessage): void => {
    taken += 1;
    take(message);
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await readUntil(kafka, topics, left, count);
    } catch (error) {
      if (taken > 0 || attempt >= ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

async function readUntil(
  kafka: Kafka,
  topics: readonly string[],
  left: Map<string, bigint>,
  take: (message: TopicMessage) => void,
): Promise<void> {
  const groupId = `overstap-check-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, retry: { retries: 8 } });
  await consumer.connect();
  let lastAt = Date.now();
  try {
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const watch = setInterval(() => {
        if (Date.now() - lastAt > STALLED_MS) finish(new Error('topics_stalled'));
      }, 1000);
      const finish = (error?: Error): void => {
        clearInterval(watch);
        if (error === undefined) resolve();
        else reject(error);
      };
      consumer.on('consumer.crash', ({ payload }) => {
        if (!payload.restart) finish(new Error('topics_unreadable', { cause: payload.error }));
      });
      consumer
        .run({
          autoCommit: false,
          eachMessage: ({ topic, partition, message }) => {
            lastAt = Date.now();
            const place = `${topic}/${partition}`;
            const end = left.get(place);
            const offset = BigInt(message.offset);
            if (end !== undefined && offset <= end) take(messageOf(topic, partition, message));
            if (end !== undefined && offset >= end) left.delete(place);
            if (left.size === 0) finish();
            return Promise.resolve();
          },
        })
        .catch((error: unknown) => finish(error instanceof Error ? error : new Error('topics_unreadable')));
    });
  } finally {
    await consumer.disconnect().catch(() => undefined);
    const admin = kafka.admin({ retry: { retries: 2 } });
    await admin
      .connect()
      .then(() => admin.deleteGroups([groupId]))
      .catch(() => undefined);
    await admin.disconnect().catch(() => undefined);
  }
}

function messageOf(topic: string, partition: number, message: KafkaMessage): TopicMessage {
  const header = (name: string): string | null => {
    const value = message.headers?.[name];
    const one = Array.isArray(value) ? value[0] : value;
    return one === undefined ? null : one.toString();
  };
  const headers = Object.entries(message.headers ?? {}).map(([name, value]) => `${name}: ${String(value)}`);
  return {
    topic,
    partition,
    offset: BigInt(message.offset),
    key: message.key?.toString() ?? '',
    eventId: header('ce_id'),
    sequence: header('ce_sequence'),
    text: [...headers, message.key?.toString() ?? '', message.value?.toString() ?? ''].join('\n'),
  };
}
