import { z } from 'zod';

/** The NL GOV profile asks events of at most 64 KB, headers and data together. */
export const MOST_EVENT_BYTES = 65_536;

/** An OIN or KvK number of the organisation, then the system that speaks. Never a place where data can be had. */
const SOURCE_SHAPE = /^urn:nld:(oin:\d{20}|kvknr:\d{8}):systeem:[A-Za-z0-9._-]{1,60}$/;
/** An id, key or reference is a code: it holds a digit and no space, so that no name fits in it. */
const CODE_SHAPE = /^(?=.*\d)[A-Za-z0-9._:/-]+$/;

export const eventSourceSchema = z
  .string()
  .regex(SOURCE_SHAPE)
  .describe('Wie het event maakte: urn:nld, het OIN of KvK-nummer en het systeem')
  .meta({ examples: ['urn:nld:kvknr:12345678:systeem:personeel'] });

export const eventIdSchema = z
  .string()
  .max(100)
  .regex(CODE_SHAPE)
  .describe('Kenmerk van dit event; samen met source uniek. Hetzelfde event opnieuw sturen mag.');

/** The key of a message on Kafka; order holds per key. */
export const eventKeySchema = z.string().max(60).regex(CODE_SHAPE);

/** Zero padded, so that order of text is order of numbers (CloudEvents extension `sequence`). */
export const sequenceSchema = z
  .string()
  .regex(/^\d{1,12}$/)
  .describe('Volgorde binnen de sleutel. Hoger is later; er mogen nummers ontbreken.');

/** A CloudEvent as Overstap sends and reads it (CloudEvents 1.0 with the NL GOV profile). */
export interface CloudEvent<Data = unknown> {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** When the event was logged, RFC 3339 in UTC; when it happened stands in the data. */
  readonly time?: string;
  /** A pseudonymous id; never a number or name of a person. */
  readonly subject?: string;
  readonly dataschema?: string;
  /** Where the data can be fetched by who may see it (claim check). */
  readonly dataref?: string;
  readonly sequence?: string;
  readonly data: Data;
}

const MOST_ORDINAL = 999;
const MOST_VERSION = 2_147_482;

/**
 * The `sequence` of an event: version of the case times thousand plus the place within the decision, so that
 * it fits a whole number of 32 bits and still sorts as text.
 * @throws {RangeError} when version or ordinal do not fit
 */
export function sequenceOf(version: number, ordinal: number): string {
  if (!Number.isInteger(version) || version < 0 || version > MOST_VERSION)
    throw new RangeError('version does not fit in a sequence');
  if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal > MOST_ORDINAL)
    throw new RangeError('ordinal does not fit in a sequence');
  return String(version * 1000 + ordinal).padStart(12, '0');
}
