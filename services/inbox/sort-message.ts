import { createHash } from 'node:crypto';
import { checkSender } from '../../domain/events/check-sender';
import { canonicalJson } from '../../domain/events/json-text';
import { bytesOf } from '../../domain/events/kafka-message';
import type { KafkaMessage } from '../../domain/events/kafka-message';
import { readEvent } from '../../domain/events/read-event';
import type { InboundEvent } from '../../domain/events/read-event';
import type { ReadingProblem } from '../../domain/events/reading-problem';
import { parseTopic } from '../../domain/events/topics';
import type { FindPartner } from './partners';

/** Where a message stands on Kafka. */
export interface MessagePlace {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/** A message that is read and belongs to its sender. */
export interface AcceptedMessage {
  readonly kind: 'event';
  readonly place: MessagePlace;
  readonly partnerCode: string;
  readonly event: InboundEvent;
  /** Of what it says, not of how it was written: the same event in another mode has the same hash. */
  readonly contentHash: string;
  readonly rawHash: string;
  readonly raw: Buffer;
}

/** A message that cannot be read or does not belong to its sender. */
export interface DeadMessage {
  readonly kind: 'dead';
  readonly place: MessagePlace;
  readonly partnerCode: string | null;
  readonly problem: ReadingProblem;
  readonly source: string | null;
  readonly eventId: string | null;
  readonly rawHash: string;
  readonly raw: Buffer;
}

/** Reads a message and decides whether it may come in. Touches nothing but the list of partners. */
export async function sortMessage(
  place: MessagePlace,
  message: KafkaMessage,
  findPartner: FindPartner,
  now: string,
): Promise<AcceptedMessage | DeadMessage> {
  const raw = Buffer.from(message.value === null ? new Uint8Array() : bytesOf(message.value));
  const rawHash = sha256(raw);
  const topic = parseTopic(place.topic);
  const partnerCode = topic === null || topic.code === '' ? null : topic.code;
  const dead = (problem: ReadingProblem, source: string | null, eventId: string | null): DeadMessage => ({
    kind: 'dead',
    ...{ place, partnerCode, problem, source, eventId, rawHash, raw },
  });
  if (topic === null || partnerCode === null) return dead('type_not_here', null, null);
  const read = readEvent(message, topic.channel, now);
  if (!read.ok) return dead(read.error.problem, read.error.source, read.error.id);
  const event = read.value;
  const problem = checkSender(event, await findPartner(partnerCode));
  if (problem !== null) return dead(problem, event.source, event.id);
  const content = canonicalJson({
    name: event.name,
    version: event.version,
    key: event.key,
    data: event.data,
  });
  return { kind: 'event', place, partnerCode, event, contentHash: sha256(content), rawHash, raw };
}

/** Lower-case hexadecimal SHA-256. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
