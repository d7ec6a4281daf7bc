import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { ReceivedMessage } from '../../inbox/take-messages';
import type { ServiceLog } from '../../shared/context';
import { isBrokerAway } from './broker-away';

export interface ConsumerOptions {
  readonly kafka: Kafka;
  readonly groupId: string;
  readonly log: ServiceLog;
  /**
   * Stores messages; returns when all of them are stored. `breathe` waits a moment, tells the broker that we
   * live, and throws when the partition is no longer ours.
   */
  readonly take: (messages: readonly ReceivedMessage[], breathe: () => Promise<void>) => Promise<void>;
  readonly onProgress: () => void;
  readonly stopMs?: number;
}

/** One life of a consumer: it ends by `stop`, or by itself with a fault. */
export interface RunningConsumer {
  /** Resolves with the fault when it crashed, with null when it was stopped. */
  readonly ended: Promise<{ readonly away: boolean; readonly code: string } | null>;
  stop(): Promise<void>;
}

const CHUNK = 50;
const STOP_MS = 15_000;

/**
 * Consumes topics by hand: an offset is committed only after its message is stored. The library's own restarting
 * is off, because it hides a dead consumer; whoever started this one decides what happens after its end.
 * @throws when the brokers cannot be reached or a topic is not there
 */
export async function runConsumer(
  topics: readonly string[],
  options: ConsumerOptions,
): Promise<RunningConsumer> {
  const consumer = options.kafka.consumer({
    groupId: options.groupId,
    allowAutoTopicCreation: false,
    sessionTimeout: 15_000,
    rebalanceTimeout: 30_000,
    heartbeatInterval: 3000,
    maxWaitTimeInMs: 500,
    retry: { retries: 3, initialRetryTime: 200, restartOnFailure: () => Promise.resolve(false) },
  });
  let stopping = false;
  let end: (fault: { away: boolean; code: string } | null) => void = () => undefined;
  const ended = new Promise<{ away: boolean; code: string } | null>((resolve) => {
    end = resolve;
  });
  consumer.on('consumer.crash', ({ payload }) => {
    end({ away: isBrokerAway(payload.error), code: payload.error.name });
  });
  const stop = async (): Promise<void> => {
    stopping = true;
    // A handler that hangs must not hold up whoever wants to begin anew.
    const late = new Promise<void>((resolve) => setTimeout(resolve, options.stopMs ?? STOP_MS).unref());
    await Promise.race([consumer.disconnect().catch(() => undefined), late]);
    end(null);
  };
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 3,
      eachBatch: (payload) => eachBatch(payload, consumer, options, () => stopping),
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { ended, stop };
}

async function eachBatch(
  payload: EachBatchPayload,
  consumer: Consumer,
  options: ConsumerOptions,
  isStopping: () => boolean,
): Promise<void> {
  const { batch } = payload;
  const { topic, partition } = batch;
  const mine = (): boolean => payload.isRunning() && !payload.isStale() && !isStopping();
  const breathe = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await payload.heartbeat();
    if (!mine()) throw new NoLongerOurs();
  };
  try {
    for (let at = 0; at < batch.messages.length && mine(); at += CHUNK) {
      const chunk = batch.messages.slice(at, at + CHUNK);
      const last = chunk.at(-1);
      if (last === undefined) return;
      const received = chunk.map(({ offset, key, value, headers }) => ({
        ...{ topic, partition, offset, key, value },
        headers: headers ?? {},
      }));
      await options.take(received, breathe);
      payload.resolveOffset(last.offset);
      await consumer.commitOffsets([{ topic, partition, offset: String(BigInt(last.offset) + 1n) }]);
      options.onProgress();
      await payload.heartbeat();
    }
  } catch (error) {
    // Nothing was resolved, so whoever has the partition now reads the messages again.
    if (!(error instanceof NoLongerOurs)) throw error;
  }
}

class NoLongerOurs extends Error {}
