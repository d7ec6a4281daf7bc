import { parseInstant } from '../shared/dates';
import type { Instant } from '../shared/dates';
import { err, ok } from '../shared/result';
import type { Result } from '../shared/result';
import { eventIdSchema, eventKeySchema, eventSourceSchema, sequenceSchema } from './cloud-event';
import { decodeEvent } from './decode-event';
import type { DecodedEvent } from './decode-event';
import { decodeUtf8 } from './json-text';
import { bytesOf } from './kafka-message';
import type { KafkaMessage } from './kafka-message';
import { INBOUND_NAMES, parseEventType } from './names';
import type { Channel, InboundName } from './names';
import type { ReadingProblem } from './reading-problem';

/** Clocks differ; an event from further ahead than this is a mistake or a trick. */
const MOST_AHEAD_MS = 3_600_000;

/** An event from outside that is well formed. Whether its sender may send it and what it says comes later. */
export interface InboundEvent {
  readonly id: string;
  readonly source: string;
  readonly name: InboundName;
  readonly version: number;
  readonly key: string;
  readonly time: Instant | null;
  readonly sequence: number | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What is known of an event that cannot be read, so that somebody can look for it. */
export interface UnreadableEvent {
  readonly problem: ReadingProblem;
  readonly source: string | null;
  readonly id: string | null;
}

const CHANNEL_OF: Readonly<Record<InboundName, Channel>> = {
  'melding-ingediend': 'meldingen',
  'melding-gewijzigd': 'meldingen',
  'melding-ingetrokken': 'meldingen',
};

/** Major versions of each inbound type that are read. */
const KNOWN_VERSIONS: readonly number[] = [1];

/**
 * Reads a message from outside by the CloudEvents rules and the NL GOV profile.
 * @param channel the middle part of the topic it came by
 * @param now for times that lie in the future
 */
export function readEvent(
  message: KafkaMessage,
  channel: Channel,
  now: Instant,
): Result<InboundEvent, UnreadableEvent> {
  const decoded = decodeEvent(message);
  if (!decoded.ok) return err({ problem: decoded.error, source: null, id: null });
  const read = judge(decoded.value, message, channel, now);
  if (read.ok) return read;
  const { source, id } = decoded.value.attributes;
  return err({ problem: read.error, source: validOr(source, isSource), id: validOr(id, isId) });
}

function judge(
  { attributes, data }: DecodedEvent,
  message: KafkaMessage,
  channel: Channel,
  now: Instant,
): Result<InboundEvent, ReadingProblem> {
  const { specversion, id, source, type, time, sequence } = attributes;
  if (specversion !== '1.0') return err('specversion_unknown');
  if (id === undefined || !isId(id)) return err('id_invalid');
  if (source === undefined || !isSource(source)) return err('source_invalid');
  const kind = type === undefined ? null : parseEventType(type);
  if (kind === null) return err('type_invalid');
  const name = INBOUND_NAMES.find((known) => known === kind.name);
  if (name === undefined) return err('type_unknown');
  if (!KNOWN_VERSIONS.includes(kind.version)) return err('version_unknown');
  if (CHANNEL_OF[name] !== channel) return err('type_not_here');
  const moment = time === undefined ? null : parseInstant(time.toUpperCase());
  if (moment !== null && !moment.ok) return err('time_invalid');
  if (moment !== null && Date.parse(moment.value) > Date.parse(now) + MOST_AHEAD_MS)
    return err('time_in_future');
  const number = sequence === undefined ? null : sequenceNumber(sequence);
  if (number === undefined) return err('attribute_invalid');
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return err('data_not_object');
  const key = message.key === null ? null : decodeUtf8(bytesOf(message.key));
  if (key === null || !eventKeySchema.safeParse(key).success) return err('key_invalid');
  return ok({
    id,
    source,
    name,
    version: kind.version,
    key,
    time: moment === null ? null : moment.value,
    sequence: number,
    data: data as Readonly<Record<string, unknown>>,
  });
}

/** A whole number of 32 bits, or undefined when it is not. */
function sequenceNumber(text: string): number | undefined {
  const value = Number(text);
  return sequenceSchema.safeParse(text).success && value <= 2_147_483_647 ? value : undefined;
}

function isId(text: string): boolean {
  return eventIdSchema.safeParse(text).success;
}

function isSource(text: string): boolean {
  return eventSourceSchema.safeParse(text).success;
}

function validOr(text: string | undefined, isValid: (text: string) => boolean): string | null {
  return text !== undefined && isValid(text) ? text : null;
}
