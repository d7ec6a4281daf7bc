import { isBrokerAway } from './broker-away';
import { measureLag } from './measure-lag';
import type { GroupPosition } from './measure-lag';
import { runConsumer } from './run-consumer';
import type { ConsumerOptions, RunningConsumer } from './run-consumer';
import { breakablePause } from '../../shared/breakable-pause';

export interface SupervisorOptions extends Omit<ConsumerOptions, 'onProgress'> {
  /** The topics to read now; makes them first when they are not there. */
  readonly findTopics: () => Promise<readonly string[]>;
  /** The consumer fell five times without getting on: the process must end and be started again. */
  readonly onFatal: () => void;
  readonly checkMs?: number;
  /** How long there may be lag without progress. */
  readonly stuckMs?: number;
}

export interface SupervisorProgress {
  /** `away`: the brokers cannot be reached. `stuck`: there is lag and the committed offset does not move. */
  readonly state: 'ok' | 'away' | 'stuck' | 'starting';
  readonly lag: number;
}

export interface SupervisedConsumer {
  progress(): SupervisorProgress;
  stop(): Promise<void>;
}

const MOST_CRASHES = 5;
const PAUSES_MS = [500, 1000, 2000, 5000, 10_000] as const;

/**
 * Keeps a consumer alive: starts it again after a crash with a growing pause, when the list of topics changes,
 * and when the broker says that it does not get on although there is something to read. Five crashes without
 * progress end the process; brokers that cannot be reached do not, because restarting would not bring them back.
 */
export function superviseConsumer(options: SupervisorOptions): SupervisedConsumer {
  const checkMs = options.checkMs ?? 10_000;
  const stuckMs = options.stuckMs ?? 60_000;
  let stopped = false;
  let state: SupervisorProgress['state'] = 'starting';
  let lag = 0;
  let faults = 0;
  let crashes = 0;
  let current: RunningConsumer | null = null;
  const pause = breakablePause();

  const onProgress = (): void => {
    crashes = 0;
    faults = 0;
    state = 'ok';
  };
  /** One life; returns when it ended and must be followed by another. */
  const live = async (): Promise<void> => {
    const topics = await options.findTopics();
    if (topics.length === 0) {
      state = 'ok';
      await pause.wait(checkMs);
      return;
    }
    const consumer = await runConsumer(topics, { ...options, onProgress });
    if (stopped) {
      await consumer.stop();
      return;
    }
    current = consumer;
    state = state === 'stuck' ? 'stuck' : 'ok';
    options.log.info({ topics: topics.length }, 'consumer-started');
    let watching = true;
    const watched = watch(topics, () => watching).then((reason) => ({ reason }));
    const first = await Promise.race([consumer.ended.then((fault) => ({ fault })), watched]);
    watching = false;
    await consumer.stop();
    current = null;
    if (stopped) return;
    if ('reason' in first) {
      options.log.warn({ reason: first.reason }, 'consumer-rebuilt');
      if (first.reason === 'stuck') countCrash('stuck');
    } else if (first.fault !== null) await afterFault(first.fault.away, first.fault.code);
  };
  /** Watches from outside until the topics change or the consumer does not get on. */
  const watch = async (topics: readonly string[], goesOn: () => boolean): Promise<'topics' | 'stuck'> => {
    let last: GroupPosition | null = null;
    let movedAt = Date.now();
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, checkMs).unref());
      if (!goesOn()) return 'topics';
      try {
        const wanted = await options.findTopics();
        if (wanted.join() !== topics.join()) return 'topics';
        const position = await measureLag(options.kafka, options.groupId, topics);
        lag = Number(position.lag);
        if (position.lag === 0n || last === null || position.committed > last.committed) movedAt = Date.now();
        last = position;
        const stuck = Date.now() - movedAt > stuckMs;
        state = stuck ? 'stuck' : 'ok';
        if (stuck) return 'stuck';
      } catch (error) {
        if (isBrokerAway(error)) state = 'away';
      }
    }
  };
  const countCrash = (code: string): void => {
    crashes += 1;
    options.log.error({ reason: code, crashes }, 'consumer-crashed');
    if (crashes >= MOST_CRASHES) options.onFatal();
  };
  const afterFault = async (away: boolean, code: string): Promise<void> => {
    faults += 1;
    if (away) {
      if (state !== 'away') options.log.error({ reason: code }, 'consumer-broker-away');
      state = 'away';
    } else countCrash(code);
    await pause.wait(PAUSES_MS[Math.min(faults - 1, PAUSES_MS.length - 1)] ?? 10_000);
  };
  const loop = async (): Promise<void> => {
    while (!stopped) {
      try {
        await live();
      } catch (error) {
        if (!stopped) await afterFault(isBrokerAway(error), error instanceof Error ? error.name : 'fault');
      }
    }
  };
  const running = loop();

  return {
    progress: () => ({ state, lag }),
    stop: async () => {
      stopped = true;
      pause.end();
      await current?.stop();
      await running;
    },
  };
}
