import { Client } from 'pg';
import type { QueryResult, QueryResultRow } from 'pg';
import type { ServiceLog } from '../shared/context';
import { withoutOptions } from '../shared/database';
import { OUTBOX_SHARDS } from './write-events';

/** First half of the advisory lock's key: "OBOX". The second half is the shard. */
const LOCK_CLASS = 0x4f424f58;
const RECONNECT_MS = [500, 1000, 2000, 5000] as const;

/** The tools of a shard's lane while this process owns the shard. */
export interface OwnedSession {
  /**
   * Runs a statement on the connection that holds the locks. When that connection is gone this fails, so a
   * former owner cannot begin another attempt.
   */
  query<Row extends QueryResultRow>(text: string, values: readonly unknown[]): Promise<QueryResult<Row>>;
}

export interface ShardOwner {
  /** The shards this process owns now; empty while its connection is away. */
  owned(): readonly number[];
  /** False while its connection is away. */
  connected(): boolean;
  session: OwnedSession;
  /** Gives the locks back by closing the connection. */
  stop(): Promise<void>;
}

export interface ShardOwnerOptions {
  readonly connectionString: string;
  readonly log: ServiceLog;
  /** Called when shards were gained, and at every wake-up of the channel. */
  readonly onWake: () => void;
  /** How often free shards are tried, in milliseconds. */
  readonly pollMs: number;
}

/**
 * Owns shards of the outbox by session advisory locks on one connection of its own (never one of a pool: a
 * pool may lend it to somebody else). When the process or the connection dies, PostgreSQL frees the locks and
 * another relay takes over. A frozen process stops asking, so the server ends its idle session after fifteen
 * seconds. The same connection listens for wake-ups.
 */
export function ownShards(options: ShardOwnerOptions): ShardOwner {
  let client: Client | null = null;
  let owned: number[] = [];
  let stopped = false;
  let faults = 0;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  // One statement at a time: the connection is shared by all lanes of this process.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };
  const lose = (dead: Client): void => {
    if (client !== dead) return;
    client = null;
    if (owned.length > 0) options.log.warn({ shards: owned.length }, 'outbox-shards-lost');
    owned = [];
    dead.end().catch(() => undefined);
  };
  const open = async (): Promise<Client> => {
    const fresh = new Client({
      connectionString: withoutOptions(options.connectionString),
      connectionTimeoutMillis: 3000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5000,
      query_timeout: 10_000,
      options:
        '-c timezone=UTC -c statement_timeout=8s -c idle_session_timeout=15s -c application_name=overstap-relay',
    });
    fresh.on('error', () => {
      lose(fresh);
    });
    fresh.on('end', () => {
      lose(fresh);
    });
    fresh.on('notification', options.onWake);
    await fresh.connect();
    await fresh.query('LISTEN overstap_outbox');
    return fresh;
  };
  const tryShards = async (): Promise<void> => {
    client ??= await open();
    const missing = Array.from({ length: OUTBOX_SHARDS }, (_, shard) => shard).filter(
      (shard) => !owned.includes(shard),
    );
    if (missing.length === 0) return;
    const mine = client;
    const { rows } = await inTurn(() =>
      mine.query<{ shard: number }>(
        'SELECT shard FROM unnest($2::int[]) AS shard WHERE pg_try_advisory_lock($1::int, shard)',
        [LOCK_CLASS, missing],
      ),
    );
    if (client !== mine || rows.length === 0) return;
    owned = [...owned, ...rows.map((row) => row.shard)].sort((a, b) => a - b);
    options.log.info({ shards: owned.length }, 'outbox-shards-owned');
    options.onWake();
  };
  const loop = async (): Promise<void> => {
    let pause = options.pollMs;
    try {
      await tryShards();
      faults = 0;
    } catch {
      if (client !== null) lose(client);
      pause = RECONNECT_MS[Math.min(faults, RECONNECT_MS.length - 1)] ?? 5000;
      faults += 1;
      if (faults === 1) options.log.error({}, 'outbox-connection-away');
    }
    if (!stopped) timer = setTimeout(() => void loop(), pause);
  };
  void loop();

  return {
    owned: () => owned,
    connected: () => client !== null,
    session: {
      query: (text, values) =>
        inTurn(() => {
          if (client === null) throw new Error('outbox_connection_away');
          return client.query(text, [...values]);
        }),
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await turn;
      const last = client;
      client = null;
      owned = [];
      await last?.end();
    },
  };
}
