import { createHash } from 'node:crypto';
import type { EventIntent } from '../../domain/chart/decision';
import { eventType } from '../../domain/events/names';
import type { Transaction } from '../access/with-viewer';
import type { CaseRow } from '../case/case-row';
import type { DecidedCase } from '../case/write-decisions';
import type { ServiceContext } from '../shared/context';
import { insertRows } from '../shared/insert-rows';

export const OUTBOX_SHARDS = 16;
const STARTED = eventType('draaiboek-gestart');

const COLUMNS = {
  id: 'uuid',
  topic: 'text',
  key: 'text',
  shard: 'int2',
  version: 'int4',
  ordinal: 'int2',
  type: 'text',
  subject: 'text',
  data: 'jsonb',
  created_at: 'timestamptz',
  next_at: 'timestamptz',
} as const;

/** An event to send, with its place in the order of its key. */
export interface OutboxEventRow {
  readonly topic: string;
  readonly key: string;
  /** Raised by every decision of the case that the key names. */
  readonly version: number;
  /** Place within one decision. */
  readonly ordinal: number;
  readonly type: string;
  readonly subject: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The shard of a key: one relay owns a shard, so that order per key holds. */
export function shardOf(key: string): number {
  return createHash('sha256').update(key).digest().readUInt16BE(0) % OUTBOX_SHARDS;
}

/** Stores events in the transaction that causes them; a relay sends them after commit. */
export async function insertEvents(
  tx: Transaction,
  context: Pick<ServiceContext, 'newId' | 'wake'>,
  events: readonly OutboxEventRow[],
  at: Date,
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    id: context.newId(),
    topic: event.topic,
    key: event.key,
    shard: shardOf(event.key),
    version: event.version,
    ordinal: event.ordinal,
    type: event.type,
    subject: event.subject,
    data: event.data,
    created_at: at,
    next_at: at,
  }));
  await insertRows(
    tx,
    'outbox_event',
    COLUMNS,
    rows,
    'ON CONFLICT (topic, key, version, ordinal) DO NOTHING',
  );
  tx.afterCommit(() => {
    context.wake('overstap_outbox');
  });
}

/**
 * Stores the events of decided cases. Rehearsals (stepped clock) publish nothing, and what is under
 * embargo is in no event (design mechanism 8).
 */
export async function writeEvents(
  tx: Transaction,
  context: ServiceContext,
  items: readonly DecidedCase[],
  at: Date,
): Promise<void> {
  const events = items.flatMap(({ row, decision }) => {
    if (row.steppedNow !== null || decision.state.overlays.some((overlay) => overlay === 'embargoed'))
      return [];
    return decision.events.map((intent, ordinal) => ({
      topic: topicOf(intent, row.regionCode),
      key: intent.key === '' ? row.id : intent.key,
      version: row.courseVersion + 1,
      ordinal,
      type: eventType(intent.type),
      subject: row.id,
      data: { ...idsOf(row, intent.type), ...intent.data },
    }));
  });
  await insertEvents(tx, context, [...events, ...(await copiesForPartners(tx, items, events))], at);
}

/**
 * A draaiboek that starts on a notice of a partner's own system is told to that system as well, under its own
 * reference (design §6).
 */
async function copiesForPartners(
  tx: Transaction,
  items: readonly DecidedCase[],
  events: readonly OutboxEventRow[],
): Promise<OutboxEventRow[]> {
  const started = events.filter(({ type }) => type === STARTED);
  if (started.length === 0) return [];
  const notices = new Map(items.map(({ row }) => [row.id, row.noticeId]));
  const { rows } = await tx.query<{ noticeId: string; partner: string; reference: string }>(
    `SELECT n.id AS "noticeId", o.partner_code AS partner, n.own_reference AS reference
     FROM notice n JOIN organisation o ON o.id = n.employer_id AND o.partner_code IS NOT NULL
     WHERE n.id = ANY ($1::uuid[]) AND n.door = 'event' AND n.own_reference IS NOT NULL`,
    [started.map(({ key }) => notices.get(key))],
  );
  const copies: OutboxEventRow[] = [];
  for (const event of started) {
    const row = rows.find(({ noticeId }) => noticeId === notices.get(event.key));
    if (row === undefined) continue;
    const topic = `vwnw.melding-reacties.${row.partner}`;
    const version = await nextVersion(tx, topic, row.reference);
    // The receipt of the same transaction comes before it, at place 0.
    const place = { topic, key: row.reference, version, ordinal: 1 };
    copies.push({ ...event, ...place, data: { ...event.data, kenmerk: row.reference } });
  }
  return copies;
}

/**
 * The next version of a key that no case counts. The lock holds until the transaction ends, so that two writers
 * never get the same one.
 */
export async function nextVersion(tx: Transaction, topic: string, key: string): Promise<number> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [`${topic}/${key}`]);
  const { rows } = await tx.query<{ next: number }>(
    'SELECT coalesce(max(version), 0) + 1 AS next FROM outbox_event WHERE topic = $1 AND key = $2',
    [topic, key],
  );
  return rows[0]?.next ?? 1;
}

function topicOf(intent: EventIntent, regionCode: string): string {
  return intent.channel === 'voortgang'
    ? `vwnw.voortgang.${regionCode}`
    : `vwnw.${intent.channel}.${String(intent.data['partner'])}`;
}

/** The ids and codes that the contract of an event asks for and a chart does not know. */
function idsOf(row: CaseRow, type: string): Readonly<Record<string, unknown>> {
  if (row.kind === 'trajectory') return { trajectId: row.id, draaiboekId: row.runId, regio: row.regionCode };
  const ids = { draaiboekId: row.id, regio: row.regionCode };
  return type === 'draaiboek-gestart'
    ? { ...ids, meldingId: row.noticeId, versie: row.playbookVersion }
    : ids;
}
