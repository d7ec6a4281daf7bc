import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { findMunicipality, indexMunicipalities } from '../../../domain/region/find-municipality';
import { withFormerMunicipalities } from '../../../domain/region/former-municipalities';
import type { Municipality } from '../../../domain/region/municipality';

/*
 * Promise: the table of 2026 that the product is filled with, and the list of former municipalities, fit
 * together: every name and code of either leads to a municipality of today, or to a question.
 */
const seed = path.join(__dirname, '../../../prisma/seed/data');
const read = (name: string): Record<string, string>[] =>
  parse(readFileSync(path.join(seed, name)), { columns: true, bom: true });

const today: Municipality[] = read('gemeenten-arbeidsmarktregio-2026.csv').map((row) => ({
  code: row['gemeentecode'] ?? '',
  name: row['gemeentenaam'] ?? '',
  province: row['provincie'] ?? '',
  workArea: row['wmco_werkgebied'] ?? '',
  regionCode: row['arbeidsmarktregio_slug'] ?? '',
  validFrom: '1900-01-01',
  successorCodes: [],
}));
const rows = withFormerMunicipalities(today);
const postcodes = read('postcode4-gemeente.csv').map(
  (row) => [row['postcode4'] ?? '', row['gemeentecode_2026'] ?? ''] as const,
);
const index = indexMunicipalities(rows, postcodes);
const find = (given: string, postcode?: string) => findMunicipality(index, given, '2026-11-24', postcode);
const nameOf = (given: string, postcode?: string): string => {
  const found = find(given, postcode);
  return found.kind === 'found' ? found.municipality.name : found.kind;
};

test('342 municipalities of today and 89 former ones', () => {
  expect(today).toHaveLength(342);
  expect(rows.length - today.length).toBe(89);
});

test('each of today is found by its code and by its full name', () => {
  for (const row of today) expect([nameOf(row.code), nameOf(row.name)]).toEqual([row.name, row.name]);
});

test('each former one leads to one of today, or to a question when it was split', () => {
  const split: string[] = [];
  for (const row of rows.slice(today.length)) {
    const found = [find(row.name), find(row.code)];
    if (row.successorCodes.length > 1) split.push(row.name);
    const kind = row.successorCodes.length > 1 ? 'ambiguous' : 'found';
    expect([row.name, ...found.map((one) => one.kind)]).toEqual([row.name, kind, kind]);
  }
  expect(split).toEqual(['Boarnsterhim', 'Maasdonk', 'Littenseradiel', 'Winsum', 'Haaren']);
});

test.each([
  ['Bergen', 'ambiguous'],
  ['Bergen NH', 'Bergen (NH.)'],
  ['Beek', 'Beek (L.)'],
  ['Laren', 'Laren (NH.)'],
  ['Den Bosch', "'s-Hertogenbosch"],
  ['Den Haag', "'s-Gravenhage"],
  ['Nuenen', 'Nuenen, Gerwen en Nederwetten'],
  ['Utrecht', 'Utrecht'],
  ['Groningen', 'Groningen'],
  ['Vianen', 'Vijfheerenlanden'],
  ['Veghel', 'Meierijstad'],
  ['Rosmalen', 'unknown'],
])('%s → %s', (given, expected) => {
  expect(nameOf(given)).toBe(expected);
});

test('a village is found by its postcode', () => {
  expect(nameOf('Rosmalen', '5241 AB')).toBe("'s-Hertogenbosch");
  expect(nameOf('Heesch', '5384 CD')).toBe('Bernheze');
});

test('Noordoost-Brabant has ten municipalities today', () => {
  const names = today.filter((row) => row.regionCode === 'noordoost-brabant').map((row) => row.name);
  expect(names.sort()).toEqual([
    "'s-Hertogenbosch",
    'Bernheze',
    'Boekel',
    'Boxtel',
    'Land van Cuijk',
    'Maashorst',
    'Meierijstad',
    'Oss',
    'Sint-Michielsgestel',
    'Vught',
  ]);
});
