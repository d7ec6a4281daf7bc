/** Promise: nobody speaks for another. The topic, the source, the KvK number and the key must agree. */
import { checkSender } from '../../../domain/events/check-sender';
import type { InboundEvent } from '../../../domain/events/read-event';

const partner = {
  organisationId: '019ab2f4-7c1e-7b52-9d3a-0242ac120009',
  partnerCode: 'brood-12',
  kvkNumber: '12345678',
  eventSource: 'urn:nld:kvknr:12345678:systeem:personeel',
};
const event: InboundEvent = {
  id: 'e-1',
  source: 'urn:nld:kvknr:12345678:systeem:personeel',
  name: 'melding-ingediend',
  version: 1,
  key: 'REORG-1',
  time: null,
  sequence: null,
  data: { melding: { kenmerk: 'REORG-1' }, werkgever: { kvkNummer: '12345678' } },
};

test.each([
  ['the partner itself', event, partner, null],
  ['an unknown partner', event, null, 'partner_unknown'],
  [
    'the source of another system',
    { ...event, source: 'urn:nld:kvknr:12345678:systeem:ander' },
    partner,
    'foreign_source',
  ],
  [
    'any system, when only the number was agreed',
    { ...event, source: 'urn:nld:kvknr:12345678:systeem:ander' },
    { ...partner, eventSource: null },
    null,
  ],
  [
    'a number that only begins alike',
    { ...event, source: 'urn:nld:kvknr:12345679:systeem:ander' },
    { ...partner, eventSource: null },
    'foreign_source',
  ],
  [
    'another employer',
    { ...event, data: { werkgever: { kvkNummer: '87654321' } } },
    partner,
    'foreign_employer',
  ],
  ['a partner that is no company', event, { ...partner, kvkNumber: null }, 'foreign_employer'],
  ['another key', { ...event, key: 'REORG-2' }, partner, 'key_differs'],
  ['no employer at all: the rules of the notice say so later', { ...event, data: {} }, partner, null],
] as const)('%s', (_, given, of, problem) => {
  expect(checkSender(given, of)).toBe(problem);
});
