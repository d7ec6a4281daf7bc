import { eventType } from '../../domain/events/names';
import { UNPROCESSABLE_TOPIC } from '../../domain/events/topics';
import { systemViewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import { insertEvents } from '../outbox/write-events';
import type { OutboxEventRow } from '../outbox/write-events';
import { reportAlarm } from '../outbox/report-alarm';
import type { ServiceContext } from '../shared/context';
import { inboxEventId } from './inbox-row';
import { insertRows } from '../shared/insert-rows';
import type { AcceptedMessage, DeadMessage } from './sort-message';

const EVENT_COLUMNS = {
  source: 'text',
  event_id: 'text',
  topic: 'text',
  partition: 'int4',
  offset: 'int8',
  partner_code: 'text',
  key: 'text',
  type: 'text',
  sequence: 'int4',
  payload: 'jsonb',
  payload_hash: 'text',
  received_at: 'timestamptz',
  state: 'text',
  next_at: 'timestamptz',
} as const;
const LETTER_COLUMNS = {
  id: 'uuid',
  topic: 'text',
  partition: 'int4',
  offset: 'int8',
  partner_code: 'text',
  source: 'text',
  event_id: 'text',
  reason: 'text',
  hash: 'text',
  raw: 'bytea',
  received_at: 'timestamptz',
} as const;

export interface StoredCounts {
  readonly fresh: number;
  readonly duplicates: number;
  readonly dead: number;
}

/**
 * Stores what was read from Kafka in one transaction, before its offsets are committed: events by (source, id),
 * the rest as dead letters with a report on the topic for administrators. A known event does nothing; the same
 * id with other content is a dead letter and an alarm. Doing it twice for the same messages changes nothing.
 */
export async function storeMessages(
  context: ServiceContext,
  messages: readonly (AcceptedMessage | DeadMessage)[],
): Promise<StoredCounts> {
  const now = context.now();
  const events = messages.filter((message) => message.kind === 'event');
  const stored = await withViewer(context, systemViewer('inbox'), async (tx) => {
    const { fresh, clashes } = await storeEvents(tx, events, now);
    const dead = [...messages.filter((message) => message.kind === 'dead'), ...clashes];
    await storeDeadLetters(tx, context, dead, now);
    return { fresh, clashes, dead: dead.length };
  });
  for (const clash of stored.clashes)
    await reportAlarm(
      context,
      'inbox_same_id_other_content',
      inboxEventId(clash.source ?? '', clash.eventId ?? ''),
      {
        topic: clash.place.topic,
        partition: clash.place.partition,
        offset: clash.place.offset,
      },
    );
  return {
    fresh: stored.fresh,
    dead: stored.dead,
    duplicates: messages.length - stored.fresh - stored.dead,
  };
}

async function storeEvents(
  tx: Transaction,
  messages: readonly AcceptedMessage[],
  now: Date,
): Promise<{ fresh: number; clashes: DeadMessage[] }> {
  // The first of each (source, id) within the batch; the others are compared with it below.
  const firsts = new Map<string, AcceptedMessage>();
  for (const message of messages) if (!firsts.has(idOf(message))) firsts.set(idOf(message), message);
  const rows = [...firsts.values()].map(({ event, place, partnerCode, contentHash }) => ({
    source: event.source,
    event_id: event.id,
    topic: place.topic,
    partition: place.partition,
    offset: place.offset,
    partner_code: partnerCode,
    key: event.key,
    type: eventType(event.name, event.version),
    sequence: event.sequence,
    payload: event.data,
    payload_hash: contentHash,
    received_at: now,
    state: 'received',
    next_at: now,
  }));
  const fresh = await insertRows(
    tx,
    'inbox_event',
    EVENT_COLUMNS,
    rows,
    'ON CONFLICT (source, event_id) DO NOTHING',
  );
  if (fresh === messages.length) return { fresh, clashes: [] };
  const { rows: known } = await tx.query<{ id: string; hash: string }>(
    `SELECT source || ' ' || event_id AS id, payload_hash AS hash FROM inbox_event
     WHERE (source, event_id) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
    [messages.map(({ event }) => event.source), messages.map(({ event }) => event.id)],
  );
  const hashes = new Map(known.map((row) => [row.id, row.hash]));
  const clashes = messages
    .filter((message) => hashes.get(idOf(message)) !== message.contentHash)
    .map(({ place, partnerCode, event, rawHash, raw }): DeadMessage => ({
      ...{ kind: 'dead', problem: 'same_id_other_content', place, partnerCode, rawHash, raw },
      ...{ source: event.source, eventId: event.id },
    }));
  return { fresh, clashes };
}

async function storeDeadLetters(
  tx: Transaction,
  context: ServiceContext,
  messages: readonly DeadMessage[],
  now: Date,
): Promise<void> {
  const rows = messages.map((message) => ({
    id: context.newId(),
    topic: message.place.topic,
    partition: message.place.partition,
    offset: message.place.offset,
    partner_code: message.partnerCode,
    source: message.source,
    event_id: message.eventId,
    reason: message.problem,
    hash: message.rawHash,
    raw: message.raw,
    received_at: now,
  }));
  const written = await insertRows(
    tx,
    'dead_letter',
    LETTER_COLUMNS,
    rows,
    'ON CONFLICT (topic, partition, "offset") DO NOTHING',
  );
  if (written === 0) return;
  await insertEvents(
    tx,
    context,
    messages.map((message) => reportOf(message, now)),
    now,
  );
}

/** What administrators hear: reason, place and hash. The content stays in the database. */
function reportOf({ place, problem, rawHash }: DeadMessage, now: Date): OutboxEventRow {
  return {
    topic: UNPROCESSABLE_TOPIC,
    // One key per message: reports have no order, and none waits for another.
    key: `${place.topic}/${place.partition}/${place.offset}`,
    version: 1,
    ordinal: 0,
    type: eventType('onverwerkbaar'),
    subject: null,
    data: {
      onderwerp: place.topic,
      partitie: place.partition,
      positie: place.offset,
      reden: problem,
      hash: rawHash,
      ontvangenOp: now.toISOString(),
    },
  };
}

function idOf({ event }: AcceptedMessage): string {
  return `${event.source} ${event.id}`;
}
