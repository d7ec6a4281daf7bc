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
