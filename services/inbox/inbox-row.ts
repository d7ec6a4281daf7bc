import { createHash } from 'node:crypto';
import type { QueryResultRow } from 'pg';

/** An event that waits to be handled. */
export interface InboxRow extends QueryResultRow {
  readonly source: string;
  readonly eventId: string;
  readonly partnerCode: string;
  readonly key: string;
  readonly type: string;
  readonly sequence: number | null;
  readonly payload: unknown;
  readonly payloadHash: string;
  readonly receivedAt: Date;
  /** Attempts begun, this one included. */
  readonly attempts: number;
}

export const INBOX_COLUMNS = `i.source, i.event_id AS "eventId", i.partner_code AS "partnerCode", i.key, i.type,
  i.sequence, i.payload, i.payload_hash AS "payloadHash", i.received_at AS "receivedAt", i.attempts_started AS attempts`;

/** An event that waits for another of its key (a change before its notice) holds nothing back. */
export const AWAITS_NOTICE = 'awaits_notice';

/**
 * A name for an event in alarms, lists and commands: the sender's own ids stay in the database.
 * The same as `md5(source || ' ' || event_id)::uuid` there.
 */
export function inboxEventId(source: string, eventId: string): string {
  const hex = createHash('md5').update(`${source} ${eventId}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
