import fc from 'fast-check';
import { dateOfSerial, parseDate } from '../../../services/file/convert-date';
import { guardFormula, unguardFormula, writeCsv } from '../../../services/file/write-csv';
import {
  isSpreadsheetError,
  looksLikeFormula,
  mendPhone,
  mendPostcode,
  parseHours,
} from '../../../services/file/convert-value';
import { fieldOfHeader } from '../../../services/file/file-field';
import { splitFamilyName, splitName } from '../../../services/file/split-name';
import { readCsv } from '../../../services/file/read-csv';

const day = fc
  .date({ min: new Date('1951-01-01T00:00:00Z'), max: new Date('2050-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('dates', () => {
  test('every day is read back from every form in which people write it', () => {
    fc.assert(
      fc.property(day, (date) => {
        const [year = '', month = '', dayOfMonth = ''] = date.split('-');
        const short = `${Number(dayOfMonth)}-${Number(month)}-${year}`;
        const serial = Math.round(Date.parse(date) / 86_400_000) + 25_569;
        const forms = [
          date,
          `${year}${month}${dayOfMonth}`,
          short,
          short.replaceAll('-', '/'),
          short.replaceAll('-', '.'),
          `${dayOfMonth}-${month}-${year.slice(2)}`,
          `${short} 13:45`,
          `${date}T00:00:00Z`,
          String(serial),
          `${serial},5`,
        ];
        for (const form of forms) expect([form, parseDate(form)]).toEqual([form, date]);
        expect(parseDate(String(serial - 1462), true)).toBe(serial - 1462 >= 10_000 ? date : null);
      }),
    );
  });

  test.each([
    ['29-2-2028', '2028-02-29'],
    ['29-2-2027', null],
    ['31-4-2027', null],
    ['13/13/2026', null],
    ['12/31/2026', null],
    ['3 mrt 2027', '2027-03-03'],
    ['3 maart 27', '2027-03-03'],
    ["1 okt. '26", '2026-10-01'],
    ['1-1-50', '2050-01-01'],
    ['1-1-51', '1951-01-01'],
    ['2026', null],
    ['202612', null],
    ['12345678', null],
    ['99999', null],
    ['', null],
    ['morgen', null],
  ])('%s → %s', (text, expected) => {
    expect(parseDate(text)).toBe(expected);
  });

  test('day numbers around the day that never was, 29 February 1900', () => {
    expect(dateOfSerial(60)).toBeNull();
    expect(dateOfSerial(61)).toBe('1900-03-01');
    expect(dateOfSerial(44_925, true)).toBe('2026-12-31');
  });

  test('any text gives a date or null', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        expect(parseDate(text) ?? '2000-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
    );
  });
});

describe('numbers', () => {
  test('hours with comma or point, with or without a word', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), (tenths) => {
        const hours = tenths / 10;
        for (const form of [
          String(hours),
          String(hours).replace('.', ','),
          `${hours} uur`,
          `${hours} uren per week`,
        ])
          expect(parseHours(form)).toBe(hours);
      }),
    );
  });

  test.each([
    ['36:45', 36.8],
    ['1.024', 1.024],
    ['abc', null],
    ['-8', null],
    ['1,2,3', null],
    ['1e3', null],
  ])('hours %s → %s', (text, expected) => {
    expect(parseHours(text)).toBe(expected);
  });

  test.each([
    ['612345678', '0612345678'],
    ['06-12345678', '06-12345678'],
    ['06/12345678', '06 12345678'],
    ["'+31612345678", '+31612345678'],
  ])('telephone %s → %s', (text, expected) => {
    expect(mendPhone(text)).toBe(expected);
  });

  test.each([
    ['5341ab', '5341 AB'],
    ['5341 AB', '5341 AB'],
    ['5341', '5341'],
  ])('postcode %s → %s', (text, expected) => {
    expect(mendPostcode(text)).toBe(expected);
  });

  test('failures of a spreadsheet in English and Dutch', () => {
    for (const text of ['#N/A', '#N/B', '#VERW!', '#REF!', '#DEEL/0!', '######'])
      expect(isSpreadsheetError(text)).toBe(true);
    expect(isSpreadsheetError('# 12')).toBe(false);
  });
});

describe('names', () => {
  test.each([
    ['Jan de Vries', 'Jan|de|Vries'],
    ['J. P. de Vries', 'J.P.|de|Vries'],
    ['JP Bos', 'JP||Bos'],
    ['Th.J. in ’t Veld', 'Th.J.|in ’t|Veld'],
    ['Vries, J. de', 'J.|de|Vries'],
    ['de Vries, Jan', 'Jan|de|Vries'],
    ['Berg, van der, Jan', 'Jan|van der|Berg'],
    ['Van der Meer, Zoë', 'Zoë|van der|Meer'],
    ['Van Den Broeck, Jan', 'Jan|Van Den|Broeck'],
    ['Mevr. A. van den Berg-de Groot', 'A.|van den|Berg-de Groot'],
    ['van der Berg', '|van der|Berg'],
    ['Bos', '||Bos'],
    ['Maria Garcia Lopez', 'Maria Garcia||Lopez'],
    ['Thi Le', 'Thi||Le'],
    ['Jan Van Den Broeck', 'Jan|Van Den|Broeck'],
    ['Mohamed ben Ali', 'Mohamed|ben|Ali'],
    ['Jansen, P. (Piet)', 'P. Piet||Jansen'],
    ['', '||'],
  ])('%s → %s', (given, expected) => {
    const { initials, givenName, namePrefix, familyName } = splitName(given);
    expect([[initials, givenName].filter(Boolean).join(' '), namePrefix ?? '', familyName].join('|')).toBe(
      expected,
    );
  });

  test.each([
    ['van Dijk', 'van|Dijk'],
    ['Dijk, van', 'van|Dijk'],
    ['Dijk van', 'van|Dijk'],
    ['Van', '|Van'],
    ["'t Hart", "'t|Hart"],
  ])('family name %s → %s', (given, expected) => {
    const { namePrefix, familyName } = splitFamilyName(given);
    expect([namePrefix ?? '', familyName].join('|')).toBe(expected);
  });

  test('no letter of a name is lost or made up', () => {
    const word = fc.constantFrom(
      'Jan',
      'J.P.',
      'van',
      'der',
      "'t",
      'Łukasz',
      'Bos',
      'de',
      'Groot-Bos',
      'el',
      '(Piet)',
      ',',
      'Le',
    );
    const letters = (text: string): string => [...text.replace(/[^\p{L}]/gu, '')].sort().join('');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 7 }), (words) => {
        const given = words.join(' ');
        const { initials = '', givenName = '', namePrefix = '', familyName } = splitName(given);
        expect(letters(initials + givenName + namePrefix + familyName)).toBe(letters(given));
      }),
    );
  });
});

describe('headers', () => {
  test.each([
    ['Pers. nr.', 'personeelsnummer'],
    ['Medewerker-ID', 'personeelsnummer'],
    ['Salarisnummer', 'personeelsnummer'],
    ['Medewerker', 'naam'],
    ['Naam medewerker', 'naam'],
    ['E-mailadres (privé)', 'email'],
    ['Privé mail', 'email'],
    ['Mobiele telefoon', 'telefoon'],
    ['Woonplaats', 'plaats'],
    ['Standplaats', null],
    ['Functieomschrijving', 'functie'],
    ['Soort dienstverband', 'contractsoort'],
    ['Contracturen p/w', 'urenPerWeek'],
    ['Datum uit dienst', 'einddatum'],
    ['Einddatum dienstverband', 'einddatum'],
    ['Laatste werkdag', 'einddatum'],
    ['Einddatum proeftijd', null],
    ['In dienst per', 'inDienstSinds'],
    ['Indiensttreding', 'inDienstSinds'],
    ['Datum VSO', 'datumVaststelling'],
    ['Geboortedatum', null],
    ['Salaris', null],
    ['FTE', null],
    ['E-mail werk', null],
    ['Opmerkingen', null],
    ['', null],
  ])('%s → %s', (header, expected) => {
    expect(fieldOfHeader(header)?.field ?? null).toBe(expected);
  });
});

describe('writing CSV', () => {
  test('any table is read back as it was, and no cell begins like a formula', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom(
        '=1+1',
        '+31 6',
        '-5',
        '@x',
        "'=1",
        ' =1',
        '＝1',
        'a;b',
        'a"b',
        'a\r\nb',
        "'s-Gravenhage",
      ),
    );
    // Spaces around a value, control characters and byte order marks are what reading takes away.
    const clean = cell
      .map((text) => text.replace(/[\p{Cc}\uFEFF]/gu, ' ').trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(
        fc.array(fc.array(clean, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        (table) => {
          const csv = writeCsv(table);
          const sheet = readCsv(Buffer.from(csv, 'utf8')).sheets[0];
          const cells = (sheet?.rows ?? []).map((row) => row.cells.map((one) => one.text));
          expect(cells.map((row) => row.map(unguardFormula))).toEqual(table);
          for (const text of cells.flat()) expect(/^[=+\-@＝＋－＠]/.test(text)).toBe(false);
        },
      ),
    );
  });

  test('numbers stay numbers, text that looks like a formula does not', () => {
    expect(
      writeCsv([
        ['naam', 'uren'],
        ['=2+2', -24.5],
        [null, 8],
      ]),
    ).toBe("\uFEFFnaam;uren\r\n'=2+2;-24,5\r\n;8\r\n");
    for (const text of ['=x', '+x', '-x', '@x', '\tx', '\rx', ' =x', '＝x', "'=x"]) {
      expect(looksLikeFormula(text)).toBe(true);
      expect(unguardFormula(guardFormula(text))).toBe(text);
    }
    expect(guardFormula("'s-Hertogenbosch")).toBe("'s-Hertogenbosch");
    expect(writeCsv([['a', ',']])).toBe('\uFEFFa;","\r\n');
  });
});
