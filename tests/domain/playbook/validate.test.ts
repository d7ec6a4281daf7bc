// Promise: a draaiboek that is wrong says everything that is wrong, at once and in Dutch; the two that come with the
// product are right and may be activated.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { activationFaults } from '../../../domain/playbook/fault';
import { validatePlaybook } from '../../../domain/playbook/validate';

const folder = path.join(__dirname, '../../../prisma/seed/playbooks');
const read = (name: string): unknown => parse(readFileSync(path.join(folder, name), 'utf8'));

test.each(['contractcatering.yaml', 'iedere-werkgever.yaml'])('%s is right and complete', (name) => {
  const validated = validatePlaybook(read(name));
  if (!validated.ok) throw new Error(JSON.stringify(validated.error, null, 2));
  expect(validated.value.region).toBe('noordoost-brabant');
  expect(validated.value.key).toBe(name.replace('.yaml', ''));
  expect(activationFaults(validated.value)).toEqual([]);
});

const BAD = {
  key: 'Slecht Draaiboek',
  name: 'Slecht',
  region: 'noordoost-brabant',
  eigenaar: 'iemand',
  roles: [{ role: 'coordinator', party: 'Werkcentrum', text: 'Stuurt.' }],
  means: [{ source: 'uwv', text: 'Uren.', validFrom: '2026-06-01', validTo: '2026-01-01' }],
  agreements: [
    { subject: 'who_pays', text: 'Ieder voor zich.', party: 'Allen', agreedOn: '2026-01-01' },
    { subject: 'who_pays', text: 'De werkgever.', party: 'Allen', agreedOn: '2026-01-02' },
  ],
  steps: [
    { key: 'start', title: 'Starten', owner: 'coordinator', dueAfter: 1 },
    { key: 'start', title: 'Nog eens', owner: 'account_manager', dueAfter: 1 },
  ],
  serviceLevels: {
    'intake.gesprek': { dueAfter: 5 },
    'enrol.answer': { dueAfter: 5, remindAfter: [4, 2], escalateAfter: 3 },
  },
  contact: { maxGapDays: 7, warnDaysBefore: 5 },
  triage: [{ when: [{ fact: 'leeftijd', is: 'oud' }], suggest: 'intensive', because: 'Ouder.' }],
  texts: { uitnodiging: 'Welkom.' },
};

test('everything that is wrong is said at once', () => {
  const validated = validatePlaybook(BAD);
  expect(validated.ok).toBe(false);
  const faults = validated.ok ? [] : validated.error;
  expect(faults.map((fault) => fault.location)).toEqual([
    'key',
    'eigenaar',
    'means.0.validTo',
    'agreements.1.subject',
    'steps.1.key',
    'steps.1.owner',
    'serviceLevels.intake.gesprek',
    'serviceLevels.enrol.answer.remindAfter',
    'serviceLevels.enrol.answer.escalateAfter',
    'contact.warnDaysBefore',
    'triage.0',
    'texts.uitnodiging',
  ]);
  expect(faults.map((fault) => fault.text)).toContain(
    '"eigenaar" bestaat hier niet. Haal het weg, of kijk of het goed is gespeld.',
  );
  expect(faults.filter((fault) => !fault.text.endsWith('.'))).toEqual([]);
});

test.each([
  ['nothing', undefined],
  ['a text', 'draaiboek'],
  ['a list', []],
  ['an empty object', {}],
])('%s is no draaiboek and breaks nothing', (_, input) => {
  const validated = validatePlaybook(input);
  expect(validated.ok ? [] : validated.error).not.toHaveLength(0);
});

test('a table that leaves people without an answer is refused', () => {
  const document = {
    ...(read('iedere-werkgever.yaml') as object),
    triage: [{ when: [{ fact: 'barriers', is: 'many' }], suggest: 'intensive', because: 'Veel.' }],
  };
  const validated = validatePlaybook(document);
  expect(validated.ok ? [] : validated.error).toEqual([
    {
      location: 'triage',
      text: 'Voor sommige mensen geeft de tabel geen antwoord. Zet onderaan een regel zonder voorwaarden.',
    },
  ]);
});

test('without owner, means and agreements a draaiboek may exist but not be activated (D111)', () => {
  const { owner: _owner, ...rest } = read('iedere-werkgever.yaml') as Record<string, unknown>;
  const validated = validatePlaybook({ ...rest, means: [], agreements: [] });
  if (!validated.ok) throw new Error('must be valid');
  expect(activationFaults(validated.value).map((fault) => fault.location)).toEqual([
    'owner',
    'means',
    'agreements',
    'agreements',
  ]);
});
