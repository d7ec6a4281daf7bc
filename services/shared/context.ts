import type { Pool } from 'pg';

/** What a service may log: a code and ids, never a name, an address or free text. */
export interface ServiceLog {
  info(fields: Readonly<Record<string, string | number | boolean | null>>, code: string): void;
  warn(fields: Readonly<Record<string, string | number | boolean | null>>, code: string): void;
  error(fields: Readonly<Record<string, string | number | boolean | null>>, code: string): void;
}

/** Loops that can be woken after a commit; each polls by itself as well. */
export const WAKE_CHANNELS = [
  'overstap_course',
  'overstap_outbox',
  'overstap_mail',
  'overstap_board',
] as const;
export type WakeChannel = (typeof WAKE_CHANNELS)[number];

/** The tools every use case gets. Time, ids and wake-ups come in, so that tests can hold them. */
export interface ServiceContext {
  readonly pool: Pool;
  /** The present instant of the real clock. */
  readonly now: () => Date;
  readonly newId: () => string;
  /** Tells the loops that something waits; called after commit only, throttled, allowed to fail. */
  readonly wake: (channel: WakeChannel) => void;
  readonly log: ServiceLog;
}
