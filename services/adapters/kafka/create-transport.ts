import { Partitioners } from 'kafkajs';
import type { ICustomPartitioner, Kafka, Message, Producer } from 'kafkajs';
import type { EncodedMessage } from '../../../domain/events/encode-event';
import { SendFailed } from '../../outbox/event-transport';
import type { EventTransport, Placement } from '../../outbox/event-transport';
import { REQUEST_TIMEOUT_MS } from './connect';
import { sendFailedBy } from './send-fault';

const DEADLINE_MS = 10_000;

/**
 * A transport over kafkajs. Idempotence is off on purpose: with limited retries the broker takes the message
 * after a lost answer for a duplicate and drops it, while `send` reports success. Instead every message is sent
 * again until it is acknowledged, over a NEW producer after any fault; receivers drop duplicates by id.
 * @param deadlineMs how long one `send` may take in all
 */
export function createTransport(kafka: Kafka, deadlineMs = DEADLINE_MS): EventTransport {
  const partitionOf = new WeakMap<object, number>();
  const remember: ICustomPartitioner = () => {
    const choose = Partitioners.DefaultPartitioner();
    return (args) => {
      const partition = choose(args);
      partitionOf.set(args.message, partition);
      return partition;
    };
  };
  let current: Promise<Producer> | null = null;

  const connect = async (): Promise<Producer> => {
    const producer = kafka.producer({
      idempotent: false,
      allowAutoTopicCreation: false,
      maxInFlightRequests: 1,
      retry: { retries: 0 },
      createPartitioner: remember,
    });
    await producer.connect();
    return producer;
  };
  const discard = (): void => {
    const old = current;
    current = null;
    // Not waited for: a line that hangs must not hold up the next attempt.
    old?.then((producer) => producer.disconnect()).catch(() => undefined);
  };
  const sendOnce = async (topic: string, messages: readonly EncodedMessage[]): Promise<Placement[]> => {
    const outgoing: Message[] = messages.map((message) => ({ ...message }));
    current ??= connect();
    const producer = await current;
    const answers = await producer.send({ topic, acks: -1, timeout: REQUEST_TIMEOUT_MS, messages: outgoing });
    const next = new Map(answers.map((answer) => [answer.partition, BigInt(answer.baseOffset ?? '-1')]));
    return outgoing.map((message) => {
      const partition = partitionOf.get(message);
      const offset = partition === undefined ? undefined : next.get(partition);
      if (partition === undefined || offset === undefined || offset < 0n)
        throw new SendFailed('transport', 'not_acknowledged');
      next.set(partition, offset + 1n);
      return { partition, offset };
    });
  };

  return {
    send: async (topic, messages) => {
      try {
        return await withDeadline(sendOnce(topic, messages), deadlineMs);
      } catch (error) {
        discard();
        throw sendFailedBy(error);
      }
    },
    reset: discard,
    close: async () => {
      const old = current;
      current = null;
      await old?.then((producer) => producer.disconnect()).catch(() => undefined);
    },
  };
}

async function withDeadline<T>(work: Promise<T>, deadlineMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new SendFailed('transport', 'deadline'));
    }, deadlineMs);
  });
  // The loser of the race may still fail later; nobody waits for it any more.
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
}
