import type { ServiceContext } from '../shared/context';
import type { EventTransport } from './event-transport';
import { OffsetWatch } from './offset-watch';
import { shardsWithWork } from './outbox-store';
import { relayRound } from './relay-shard';
import { ownShards } from './shard-owner';
import type { EventIdentity } from './to-cloud-event';
import { breakablePause } from '../shared/breakable-pause';

export interface RelayOptions {
  readonly context: Pick<ServiceContext, 'pool' | 'now' | 'newId' | 'log'>;
  /** The relay makes a connection of its own with it. */
  readonly connectionString: string;
  readonly identity: EventIdentity;
  /** Makes the transport of one shard; called when the shard first has something to send. */
  readonly createTransport: () => EventTransport;
  readonly pollMs?: number;
  /** Longest pause after a fault of the line. */
  readonly longestPauseMs?: number;
}

export interface RelayProgress {
  readonly shards: number;
  /** `away` after a fault of the line or the database, until something is sent; `standby` without a shard. */
  readonly state: 'ok' | 'standby' | 'away';
  readonly sent: number;
}

export interface Relay {
  progress(): RelayProgress;
  /** Lets rounds under way end and gives the shards back. */
  stop(): Promise<void>;
}

/**
 * Sends the events of the outbox to Kafka. Sixteen shards by key; each is owned by one relay, so that two
 * processes never send one key at the same time and order holds. A shard has one request in flight. Woken by
 * NOTIFY, and looks by itself every second.
 */
export function startRelay(options: RelayOptions): Relay {
  const { context } = options;
  const pollMs = options.pollMs ?? 1000;
  const lanes = new Map<number, Lane>();
  let stopped = false;
  let looking = false;
  let again = false;
  let faulty = false;
  let sent = 0;

  const look = async (): Promise<void> => {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    try {
      do {
        again = false;
        const shards = owner.owned();
        if (stopped || shards.length === 0) continue;
        for (const shard of await shardsWithWork(owner.session, shards, context.now())) laneOf(shard).wake();
      } while (again);
    } catch {
      faulty = true;
    } finally {
      looking = false;
    }
  };
  const owner = ownShards({
    connectionString: options.connectionString,
    log: context.log,
    pollMs,
    onWake: () => void look(),
  });
  const laneOf = (shard: number): Lane => {
    const known = lanes.get(shard);
    if (known !== undefined) return known;
    const transport = options.createTransport();
    const tools = {
      context,
      session: owner.session,
      transport,
      watch: new OffsetWatch(),
      identity: options.identity,
    };
    const lane = new Lane(
      async () => {
        if (stopped || !owner.owned().includes(shard)) return 'idle';
        const result = await relayRound(shard, tools);
        if (result === 'sent') sent += 1;
        if (result !== 'idle') faulty = result === 'away';
        return result;
      },
      () => {
        faulty = true;
        context.log.warn({ shard }, 'outbox-round-failed');
      },
      () => transport.close(),
      options.longestPauseMs ?? 15_000,
    );
    lanes.set(shard, lane);
    return lane;
  };
  const timer = setInterval(() => void look(), pollMs);

  return {
    progress: () => ({
      shards: owner.owned().length,
      state: faulty || !owner.connected() ? 'away' : owner.owned().length === 0 ? 'standby' : 'ok',
      sent,
    }),
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await Promise.all([...lanes.values()].map((lane) => lane.stop()));
      await owner.stop();
    },
  };
}

/** Runs rounds of one shard, never two at once, with a growing pause after faults. */
class Lane {
  private running: Promise<void> | null = null;
  private stopped = false;
  private wanted = false;
  private faults = 0;
  private readonly pause = breakablePause();

  constructor(
    private readonly round: () => Promise<'idle' | 'sent' | 'refused' | 'away'>,
    private readonly onFault: () => void,
    private readonly close: () => Promise<void>,
    private readonly longestPauseMs: number,
  ) {}

  wake(): void {
    this.wanted = true;
    if (this.running !== null || this.stopped) return;
    this.running = this.run().finally(() => {
      this.running = null;
      // A wake-up that came while the last round was ending counts too.
      if (this.wanted) this.wake();
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.pause.end();
    await this.running;
    await this.close();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.wanted = false;
      let result: 'idle' | 'sent' | 'refused' | 'away';
      try {
        result = await this.round();
      } catch {
        this.onFault();
        result = 'away';
      }
      if (result === 'idle') return;
      if (result !== 'away') {
        this.faults = 0;
        continue;
      }
      this.faults += 1;
      await this.pause.wait(Math.min(this.longestPauseMs, 250 * 2 ** Math.min(this.faults, 10)));
    }
  }
}
