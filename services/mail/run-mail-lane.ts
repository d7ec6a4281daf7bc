import { Client } from 'pg';
import { reportAlarm } from '../outbox/report-alarm';
import { findLostMails, postponeMails, takeMails } from './mail-store';
import type { MailTools } from './send-mail';
import { sendMails } from './send-mail';
import { mailTemplate } from './templates';
import { breakablePause } from '../shared/breakable-pause';

export interface MailLaneOptions extends MailTools {
  /** For a connection that listens for wake-ups; without it the lane only polls. */
  readonly connectionString?: string;
  readonly pollMs?: number;
  readonly longestPauseMs?: number;
  readonly batch?: number;
}

export interface MailLaneProgress {
  readonly state: 'ok' | 'away';
  readonly sent: number;
}

export interface MailLane {
  progress(): MailLaneProgress;
  /** Lets mails under way end. */
  stop(): Promise<void>;
}

/**
 * Sends mails in a lane of its own: no order, a lease per mail, so that several processes may run it side by
 * side. A mail whose lane died while sending is `uncertain`: it is not repeated unless a second copy does no harm.
 */
export function runMailLane(options: MailLaneOptions): MailLane {
  const { context } = options;
  const pollMs = options.pollMs ?? 1000;
  let stopped = false;
  let away = false;
  let handled = 0;
  let faults = 0;
  const pause = breakablePause();
  const wakeUps = listen(options, () => pause.end());

  const round = async (): Promise<'idle' | 'busy' | 'away'> => {
    for (const lost of await findLostMails(context)) {
      if (lost.repeatable || mailTemplate(lost.template)?.repeatable === true)
        await postponeMails(context, [lost.id], context.now(), 'lane_died', true);
      else await reportAlarm(context, 'mail_uncertain', lost.id, { code: 'lane_died' });
    }
    const mails = await takeMails(context, options.batch ?? 5);
    if (mails.length === 0) return 'idle';
    const { dealtWith, away: unreached } = await sendMails(mails, options);
    handled += dealtWith;
    return dealtWith === 0 && unreached > 0 ? 'away' : 'busy';
  };
  const loop = async (): Promise<void> => {
    while (!stopped) {
      let result: 'idle' | 'busy' | 'away';
      try {
        result = await round();
      } catch {
        // The database is away; what was taken becomes uncertain or is tried again when its lease ends.
        result = 'away';
      }
      if (result === 'away') {
        if (!away) context.log.error({}, 'mail-server-away');
        away = true;
        faults += 1;
      } else if (result === 'busy') {
        away = false;
        faults = 0;
      }
      if (result === 'busy' || stopped) continue;
      const longest = options.longestPauseMs ?? 30_000;
      await pause.wait(result === 'idle' ? pollMs : Math.min(longest, 500 * 2 ** Math.min(faults, 10)));
    }
  };
  const running = loop();

  return {
    progress: () => ({ state: away ? 'away' : 'ok', sent: handled }),
    stop: async () => {
      stopped = true;
      pause.end();
      await running;
      await wakeUps.stop();
      options.sender.close();
    },
  };
}

/** Listens for mails that were just committed. When the connection dies the lane polls on and tries again. */
function listen(options: MailLaneOptions, onWake: () => void): { stop: () => Promise<void> } {
  const { connectionString } = options;
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const open = async (): Promise<void> => {
    const fresh = new Client({ connectionString, connectionTimeoutMillis: 3000, keepAlive: true });
    const retry = (): void => {
      if (client === fresh) client = null;
      clearTimeout(timer);
      if (!stopped) timer = setTimeout(() => void open(), 5000);
    };
    fresh.on('error', retry);
    fresh.on('notification', onWake);
    client = fresh;
    try {
      await fresh.connect();
      await fresh.query('LISTEN overstap_mail');
    } catch {
      retry();
    }
  };
  if (connectionString !== undefined) void open();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
