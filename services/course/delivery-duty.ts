import { Client } from 'pg';
import type { ServiceLog } from '../shared/context';
import { withoutOptions } from '../shared/database';

/** Advisory lock "CRSE"/1: who holds it delivers. */
const LOCK = [0x43525345, 1] as const;
const RECONNECT_MS = 1000;

/** Whether this process is the one that delivers. */
export interface DeliveryDuty {
  onDuty(): boolean;
  stop(): Promise<void>;
}

export interface DutyOptions {
  readonly connectionString: string;
  readonly log: ServiceLog;
  readonly pollMs: number;
  /** Called at every wake-up and when the duty begins. */
  readonly onWake: () => void;
}

/**
 * Lets one process of many deliver, by a session advisory lock on a connection of its own (never one of a pool).
 * When the process or its connection dies, PostgreSQL frees the lock and the next one goes on. A frozen process
 * stops asking, so the server ends its idle session after fifteen seconds. Two at once would do no harm, only
 * double work: deliveries may be repeated. The same connection listens for wake-ups.
 */
export function holdDuty(options: DutyOptions): DeliveryDuty {
  let client: Client | null = null;
  let held = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let away = false;
  let round: Promise<void> = Promise.resolve();

  const lose = (dead: Client): void => {
    if (client !== dead) return;
    client = null;
    if (held) options.log.warn({}, 'course-duty-lost');
    held = false;
    dead.end().catch(() => undefined);
  };
  const open = async (): Promise<Client> => {
    const fresh = new Client({
      connectionString: withoutOptions(options.connectionString),
      connectionTimeoutMillis: 3000,
      keepAlive: true,
      query_timeout: 5000,
      options:
        '-c timezone=UTC -c statement_timeout=4s -c idle_session_timeout=15s -c application_name=overstap-courses',
    });
    fresh.on('error', () => lose(fresh));
    fresh.on('end', () => lose(fresh));
    fresh.on('notification', () => {
      if (held) options.onWake();
    });
    await fresh.connect();
    await fresh.query('LISTEN overstap_course');
    return fresh;
  };
  const look = async (): Promise<void> => {
    client ??= await open();
    const mine = client;
    if (held) {
      await mine.query('SELECT 1');
      return;
    }
    const { rows } = await mine.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS got', [
      ...LOCK,
    ]);
    if (client !== mine || rows[0]?.got !== true) return;
    held = true;
    options.log.info({}, 'course-duty-begun');
    options.onWake();
  };
  const loop = async (): Promise<void> => {
    let pause = options.pollMs;
    try {
      await look();
      away = false;
    } catch {
      if (client !== null) lose(client);
      pause = Math.max(options.pollMs, RECONNECT_MS);
      if (!away) options.log.error({}, 'course-connection-away');
      away = true;
    }
    if (!stopped) timer = setTimeout(next, pause);
  };
  const next = (): void => {
    round = loop();
  };
  next();

  return {
    onDuty: () => held,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round;
      clearTimeout(timer);
      const last = client;
      client = null;
      held = false;
      await last?.end();
    },
  };
}
