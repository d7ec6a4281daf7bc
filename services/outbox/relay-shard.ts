import { EventNotSendable } from '../../domain/events/encode-event';
import type { EncodedMessage } from '../../domain/events/encode-event';
import type { ServiceContext } from '../shared/context';
import { SendFailed } from './event-transport';
import type { EventTransport } from './event-transport';
import type { OffsetWatch } from './offset-watch';
import { beginAttempts, giveBack, markRefused, markSent } from './outbox-store';
import type { SentEvent, WaitingEvent } from './outbox-store';
import { reportAlarm } from './report-alarm';
import type { OwnedSession } from './shard-owner';
import { toMessage } from './to-cloud-event';
import type { EventIdentity } from './to-cloud-event';

export interface ShardTools {
  readonly context: Pick<ServiceContext, 'pool' | 'now' | 'newId' | 'log'>;
  readonly session: OwnedSession;
  readonly transport: EventTransport;
  readonly watch: OffsetWatch;
  readonly identity: EventIdentity;
}

const BATCH = 100;
/** Refusals of the broker before an event is parked. */
export const MOST_ATTEMPTS = 6;
const RETRY_MS = [1000, 5000, 15_000, 60_000, 300_000] as const;

/** What a round did. `away`: the line or broker failed, wait before the next round. */
export type RoundResult = 'idle' | 'sent' | 'refused' | 'away';

/**
 * One round of a shard: takes the next events, counts the attempt, sends them topic by topic, and marks what
 * the broker acknowledged. An event the broker refuses holds back only its own key.
 * @throws when the database is away; what was sent is then sent again, which receivers ignore
 */
export async function relayRound(shard: number, tools: ShardTools): Promise<RoundResult> {
  const rows = await beginAttempts(tools.session, shard, tools.context.now(), BATCH);
  if (rows.length === 0) return 'idle';
  const poisonous =
    rows.length === 1 && rows[0] !== undefined && rows[0].attempts > MOST_ATTEMPTS ? rows[0] : null;
  if (poisonous !== null) {
    await refuse(poisonous, 'attempts_without_end', tools, true);
    return 'refused';
  }
  let result: RoundResult = 'sent';
  const open = byTopic(rows);
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const [topic, ofTopic] = next;
    const outcome = await sendTopic(topic, ofTopic, tools);
    if (outcome === 'away') {
      await giveBack(
        tools.session,
        open.flatMap(([, others]) => others.map((row) => row.id)),
        'not_tried',
      );
      return 'away';
    }
    if (outcome === 'refused') result = 'refused';
  }
  return result;
}

/** Order holds per topic and key, so topics are sent one after the other. */
function byTopic(rows: readonly WaitingEvent[]): [string, WaitingEvent[]][] {
  const topics = new Map<string, WaitingEvent[]>();
  for (const row of rows) topics.set(row.topic, [...(topics.get(row.topic) ?? []), row]);
  return [...topics.entries()];
}

async function sendTopic(
  topic: string,
  rows: readonly WaitingEvent[],
  tools: ShardTools,
): Promise<RoundResult> {
  const { sendable, result } = await encodeAll(rows, tools);
  if (sendable.length === 0) return result;
  try {
    await sendAndMark(topic, sendable, tools);
    return result;
  } catch (error) {
    if (!(error instanceof SendFailed)) throw error;
    if (error.kind === 'transport') return giveUpRound(sendable, error, tools);
    return oneByOne(topic, sendable, tools);
  }
}

type Sendable = { readonly row: WaitingEvent; readonly message: EncodedMessage };

/** An event that may not leave is parked at once; what comes after it in its key waits with it. */
async function encodeAll(
  rows: readonly WaitingEvent[],
  tools: ShardTools,
): Promise<{ sendable: Sendable[]; result: RoundResult }> {
  const sendable: Sendable[] = [];
  const held = new Set<string>();
  const waits: string[] = [];
  for (const row of rows) {
    if (held.has(row.key)) {
      waits.push(row.id);
      continue;
    }
    try {
      sendable.push({ row, message: toMessage(row, tools.identity) });
    } catch (error) {
      if (!(error instanceof EventNotSendable)) throw error;
      held.add(row.key);
      await refuse(row, error.code, tools, true);
    }
  }
  await giveBack(tools.session, waits, 'waits_for_key');
  return { sendable, result: held.size > 0 ? 'refused' : 'sent' };
}

/** The broker refused something among them: alone, each shows whether it is the one. */
async function oneByOne(topic: string, rows: readonly Sendable[], tools: ShardTools): Promise<RoundResult> {
  const held = new Set<string>();
  for (const [index, one] of rows.entries()) {
    if (held.has(one.row.key)) {
      await giveBack(tools.session, [one.row.id], 'waits_for_key');
      continue;
    }
    try {
      await sendAndMark(topic, [one], tools);
    } catch (error) {
      if (!(error instanceof SendFailed)) throw error;
      if (error.kind === 'transport') return giveUpRound(rows.slice(index), error, tools);
      held.add(one.row.key);
      await refuse(one.row, error.code, tools, false);
    }
  }
  return 'refused';
}

async function sendAndMark(topic: string, rows: readonly Sendable[], tools: ShardTools): Promise<void> {
  const placements = await tools.transport.send(
    topic,
    rows.map(({ message }) => message),
  );
  if (!tools.watch.accept(topic, placements)) {
    tools.transport.reset();
    await reportAlarm(tools.context, 'event_offset_not_rising', rows[0]?.row.id ?? null, { topic });
    throw new SendFailed('transport', 'offset_not_rising');
  }
  const sent = rows.flatMap(({ row }, index): SentEvent[] => {
    const place = placements[index];
    return place === undefined ? [] : [{ id: row.id, partition: place.partition, offset: place.offset }];
  });
  await markSent(tools.session, sent, tools.context.now());
}

async function giveUpRound(
  rows: readonly Sendable[],
  error: SendFailed,
  tools: ShardTools,
): Promise<RoundResult> {
  tools.context.log.warn({ reason: error.code, events: rows.length }, 'outbox-send-failed');
  await giveBack(
    tools.session,
    rows.map(({ row }) => row.id),
    error.code,
  );
  return 'away';
}

async function refuse(row: WaitingEvent, code: string, tools: ShardTools, forGood: boolean): Promise<void> {
  const { now, log } = tools.context;
  const parks = forGood || row.attempts >= MOST_ATTEMPTS;
  const pause = RETRY_MS[Math.min(row.attempts - 1, RETRY_MS.length - 1)] ?? 300_000;
  const nextAt = parks ? null : new Date(now().getTime() + pause);
  await markRefused(tools.session, row.id, code, nextAt, now());
  log.warn({ event: row.id, reason: code, parked: parks }, 'outbox-event-refused');
  if (parks) await reportAlarm(tools.context, 'event_parked', row.id, { topic: row.topic, code });
}
