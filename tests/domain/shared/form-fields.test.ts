// Promise: a form shows exactly what the check wants, with Dutch labels, from one definition.
import { z } from 'zod';
import {
  cents,
  choice,
  choices,
  count,
  day,
  hours,
  line,
  lines,
  time,
  yesNo,
} from '../../../domain/shared/field';
import { describeFields } from '../../../domain/shared/form-fields';

const schema = z.strictObject({
  functie: line({ title: 'Functie', help: 'Het werk dat u nu doet' }, 80),
  toelichting: lines({ title: 'Toelichting' }).optional(),
  begin: day({ title: 'Begin' }),
  om: time({ title: 'Om' }).optional(),
  uren: hours({ title: 'Uren per week' }),
  aantal: count({ title: 'Aantal' }, 1, 9),
  loon: cents({ title: 'Loon' }).optional(),
  rijbewijs: yesNo({ title: 'Rijbewijs' }),
  vorm: choice({ telefoon: 'Per telefoon', 'op-locatie': 'Op locatie' }, { title: 'Vorm' }),
  dagen: choices({ ma: 'maandag', di: 'dinsdag' }, { title: 'Dagen' }, 1),
  diensten: z.array(z.strictObject({ naam: line({ title: 'Naam' }) })).meta({ title: 'Diensten' }),
});

test('fields are described in order', () => {
  expect(describeFields(schema).map((field) => [field.name, field.kind, field.required])).toEqual([
    ['functie', 'line', true],
    ['toelichting', 'lines', false],
    ['begin', 'date', true],
    ['om', 'time', false],
    ['uren', 'number', true],
    ['aantal', 'number', true],
    ['loon', 'euro_cents', false],
    ['rijbewijs', 'yes_no', true],
    ['vorm', 'choice', true],
    ['dagen', 'choices', true],
    ['diensten', 'list', true],
  ]);
  expect(describeFields(schema)[0]).toEqual({
    name: 'functie',
    title: 'Functie',
    help: 'Het werk dat u nu doet',
    required: true,
    kind: 'line',
    options: [],
    fields: [],
    most: 80,
  });
  expect(describeFields(schema)[8]?.options).toEqual([
    { code: 'telefoon', label: 'Per telefoon' },
    { code: 'op-locatie', label: 'Op locatie' },
  ]);
  expect(describeFields(schema)[10]?.fields.map((field) => field.title)).toEqual(['Naam']);
});

const good = {
  functie: 'kok',
  begin: '2026-10-01',
  uren: 24.5,
  aantal: 1,
  rijbewijs: false,
  vorm: 'telefoon',
  dagen: ['ma'],
  diensten: [],
};

test.each([
  ['an unknown field', { ...good, leeftijd: 50 }],
  ['spaces only', { ...good, functie: '   ' }],
  ['a line break in one line', { ...good, functie: 'kok\nbaas' }],
  ['a character that turns the text round', { ...good, toelichting: 'abc\u202edef' }],
  ['a citizen service number', { ...good, toelichting: 'mijn nummer is 111222333' }],
  ['a date that does not exist', { ...good, begin: '2026-02-30' }],
  ['a time that does not exist', { ...good, om: '24:00' }],
  ['two decimals of an hour', { ...good, uren: 24.25 }],
  ['a code that is not listed', { ...good, vorm: 'duif' }],
  ['a code twice', { ...good, dagen: ['ma', 'ma'] }],
  ['nothing chosen where one is needed', { ...good, dagen: [] }],
])('%s is refused', (_, value) => {
  expect(schema.safeParse(value).success).toBe(false);
});

test('the good answer passes unchanged, and a field without a title is a fault', () => {
  expect(schema.parse(good)).toEqual(good);
  expect(() => describeFields(z.object({ naam: z.string() }))).toThrow('naam');
});
