import { reportAlarm } from '../outbox/report-alarm';
import { faultCode, hitsEverybody } from './fault';
import { handleEvent } from './handle-event';
import type { HandlingTools } from './handle-event';
import { giveEventBack, markFailed, takeEvent } from './inbox-store';
import { inboxEventId } from './inbox-row';
import type { InboxRow } from './inbox-row';
import { expireParts } from './notice-parts';
import { breakablePause } from '../shared/breakable-pause';

export interface HandlingOptions extends HandlingTools {
  readonly pollMs?: number;
  /** Pause after a fault that hits every event. */
  readonly stopMs?: number;
}

export interface HandlingProgress {
  /** `stopped`: one event after another fails, so that nothing is handled for a while. */
  readonly state: 'ok' | 'away' | 'stopped';
  readonly handled: number;
}

export interface EventHandling {
  /** Says that something was stored. */
  wake(): void;
  progress(): HandlingProgress;
  /** Lets the event under way end. */
  stop(): Promise<void>;
}

const MOST_ATTEMPTS = 5;
const RETRY_MS = [1000, 5000, 30_000, 120_000] as const;
/** So many different keys failing in a row is no coincidence. */
const KEYS_IN_A_ROW = 5;
const SWEEP_MS = 300_000;

/**
 * Handles stored events one by one. A failing event is tried again and then parked; it holds back its own key.
 * When one key after another fails, the fault is ours: handling stops, the attempts are given back, an alarm
 * goes off, and one event is tried now and then.
 */
export function handleEvents(options: HandlingOptions): EventHandling {
  const { context } = options;
  let stopped = false;
  let state: HandlingProgress['state'] = 'ok';
  let handled = 0;
  let sweptAt = Number.NEGATIVE_INFINITY;
  const pause = breakablePause();
  let wanted = false;
  /** Failures since the last event that went well. */
  let failures: { row: InboxRow; code: string }[] = [];

  const round = async (): Promise<'idle' | 'busy' | 'wait'> => {
    await sweep();
    const row = await takeEvent(context);
    if (row === null) return 'idle';
    if (row.attempts > MOST_ATTEMPTS) {
      // It began so often and never ended: it ends the process.
      await markFailed(context, row, 'attempts_without_end', null);
      await reportAlarm(context, 'inbox_parked', nameOf(row), { code: 'attempts_without_end' });
      return 'busy';
    }
    try {
      await handleEvent(row, options);
    } catch (error) {
      return failed(row, error);
    }
    handled += 1;
    failures = [];
    state = 'ok';
    return 'busy';
  };
  const sweep = async (): Promise<void> => {
    const now = context.now().getTime();
    if (now - sweptAt < SWEEP_MS) return;
    sweptAt = now;
    await expireParts(context);
  };
  const failed = async (row: InboxRow, error: unknown): Promise<'busy' | 'wait'> => {
    if (hitsEverybody(error)) {
      await giveEventBack(context, row, context.now()).catch(() => undefined);
      throw error;
    }
    const code = faultCode(error);
    context.log.warn({ reason: code, type: row.type, attempt: row.attempts }, 'inbox-event-failed');
    failures.push({ row, code });
    const keys = new Set(failures.map(({ row: one }) => `${one.partnerCode}/${one.key}`));
    if (state === 'stopped' || keys.size >= KEYS_IN_A_ROW) return stopAll(code);
    const parks = row.attempts >= MOST_ATTEMPTS;
    const pause = RETRY_MS[Math.min(row.attempts - 1, RETRY_MS.length - 1)] ?? 120_000;
    await markFailed(context, row, code, parks ? null : new Date(context.now().getTime() + pause));
    if (parks) await reportAlarm(context, 'inbox_parked', nameOf(row), { code });
    return 'busy';
  };
  const stopAll = async (code: string): Promise<'wait'> => {
    if (state !== 'stopped') await reportAlarm(context, 'inbox_stopped', null, { code });
    state = 'stopped';
    for (const { row } of failures) await giveEventBack(context, row, context.now());
    failures = [];
    return 'wait';
  };
  const loop = async (): Promise<void> => {
    while (!stopped) {
      wanted = false;
      let result: 'idle' | 'busy' | 'wait' = 'wait';
      try {
        result = await round();
        if (result === 'idle' && state === 'away') state = 'ok';
      } catch (error) {
        if (state !== 'away') context.log.error({ reason: faultCode(error) }, 'inbox-handling-away');
        state = 'away';
      }
      if (result === 'busy' || stopped) continue;
      await rest(result === 'idle' ? (options.pollMs ?? 1000) : waitMs());
    }
  };
  const waitMs = (): number => (state === 'stopped' ? (options.stopMs ?? 30_000) : 2000);
  const rest = (ms: number): Promise<void> => {
    const resting = pause.wait(ms);
    if (wanted && state === 'ok') pause.end();
    return resting;
  };
  const running = loop();

  return {
    wake: () => {
      wanted = true;
      // While handling is stopped or the database is away, new events do not shorten the pause.
      if (state === 'ok') pause.end();
    },
    progress: () => ({ state, handled }),
    stop: async () => {
      stopped = true;
      pause.end();
      await running;
    },
  };
}

function nameOf({ source, eventId }: InboxRow): string {
  return inboxEventId(source, eventId);
}
