import { indexMunicipalities } from '../../../domain/region/find-municipality';
import { convertRow } from '../../../services/file/convert-row';
import { FILE_LIMITS } from '../../../services/file/limits';
import { readEmployeesFile } from '../../../services/file/read-employees-file';
import type { FilePreview } from '../../../services/file/preview';
import { splitRows } from '../../../services/file/split-rows';
import { writeTemplate } from '../../../services/file/write-template';
import { makeXlsx } from '../../support/make-xlsx';

jest.setTimeout(60_000);

const TODAY = '2026-11-24';
const read = (bytes: Uint8Array) => readEmployeesFile(bytes, 'mensen.csv', { today: TODAY });
async function preview(text: string): Promise<FilePreview> {
  const result = await read(Buffer.from(text));
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

test('good rows can be sent and the others kept, each whole and with its problems', async () => {
  const shown = await preview(
    'Nr;Naam;Gemeente;Functie;Einddatum\n1;Jan Bos;Oss;Kok;31-12-2026\n2;An Vos;Oss;;31-13-2026\n3;Piet Pas;Oss;Kok;31-12-2026\n',
  );
  const { good, held } = splitRows(shown);
  expect(good.map((row) => [row.rowNumber, row.employee.familyName])).toEqual([
    [2, 'Bos'],
    [4, 'Pas'],
  ]);
  expect(held).toEqual([
    {
      rowNumber: 3,
      hidden: false,
      values: ['2', 'An Vos', 'Oss', '', '31-13-2026'],
      employee: null,
      problems: [
        {
          column: 4,
          field: 'einddatum',
          code: 'cell_date',
          detail: 'Dit is geen bestaande datum. Schrijf dag, maand en jaar, zoals 31-12-2026.',
        },
        { column: 3, field: 'functie', code: 'missing', detail: 'Vul de functie in.' },
      ],
    },
  ]);
});

test('a held row is mended by the same rules', () => {
  const context = { today: TODAY, endDateRequired: true, from1904: false };
  const mended = convertRow(
    { personeelsnummer: '2', naam: 'An Vos', woongemeente: 'Oss', functie: 'Kok', einddatum: '31-12-2026' },
    context,
  );
  expect(mended.problems).toEqual([]);
  expect(mended.employee?.endDate).toBe('2026-12-31');
});

test('warnings say in Dutch what was done', async () => {
  const result = await read(
    makeXlsx([
      { name: 'Uitleg', rows: [['Zie tabblad 2']] },
      {
        name: 'Mensen',
        rows: [
          ['Naam', 'Gemeente', 'Functie', 'Einddatum', 'Salaris', 'Tel'],
          { hidden: true, cells: ['Jan Bos', 'Oss', 'Kok', '31-12-2026', 3000, null] },
        ],
      },
    ]),
  );
  expect(result.ok && result.value.warnings.map((one) => one.detail)).toEqual([
    'Wij lezen het tabblad "Mensen".',
    'Er zijn 1 verborgen rijen met werknemers. Wij laten ze zien, maar sturen ze niet mee zonder uw keuze.',
    'Deze kolommen gebruiken en bewaren wij niet: "Salaris".',
    'Er is geen kolom met personeelsnummers. Wij gebruiken het rijnummer, zoals R5. Stuurt u later een verbeterd bestand? Dan herkennen wij mensen beter aan een personeelsnummer.',
    'Kijk na of in de kolom "Tel" adressen of nummers van thuis staan. Op het werk bereiken wij mensen straks niet meer.',
  ]);
  // What is not used is not kept either.
  expect(JSON.stringify(result)).not.toContain('3000');
});

test('our own template is read with every column recognised', async () => {
  const { content } = writeTemplate();
  const shown = await preview(
    `${content}12;J.P.;Jan;van der;Berg;jan@thuis.nl;0612345678;Dorpsstraat;12a;5341 AB;Oss;Kok;vast;24,5;1-5-2011;31-12-2026;\r\n`,
  );
  expect(shown.columns.filter((one) => one.field === null)).toEqual([]);
  expect(shown.columns).toHaveLength(17);
  expect(shown.rows[0]?.problems).toEqual([]);
  expect(shown.rows[0]?.employee).toEqual({
    personnelReference: '12',
    initials: 'J.P.',
    givenName: 'Jan',
    namePrefix: 'van der',
    familyName: 'Berg',
    email: 'jan@thuis.nl',
    phone: '0612345678',
    address: { street: 'Dorpsstraat', houseNumber: '12a', postcode: '5341 AB' },
    residence: 'Oss',
    occupation: 'Kok',
    contractKind: 'permanent',
    hoursPerWeek: 24.5,
    endDate: '2026-12-31',
    employedSince: '2011-05-01',
  });
});

test('many files at once wait their turn, too many are asked to come back, and the door opens again', async () => {
  const file = Buffer.from('Nr;Naam;Gemeente;Functie;Einddatum\n1;Jan Bos;Oss;Kok;31-12-2026\n');
  const fit = FILE_LIMITS.atOnce + FILE_LIMITS.waiting;
  const results = await Promise.all(Array.from({ length: fit + 3 }, () => read(file)));
  expect(results.filter((one) => one.ok)).toHaveLength(fit);
  expect(results.slice(fit).map((one) => (one.ok ? '' : one.error.code))).toEqual([
    'file_reader_busy',
    'file_reader_busy',
    'file_reader_busy',
  ]);
  expect((await read(file)).ok).toBe(true);
});

test('this process goes on while a hostile file is read', async () => {
  let turns = 0;
  const beat = setInterval(() => (turns += 1), 5);
  const hostile = Buffer.from(`Nr;Naam;Gemeente\n${';\n'.repeat(2_000_000)}1;Jan;Oss`);
  const result = await read(hostile);
  clearInterval(beat);
  expect(result).toEqual({ ok: false, error: { code: 'file_too_heavy' } });
  expect(turns).toBeGreaterThan(3);
});

test('an unknown place is said together with what else is wrong with the row', () => {
  const municipalities = indexMunicipalities([], []);
  const context = { today: TODAY, endDateRequired: true, from1904: false, municipalities };
  const converted = convertRow(
    {
      personeelsnummer: '5',
      email: 'piet(at)example.nl',
      plaats: 'Nergensdorp',
      functie: 'Kok',
      einddatum: '31-12-2026',
    },
    context,
  );
  expect(converted.problems.map(({ field, code }) => [field, code])).toEqual([
    ['email', 'wrong_format'],
    ['plaats', 'municipality_unknown'],
  ]);
});
