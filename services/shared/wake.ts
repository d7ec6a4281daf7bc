import type { Pool } from 'pg';
import type { WakeChannel } from './context';

const EVERY_MS = 100;

/**
 * Wakes loops in other processes by NOTIFY: at once when nothing was sent for 100 ms, else once at the end of
 * that time. NOTIFY takes a lock over the whole database at commit, so it is never part of a deciding transaction
 * and never sent for every one of them.
 * @returns a function that may be called as often as one likes; a failed NOTIFY is no failure, the loops poll
 */
export function createWake(pool: Pool): (channel: WakeChannel) => void {
  const resting = new Map<WakeChannel, { again: boolean }>();
  const notify = (channel: WakeChannel): void => {
    const rest = { again: false };
    resting.set(channel, rest);
    pool.query(`NOTIFY ${channel}`).catch(() => undefined);
    const timer = setTimeout(() => {
      resting.delete(channel);
      if (rest.again) notify(channel);
    }, EVERY_MS);
    timer.unref();
  };
  return (channel) => {
    const rest = resting.get(channel);
    if (rest === undefined) notify(channel);
    else rest.again = true;
  };
}
