/**
 * Promise: an event that was once sent can be read for ever. Each type and version has one example in
 * `golden/`, which never changes; a schema that no longer takes it is an incompatible change.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkOutboundData, OUTBOUND_EVENTS } from '../../../domain/events/outbound';
import { INBOUND_EVENTS } from '../../../domain/events/inbound';
import { eventType } from '../../../domain/events/names';

const folder = path.join(__dirname, 'golden');
const golden = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Record<string, unknown>;

test.each(OUTBOUND_EVENTS.map((event) => [`${event.name}.v${event.version}`, event] as const))(
  '%s takes its golden example and nothing besides',
  (name, event) => {
    const example = golden(`${name}.json`);
    const type = eventType(event.name, event.version);
    expect(checkOutboundData(type, example)).toEqual({ ok: true, value: example });
    expect(checkOutboundData(type, { ...example, achternaam: 'Jansen' })).toEqual({
      ok: false,
      error: 'event_data_invalid',
    });
  },
);

test.each(INBOUND_EVENTS.map((event) => [`${event.name}.v${event.version}`, event] as const))(
  '%s takes its golden example and no name',
  (name, event) => {
    const example = golden(`${name}.json`);
    expect(event.data.safeParse(example).success).toBe(true);
    expect(event.data.safeParse({ ...example, achternaam: 'Jansen' }).success).toBe(false);
  },
);

test('every golden example belongs to a type', () => {
  const names = [...INBOUND_EVENTS, ...OUTBOUND_EVENTS].map(
    (event) => `${event.name}.v${event.version}.json`,
  );
  expect(readdirSync(folder).sort()).toEqual(names.sort());
});

test('a type that nobody declared may not leave', () => {
  expect(checkOutboundData('nl.vanwerknaarwerk.loterij-gewonnen.v1', {})).toEqual({
    ok: false,
    error: 'event_type_unknown',
  });
});
