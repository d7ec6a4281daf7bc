import type { Pool } from 'pg';
import type { WakeChannel } from './context';

const EVERY_MS = 100;

/**
 * Wakes loops in other processes by NOTIFY, at most once per channel per 100 ms: NOTIFY takes a lock
 * over the whole database at commit, so it is never part of a deciding transaction.
 * @returns a function that may be called as often as one likes; a failed NOTIFY is no failure, the loops poll
 */
export function createWake(pool: Pool): (channel: WakeChannel) => void {
  const waiting = new Set<WakeChannel>();
  return (channel) => {
    if (waiting.has(channel)) return;
    waiting.add(channel);
    const timer = setTimeout(() => {
      waiting.delete(channel);
      pool.query(`NOTIFY ${channel}`).catch(() => undefined);
    }, EVERY_MS);
    timer.unref();
  };
}
