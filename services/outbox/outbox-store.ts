import type { QueryResultRow } from 'pg';
import type { OwnedSession } from './shard-owner';

/** A row that is about to be sent. */
export interface WaitingEvent extends QueryResultRow {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly version: number;
  readonly ordinal: number;
  readonly type: string;
  readonly subject: string | null;
  readonly data: unknown;
  readonly createdAt: Date;
  /** Attempts begun, this one included. */
  readonly attempts: number;
}

/** An attempt that began and never ended twice has ended the process: such a row is sent alone. */
const SUSPECT = 'attempts_started - attempts_finished >= 2';

const COLUMNS = `o.id, o.topic, o.key, o.version, o.ordinal, o.type, o.subject, o.data,
  o.created_at AS "createdAt", o.attempts_started AS attempts`;

/** Per key everything from the first row that must wait on is held back; other keys go on. */
const waiting = (held: string): string => `
  SELECT id, topic, key, version, ordinal, min(created_at) OVER (PARTITION BY topic, key) AS first_at,
    bool_or(parked_at IS NOT NULL OR next_at > $2${held}) OVER (PARTITION BY topic, key ORDER BY version, ordinal) AS held
  FROM outbox_event WHERE shard = $1 AND sent_at IS NULL AND skipped_at IS NULL`;

/**
 * Takes the next rows of a shard, oldest key first and per key in order, and counts the attempt. Runs on the
 * owner's connection and is committed before anything is sent.
 * @param most rows at most
 * @returns rows by topic, key, version, ordinal; empty when nothing may be sent now
 */
export async function beginAttempts(
  session: OwnedSession,
  shard: number,
  now: Date,
  most: number,
): Promise<WaitingEvent[]> {
  const batch = await begin(session, shard, now, most, ` OR ${SUSPECT}`);
  return batch.length > 0 ? batch : begin(session, shard, now, 1, '');
}

async function begin(
  session: OwnedSession,
  shard: number,
  now: Date,
  most: number,
  held: string,
): Promise<WaitingEvent[]> {
  const { rows } = await session.query<WaitingEvent>(
    `WITH waiting AS (${waiting(held)}), chosen AS (
       SELECT id FROM waiting WHERE NOT held ORDER BY first_at, topic, key, version, ordinal LIMIT $3)
     UPDATE outbox_event o SET attempts_started = attempts_started + 1 FROM chosen WHERE o.id = chosen.id
     RETURNING ${COLUMNS}`,
    [shard, now, most],
  );
  return rows.sort(byPlace);
}

/** The shards among these that have something to send now. */
export async function shardsWithWork(
  session: OwnedSession,
  shards: readonly number[],
  now: Date,
): Promise<number[]> {
  const { rows } = await session.query<{ shard: number }>(
    `SELECT shard FROM unnest($1::int[]) AS shard WHERE EXISTS (
       SELECT 1 FROM outbox_event o WHERE o.shard = shard.shard AND sent_at IS NULL AND skipped_at IS NULL
         AND parked_at IS NULL AND next_at <= $2)`,
    [shards, now],
  );
  return rows.map((row) => row.shard);
}

export interface SentEvent {
  readonly id: string;
  readonly partition: number;
  readonly offset: bigint;
}

/** Marks rows as sent, with the place the broker acknowledged. */
export async function markSent(session: OwnedSession, sent: readonly SentEvent[], now: Date): Promise<void> {
  await session.query(
    `UPDATE outbox_event o SET sent_at = $1, attempts_finished = attempts_finished + 1, error = NULL,
       receipt = jsonb_build_object('partition', r.partition, 'offset', r.place)
     FROM unnest($2::uuid[], $3::int[], $4::text[]) AS r(id, partition, place) WHERE o.id = r.id`,
    [now, sent.map((row) => row.id), sent.map((row) => row.partition), sent.map((row) => String(row.offset))],
  );
}

/** The attempt does not count: the line or the broker was away, not the event at fault. */
export async function giveBack(session: OwnedSession, ids: readonly string[], code: string): Promise<void> {
  if (ids.length === 0) return;
  await session.query(
    'UPDATE outbox_event SET attempts_started = attempts_started - 1, error = $2 WHERE id = ANY ($1::uuid[])',
    [ids, code],
  );
}

/** The broker refused this event: it comes again at `nextAt`, or is parked when that is null. */
export async function markRefused(
  session: OwnedSession,
  id: string,
  code: string,
  nextAt: Date | null,
  now: Date,
): Promise<void> {
  await session.query(
    `UPDATE outbox_event SET attempts_finished = attempts_finished + 1, error = $2,
       next_at = coalesce($3, next_at), parked_at = CASE WHEN $3::timestamptz IS NULL THEN $4::timestamptz END
     WHERE id = $1`,
    [id, code, nextAt, now],
  );
}

function byPlace(a: WaitingEvent, b: WaitingEvent): number {
  return compare(a.topic, b.topic) || compare(a.key, b.key) || a.version - b.version || a.ordinal - b.ordinal;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
