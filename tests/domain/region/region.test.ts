import fc from 'fast-check';
import { countByRegion } from '../../../domain/region/count-by-region';
import { findMunicipality, indexMunicipalities } from '../../../domain/region/find-municipality';
import { MUNICIPALITY_ROWS } from '../../support/municipality-table';

/*
 * Promise: whatever people call their municipality, we find it, or we ask; nobody is dropped at a border (K3).
 * Tried with names as people write them, merged municipalities, one that was split, and sums over regions.
 */
const TODAY = '2026-11-24';
const index = indexMunicipalities(MUNICIPALITY_ROWS, [
  ['5076', 'GM0757'],
  ['5384', 'GM1721'],
]);
const find = (given: string, postcode?: string, day = TODAY) => {
  const found = findMunicipality(index, given, day, postcode);
  switch (found.kind) {
    case 'found':
      return found.municipality.name;
    case 'ambiguous':
      return `? ${found.options.map((one) => one.name).join(' / ')}`;
    case 'unknown':
      return `- ${found.suggestions.map((one) => one.name).join(' / ')}`;
  }
};

describe('finding a municipality', () => {
  test.each([
    ['GM0828', 'Oss'],
    ['gm0828', 'Oss'],
    ['Oss', 'Oss'],
    [' gemeente OSS ', 'Oss'],
    ["'s-Hertogenbosch", "'s-Hertogenbosch"],
    ['’s-Hertogenbosch', "'s-Hertogenbosch"],
    ['s Hertogenbosch', "'s-Hertogenbosch"],
    ['Den Bosch', "'s-Hertogenbosch"],
    ['DEN BOSCH', "'s-Hertogenbosch"],
    ['Den Haag', "'s-Gravenhage"],
    ['St. Michielsgestel', 'Sint-Michielsgestel'],
    ['Alphen a/d Rijn', 'Alphen aan den Rijn'],
    ['Sudwest Fryslan', 'Súdwest-Fryslân'],
    ['Nuenen', 'Nuenen, Gerwen en Nederwetten'],
    ['Hengelo', 'Hengelo (O.)'],
    ['Hengelo Ov', 'Hengelo (O.)'],
    ['Bergen (NH)', 'Bergen (NH.)'],
    ['Bergen Noord-Holland', 'Bergen (NH.)'],
    ['Bergen (Limburg)', 'Bergen (L.)'],
    ['Bergen L', 'Bergen (L.)'],
    ['Utrecht (gemeente)', 'Utrecht'],
    ['Bergen', '? Bergen (L.) / Bergen (NH.)'],
    ['Uden', 'Maashorst'],
    ['Veghel', 'Meierijstad'],
    ['Mill', 'Land van Cuijk'],
    ['Groesbeek', 'Berg en Dal'],
    ['Weesp', 'Amsterdam'],
    ['GM0856', 'Maashorst'],
    ['Haaren', '? Boxtel / Oisterwijk / Tilburg / Vught'],
    ['GM0788', '? Boxtel / Oisterwijk / Tilburg / Vught'],
    ['Meierstad', '- Meierijstad'],
    ['Heesch', '- '],
    ['GM9999', '- '],
    ['', '- '],
  ])('%s → %s', (given, expected) => {
    expect(find(given)).toBe(expected);
  });

  test('a postcode decides where a name does not tell', () => {
    expect(find('Haaren', '5076 AB')).toBe('Boxtel');
    expect(find('Heesch', '5384BC')).toBe('Bernheze');
    expect(find('Oss', '5076 AB')).toBe('Oss');
  });

  test('a day before the merger gives the municipality of that day', () => {
    expect(find('Uden', undefined, '2021-12-31')).toBe('Uden');
    expect(find('Uden', undefined, '2022-01-01')).toBe('Maashorst');
    expect(find('Haaren', undefined, '2020-12-31')).toBe('Haaren');
  });

  test('the former municipality that was named is told', () => {
    const found = findMunicipality(index, 'Uden', TODAY);
    expect(found.kind === 'found' && found.former?.name).toBe('Uden');
  });
});

test('100 workers over 12 municipalities, merged ones and Haaren among them: no one is lost (K3)', () => {
  const given = ['Oss', 'Uden', 'Veghel', 'Den Bosch', 'Haaren', 'Tilburg', 'Boxmeer', 'Vught', 'Boxtel'];
  const names = [...given, 'Bernheze', 'Utrecht', 'Nergenshuizen'];
  const people = Array.from({ length: 100 }, (_, n) => names[n % names.length] ?? '');
  const counts = countByRegion(
    people.map((name) => {
      const found = findMunicipality(index, name, TODAY);
      return found.kind === 'found' ? found.municipality : undefined;
    }),
  );
  expect(Object.fromEntries(counts)).toEqual({
    'noordoost-brabant': 68,
    'midden-brabant': 8,
    'midden-utrecht': 8,
    unknown: 16,
  });
});

test('the sum over regions is always the number of people', () => {
  const anyRow = fc.constantFrom(undefined, ...MUNICIPALITY_ROWS);
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 300 }), (residences) => {
      const sum = [...countByRegion(residences).values()].reduce((a, b) => a + b, 0);
      expect(sum).toBe(residences.length);
    }),
  );
});

test('every municipality is found by its own name and by its code', () => {
  for (const row of MUNICIPALITY_ROWS.filter((one) => one.validTo === undefined)) {
    expect(find(row.code)).toBe(row.name);
    expect(find(row.name.toUpperCase())).toBe(row.name);
  }
});

test('any text gives an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (given) => {
      expect(['found', 'ambiguous', 'unknown']).toContain(findMunicipality(index, given, TODAY).kind);
    }),
  );
});
