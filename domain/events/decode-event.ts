import { err, ok } from '../shared/result';
import type { Result } from '../shared/result';
import { MOST_EVENT_BYTES } from './cloud-event';
import { decodeUtf8, readJson } from './json-text';
import { bytesOf, isMany, sizeOf } from './kafka-message';
import type { KafkaMessage } from './kafka-message';
import type { ReadingProblem } from './reading-problem';

/** An event taken out of its message; attributes are text and not yet judged. */
export interface DecodedEvent {
  readonly attributes: Readonly<Record<string, string>>;
  readonly data: unknown;
}

const ATTRIBUTE_NAME = /^[a-z0-9]{1,20}$/;
const JSON_TYPE = /^application\/(?!cloudevents)(?:[a-z0-9.+-]+\+)?json(?:\s*;.*)?$/i;
const STRUCTURED_TYPE = /^application\/cloudevents\+json(?:\s*;.*)?$/i;

/**
 * Takes a CloudEvent out of a Kafka message, in binary or structured mode (CloudEvents Kafka binding 1.0).
 * Says why when that cannot be done; nothing in here throws.
 */
export function decodeEvent(message: KafkaMessage): Result<DecodedEvent, ReadingProblem> {
  if (message.value === null) return err('empty');
  if (sizeOf(message) > MOST_EVENT_BYTES) return err('too_large');
  const value = bytesOf(message.value);
  if (value.length === 0) return err('empty');
  const headers = textHeaders(message);
  if (headers === null) return err('headers_invalid');
  const contentType = headers.get('content-type');
  if (contentType !== undefined && STRUCTURED_TYPE.test(contentType)) return decodeStructured(value);
  return decodeBinary(value, headers, contentType);
}

/** Headers by name in lower case; null when a header of ours is doubled or no text. Foreign headers are left out. */
function textHeaders(message: KafkaMessage): Map<string, string> | null {
  const headers = new Map<string, string>();
  for (const [name, header] of Object.entries(message.headers)) {
    const key = name.toLowerCase();
    if (header === undefined || (key !== 'content-type' && !key.startsWith('ce_'))) continue;
    if (isMany(header) || headers.has(key)) return null;
    const text = decodeUtf8(bytesOf(header));
    if (text === null) return null;
    headers.set(key, text);
  }
  return headers;
}

function decodeBinary(
  value: Uint8Array,
  headers: ReadonlyMap<string, string>,
  contentType: string | undefined,
): Result<DecodedEvent, ReadingProblem> {
  if (!headers.has('ce_specversion')) return err('mode_unknown');
  if (contentType !== undefined && !JSON_TYPE.test(contentType)) return err('mode_unknown');
  const attributes: Record<string, string> = {};
  for (const [name, text] of headers) {
    if (name === 'content-type') continue;
    const attribute = name.slice(3);
    if (!ATTRIBUTE_NAME.test(attribute) || !isAttributeText(text)) return err('attribute_invalid');
    attributes[attribute] = text;
  }
  const data = readJson(value);
  return data.ok ? ok({ attributes, data: data.value }) : data;
}

function decodeStructured(value: Uint8Array): Result<DecodedEvent, ReadingProblem> {
  const json = readJson(value);
  if (!json.ok) return json;
  if (typeof json.value !== 'object' || json.value === null || Array.isArray(json.value))
    return err('data_not_object');
  const attributes: Record<string, string> = {};
  let data: unknown;
  for (const [name, item] of Object.entries(json.value)) {
    if (name === 'data') data = item;
    else if (name === 'data_base64') return err('data_not_object');
    else if (item !== null) {
      // The JSON format also allows whole numbers and booleans as attributes.
      const text = typeof item === 'string' ? item : JSON.stringify(item);
      if (typeof item === 'object' || !ATTRIBUTE_NAME.test(name) || !isAttributeText(text))
        return err('attribute_invalid');
      attributes[name] = text;
    }
  }
  const contentType = attributes['datacontenttype'];
  if (contentType !== undefined && !JSON_TYPE.test(contentType)) return err('mode_unknown');
  return ok({ attributes, data });
}

const CONTROL = /[\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF\p{Cs}]/u;

/** CloudEvents texts hold no control characters and no lone surrogates; long ones are no attribute of ours. */
function isAttributeText(text: string): boolean {
  return text.length <= 1000 && !CONTROL.test(text);
}
