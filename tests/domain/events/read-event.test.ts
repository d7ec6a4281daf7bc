/**
 * Promise: whatever arrives on a topic is either read as what it says or set aside with its reason, and
 * nothing in between; binary and structured form of one event are read alike.
 */
import { eventType } from '../../../domain/events/names';
import { encodeEvent, encodeStructured, EventNotSendable } from '../../../domain/events/encode-event';
import { sequenceOf } from '../../../domain/events/cloud-event';
import type { KafkaHeaders, KafkaMessage } from '../../../domain/events/kafka-message';
import { readEvent } from '../../../domain/events/read-event';
import { canonicalJson } from '../../../domain/events/json-text';

const NOW = '2026-11-24T09:30:00.000Z';
const event = {
  id: '5f1c7d0e-2f57-4b8e-9d53-7d5c0c4f3f10',
  source: 'urn:nld:kvknr:12345678:systeem:personeel',
  type: eventType('melding-ingetrokken'),
  time: '2026-11-24T09:29:00.000Z',
  sequence: '7',
  data: { melding: { kenmerk: 'REORG-1' } },
};
const binary = (change: Partial<typeof event> = {}, headers: KafkaHeaders = {}): KafkaMessage => {
  const message = encodeEvent({ ...event, ...change }, 'REORG-1');
  return { ...message, headers: { ...message.headers, ...headers } };
};
const problemOf = (message: KafkaMessage): string => {
  const read = readEvent(message, 'meldingen', NOW);
  return read.ok ? 'read' : read.error.problem;
};

test('reads both forms of one event alike', () => {
  const expected = {
    ok: true,
    value: {
      id: '5f1c7d0e-2f57-4b8e-9d53-7d5c0c4f3f10',
      source: 'urn:nld:kvknr:12345678:systeem:personeel',
      name: 'melding-ingetrokken',
      version: 1,
      key: 'REORG-1',
      time: '2026-11-24T09:29:00.000Z',
      sequence: 7,
      data: { melding: { kenmerk: 'REORG-1' } },
    },
  };
  expect(readEvent(binary(), 'meldingen', NOW)).toEqual(expected);
  expect(readEvent(encodeStructured(event, 'REORG-1'), 'meldingen', NOW)).toEqual(expected);
});

test('writes the binary form with text headers only', () => {
  expect(encodeEvent({ ...event, sequence: sequenceOf(12, 3) }, 'REORG-1')).toEqual({
    key: 'REORG-1',
    value: '{"melding":{"kenmerk":"REORG-1"}}',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ce_specversion: '1.0',
      ce_id: '5f1c7d0e-2f57-4b8e-9d53-7d5c0c4f3f10',
      ce_source: 'urn:nld:kvknr:12345678:systeem:personeel',
      ce_type: 'nl.vanwerknaarwerk.melding-ingetrokken.v1',
      ce_time: '2026-11-24T09:29:00.000Z',
      ce_sequence: '000000012003',
    },
  });
});

test('sequences sort as text in the order of version and place', () => {
  const sorted = [sequenceOf(9, 999), sequenceOf(10, 0), sequenceOf(10, 1), sequenceOf(100, 0)];
  expect([...sorted].sort()).toEqual(sorted);
  expect(() => sequenceOf(1, 1000)).toThrow(RangeError);
});

test('refuses to write more than 64 KB', () => {
  expect(() => encodeEvent({ ...event, data: { text: 'x'.repeat(65_536) } }, 'REORG-1')).toThrow(
    EventNotSendable,
  );
});

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const cases: [string, KafkaMessage, string][] = [
  ['a tombstone', { ...binary(), value: null }, 'empty'],
  ['no bytes', { ...binary(), value: '' }, 'empty'],
  ['100 KB', { ...binary(), value: `"${'x'.repeat(100_000)}"` }, 'too_large'],
  ['bad JSON', { ...binary(), value: '{"melding":' }, 'not_json'],
  ['bytes that are no text', { ...binary(), value: new Uint8Array([0x7b, 0xff, 0x7d]) }, 'not_utf8'],
  ['deep nesting', { ...binary(), value: '['.repeat(20_000) }, 'too_deep'],
  ['a lone surrogate', { ...binary(), value: '{"a":"\\ud800"}' }, 'text_unsafe'],
  ['NUL in a text', { ...binary(), value: '{"a":"\\u0000"}' }, 'text_unsafe'],
  ['a list', { ...binary(), value: '[]' }, 'data_not_object'],
  ['null', { ...binary(), value: 'null' }, 'data_not_object'],
  ['no headers', { ...binary(), headers: {} }, 'mode_unknown'],
  ['XML', binary({}, { 'content-type': 'application/xml' }), 'mode_unknown'],
  ['a batch', binary({}, { 'content-type': 'application/cloudevents-batch+json' }), 'mode_unknown'],
  ['a doubled header', binary({}, { ce_id: ['a1', 'a2'] }), 'headers_invalid'],
  ['a doubled header in another case', binary({}, { CE_ID: 'a1' }), 'headers_invalid'],
  ['a header that is no text', binary({}, { ce_subject: new Uint8Array([0xff]) }), 'headers_invalid'],
  ['a line break in an attribute', binary({}, { ce_subject: 'a\r\nb' }), 'attribute_invalid'],
  ['version 2.0 of CloudEvents', binary({}, { ce_specversion: '2.0' }), 'specversion_unknown'],
  ['no id', binary({}, { ce_id: undefined }), 'id_invalid'],
  ['a name as id', binary({ id: 'Jansen' }), 'id_invalid'],
  ['a web address as source', binary({ source: 'https://example.nl/1' }), 'source_invalid'],
  ['a type of somebody else', binary({ type: 'com.example.iets' }), 'type_invalid'],
  ['an unknown type', binary({ type: 'nl.vanwerknaarwerk.loterij-gewonnen.v1' }), 'type_unknown'],
  ['one of our own types', binary({ type: eventType('melding-aanvaard') }), 'type_unknown'],
  ['an unknown major version', binary({ type: eventType('melding-ingetrokken', 2) }), 'version_unknown'],
  ['a wrong time', binary({ time: '2026-02-30T00:00:00Z' }), 'time_invalid'],
  ['a date far ahead', binary({ time: '2027-01-01T00:00:00Z' }), 'time_in_future'],
  ['a sequence that is no number', binary({ sequence: 'zeven' }), 'attribute_invalid'],
  ['a sequence beyond 32 bits', binary({ sequence: '999999999999' }), 'attribute_invalid'],
  ['no key', { ...binary(), key: null }, 'key_invalid'],
  ['a name as key', { ...binary(), key: 'Jansen' }, 'key_invalid'],
  [
    'base64',
    { ...encodeStructured(event, 'REORG-1'), value: '{"specversion":"1.0","data_base64":"e30="}' },
    'data_not_object',
  ],
  [
    'an attribute that is a group',
    { ...encodeStructured(event, 'REORG-1'), value: '{"specversion":{}}' },
    'attribute_invalid',
  ],
];
test.each(cases)('%s is set aside', (_, message, problem) => {
  expect(problemOf(message)).toBe(problem);
});

test('reads headers that come as bytes, and leaves headers of others alone', () => {
  const message = binary({}, { ce_id: text('a-1'), traceparent: ['x', 'y'] });
  expect(problemOf(message)).toBe('read');
});

test('an event on the wrong kind of topic is set aside, with what is known of it', () => {
  expect(readEvent(binary(), 'voortgang', NOW)).toEqual({
    ok: false,
    error: {
      problem: 'type_not_here',
      source: 'urn:nld:kvknr:12345678:systeem:personeel',
      id: '5f1c7d0e-2f57-4b8e-9d53-7d5c0c4f3f10',
    },
  });
});

test('the same content in another order of keys is the same content', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}');
});
