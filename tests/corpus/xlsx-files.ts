import { makeXlsx } from '../support/make-xlsx';
import type { XlsxRow } from '../support/make-xlsx';
import type { CorpusFile } from './corpus-file';

const HEAD = ['Personeelsnummer', 'Naam', 'Woongemeente', 'Functie', 'Uren per week', 'Einddatum'];
const date = (serial: number) => ({ v: serial, s: 1 });
const row = (number: number, name = 'Jan Bos'): XlsxRow => [number, name, 'Oss', 'Kok', 24.5, date(46_387)];
const read = (line: number, number: number | string, name = 'Jan Bos'): string =>
  `${line}: ${number} ${name} / Oss / Kok / ? 24.5 / ? > 2026-12-31`;

/** Workbooks as people really have them. */
export const XLSX_FILES: readonly CorpusFile[] = [
  {
    name: 'one sheet, Excel dates and numbers',
    bytes: () => makeXlsx([{ name: 'Blad1', rows: [HEAD, row(12), row(13, 'Zoë de Núñez')] }]),
    expect: [read(2, 12), read(3, 13, 'Zoë de Núñez')],
    warnings: [],
  },
  {
    name: 'title rows, an empty row and totals',
    bytes: () =>
      makeXlsx([
        {
          name: 'Blad1',
          rows: [
            ['Ontslagen 2026'],
            [null],
            HEAD,
            row(12),
            [null],
            row(13),
            ['Totaal', null, null, null, { f: 'SUM(E4:E6)', v: 49 }],
          ],
        },
      ]),
    expect: [read(4, 12), read(6, 13)],
    skipped: ['1 above_header', '7 total'],
  },
  {
    name: 'the sheet with people is chosen, and said; another one may hold people too',
    bytes: () =>
      makeXlsx([
        { name: 'Toelichting', rows: [['Vul tabblad 2 in'], ['Vragen? Bel HR']] },
        { name: 'Locatie Oss', rows: [HEAD, row(12), row(13)] },
        { name: 'Locatie Uden', rows: [HEAD, row(14)] },
      ]),
    expect: [read(2, 12), read(3, 13)],
    warnings: ['sheet_chosen', 'other_sheets'],
  },
  {
    name: 'another sheet by name',
    bytes: () =>
      makeXlsx([
        { name: 'A', rows: [HEAD, row(12)] },
        { name: 'B & C', rows: [HEAD, row(14)] },
      ]),
    options: { sheet: 'B & C' },
    expect: [read(2, 14)],
  },
  {
    name: 'a visible sheet wins from a hidden one',
    bytes: () =>
      makeXlsx([
        { name: 'oud', state: 'hidden', rows: [HEAD, row(1), row(2)] },
        { name: 'nu', rows: [HEAD, row(3)] },
      ]),
    expect: [read(2, 3)],
  },
  {
    name: 'hidden rows are shown, counted and held',
    bytes: () =>
      makeXlsx([{ name: 'Blad1', rows: [HEAD, row(1), { hidden: true, cells: row(2) as never }, row(3)] }]),
    expect: [read(2, 1), `${read(3, 2)} ! row row_hidden`, read(4, 3)],
    warnings: ['hidden_rows'],
  },
  {
    name: 'hidden rows go along when the user says so',
    bytes: () => makeXlsx([{ name: 'Blad1', rows: [HEAD, { hidden: true, cells: row(2) as never }] }]),
    options: { hiddenRows: 'take' },
    expect: [read(2, 2)],
  },
  {
    name: 'a hidden column is read and named',
    bytes: () => makeXlsx([{ name: 'Blad1', hiddenColumns: [5], rows: [HEAD, row(1)] }]),
    expect: [read(2, 1)],
    warnings: ['hidden_columns'],
  },
  {
    name: 'formulas: the stored outcome counts, nothing is computed; without one the cell is empty',
    bytes: () =>
      makeXlsx([
        {
          name: 'Blad1',
          rows: [
            HEAD,
            [
              1,
              { f: 'A2&" Bos"', v: 'Jan Bos', t: 'str' },
              'Oss',
              'Kok',
              { f: '20+4.5', v: 24.5 },
              { f: 'TODAY()+37', v: 46_387, s: 1 },
            ],
            [2, 'An Vos', 'Oss', { f: 'VLOOKUP(1,X,2)' }, 24.5, date(46_387)],
          ],
        },
      ]),
    expect: [read(2, 1), '3: - ! functie missing'],
    warnings: ['formulas'],
  },
  {
    name: 'spreadsheet errors are told',
    bytes: () =>
      makeXlsx([
        {
          name: 'Blad1',
          rows: [HEAD, [1, 'Jan Bos', { v: '#N/A', t: 'e' }, '#VERW!', 24.5, { f: 'X', v: '#REF!', t: 'e' }]],
        },
      ]),
    expect: ['2: - ! woongemeente cell_error, functie cell_error, einddatum cell_error'],
  },
  {
    name: 'text that begins like a formula is held and neutralised',
    bytes: () =>
      makeXlsx([
        {
          name: 'Blad1',
          rows: [
            HEAD,
            [1, '=HYPERLINK("http://x","klik")', 'Oss', '@SUM(1)', 24.5, date(46_387)],
            [2, '+cmd|calc', 'Oss', '＝1+1', 24.5, date(46_387)],
          ],
        },
      ]),
    expect: [
      '2: - ! naam cell_formula_text, functie cell_formula_text',
      '3: - ! naam cell_formula_text, functie cell_formula_text',
    ],
  },
  {
    name: 'leading zeros by number format, dates by Dutch format, text dates, day numbers without format',
    bytes: () =>
      makeXlsx([
        {
          name: 'Blad1',
          rows: [
            [...HEAD, 'Indienst'],
            [{ v: 1234, s: 2 }, 'Jan Bos', 'Oss', 'Kok', { v: 24.5, s: 4 }, { v: 46_387, s: 3 }, 40_664],
            ['00001235', 'Jan Bos', 'Oss', 'Kok', '24,5', '31-12-2026', { v: 40_664.75, s: 1 }],
          ],
        },
      ]),
    expect: [
      '2: 00001234 Jan Bos / Oss / Kok / ? 24.5 / 2011-05-01 > 2026-12-31',
      '3: 00001235 Jan Bos / Oss / Kok / ? 24.5 / 2011-05-01 > 2026-12-31',
    ],
  },
  {
    name: 'day numbers from 1904 (old Mac)',
    bytes: () =>
      makeXlsx(
        [
          {
            name: 'Blad1',
            rows: [
              HEAD,
              [1, 'Jan Bos', 'Oss', 'Kok', 24.5, date(44_925)],
              [2, 'Jan Bos', 'Oss', 'Kok', 24.5, 44_925],
            ],
          },
        ],
        { date1904: true },
      ),
    expect: [read(2, 1), read(3, 2)],
  },
  {
    name: 'inline text, rich text, phonetic aids, escaped signs, prefixes on elements',
    bytes: () =>
      makeXlsx([{ name: 'Blad1', rows: [] }], {
        replace: {
          'xl/sharedStrings.xml':
            '<x:sst xmlns:x="y"><x:si><x:t>Nr</x:t></x:si><x:si><x:r><x:t>Fun</x:t></x:r><x:r><x:t>ctie</x:t></x:r><x:rPh><x:t>zz</x:t></x:rPh></x:si><x:si><x:t>Kok &amp; _x0041_fwas &#233;&#x00e9;n</x:t></x:si></x:sst>',
          'xl/worksheets/sheet1.xml':
            '<x:worksheet xmlns:x="y"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>Gemeente</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>Einddatum</x:t></x:is></x:c></x:row>' +
            '<x:row><x:c><x:v>5</x:v></x:c><x:c t="s"><x:v>2</x:v></x:c><x:c t="inlineStr"><x:is><x:t><![CDATA[Oss]]></x:t></x:is></x:c><x:c t="d"><x:v>2026-12-31T00:00:00</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        },
      }),
    expect: ['2: 5 / Oss / Kok & Afwas één / ? ? / ? > 2026-12-31'],
  },
  {
    name: 'macros are not read and not run',
    bytes: () =>
      makeXlsx([{ name: 'Blad1', rows: [HEAD, row(1)] }], {
        extra: [{ name: 'xl/vbaProject.bin', content: 'x' }],
      }),
    expect: [read(2, 1)],
    warnings: ['macros'],
  },
];
