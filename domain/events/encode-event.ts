import type { CloudEvent } from './cloud-event';
import { MOST_EVENT_BYTES } from './cloud-event';
import { sizeOf } from './kafka-message';

/** An event that may never be sent as it is; sending it again will not help. */
export class EventNotSendable extends Error {
  constructor(readonly code: 'event_too_large' | 'event_data_invalid' | 'event_type_unknown') {
    super(code);
  }
}

/** A message ready for Kafka: text only, nothing undefined. */
export interface EncodedMessage {
  readonly key: string;
  readonly value: string;
  readonly headers: Record<string, string>;
}

/**
 * Writes an event in binary mode of the CloudEvents Kafka binding: attributes as headers with prefix `ce_`,
 * `datacontenttype` as `content-type`, the data as JSON in the value.
 * @throws {EventNotSendable} when it weighs more than 64 KB
 */
export function encodeEvent(event: CloudEvent, key: string): EncodedMessage {
  const attributes: Record<string, string | undefined> = {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_source: event.source,
    ce_type: event.type,
    ce_time: event.time,
    ce_subject: event.subject,
    ce_dataschema: event.dataschema,
    ce_dataref: event.dataref,
    ce_sequence: event.sequence,
  };
  const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' };
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) headers[name] = value;
  const message = { key, value: JSON.stringify(event.data), headers };
  if (sizeOf(message) > MOST_EVENT_BYTES) throw new EventNotSendable('event_too_large');
  return message;
}

/** Writes an event in structured mode: everything in the value. Partners may send it so; we send binary. */
export function encodeStructured(event: CloudEvent, key: string): EncodedMessage {
  return {
    key,
    value: JSON.stringify({ specversion: '1.0', datacontenttype: 'application/json', ...event }),
    headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
  };
}
