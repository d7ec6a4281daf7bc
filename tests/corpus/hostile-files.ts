import { makeXlsx } from '../support/make-xlsx';
import { makeZip } from '../support/make-zip';
import { utf8 } from './corpus-file';
import type { CorpusFile } from './corpus-file';

const HEAD = ['Nr', 'Naam', 'Gemeente', 'Functie', 'Einddatum'];
const LINE = HEAD.join(';');
const ROW = [1, 'Jan Bos', 'Oss', 'Kok', '31-12-2026'] as const;
const ROW_READ = '1 Jan Bos / Oss / Kok / ? ? / ? > 2026-12-31';
const sheet = (xml: string): Record<string, string> => ({ 'xl/worksheets/sheet1.xml': xml });
const book = (replace: Record<string, string | Uint8Array>): Buffer =>
  makeXlsx([{ name: 'Blad1', rows: [HEAD, ROW] }], { replace });
const rows = (number: number): string =>
  Array.from({ length: number }, (_, n) => `${n + 1};Jan Bos;Oss;Kok;31-12-2026`).join('\n');
/** These pass the 11-test and belong to nobody. */
const BSNS = ['111222333', '123456782', '100000009', '999999990'];

/** Files that want to hurt, or that should not have been sent: refused whole or made harmless. */
export const HOSTILE_FILES: readonly CorpusFile[] = [
  { name: 'an empty file', bytes: utf8(''), expect: { refused: 'file_empty' } },
  { name: 'only white space', bytes: utf8(' \n\n\t\n'), expect: { refused: 'file_empty' } },
  { name: 'a header without people', bytes: utf8(`${LINE}\n`), expect: { refused: 'file_no_rows' } },
  { name: 'no header', bytes: utf8('1;Jan Bos;Oss\n2;An Vos;Oss\n'), expect: { refused: 'file_no_header' } },
  { name: '6 MB', bytes: () => Buffer.alloc(6 * 1024 * 1024, 'a;b\n'), expect: { refused: 'file_too_big' } },
  { name: '5,001 people', bytes: utf8(`${LINE}\n${rows(5001)}`), expect: { refused: 'file_too_many_rows' } },
  {
    name: 'a hundred thousand people',
    bytes: utf8(`${LINE}\n${rows(100_000)}`),
    expect: { refused: 'file_too_many_rows' },
  },
  {
    name: 'five million empty lines',
    bytes: () => Buffer.alloc(5_000_000, '\n'),
    expect: { refused: 'file_empty' },
  },
  {
    name: 'millions of empty cells',
    bytes: () => Buffer.alloc(5_000_000, ';\n'),
    expect: { refused: 'file_empty' },
  },
  {
    name: 'millions of empty rows before the people',
    bytes: utf8(`${LINE}\n${';\n'.repeat(2_000_000)}1;Jan Bos;Oss;Kok;31-12-2026`),
    expect: { refused: 'file_too_heavy' },
  },
  {
    name: 'formatted empty rows below the people',
    bytes: utf8(`${LINE}\n1;Jan Bos;Oss;Kok;31-12-2026\n${';;;;\r\n'.repeat(700_000)}`),
    expect: [`2: ${ROW_READ}`],
  },
  {
    name: '61 columns',
    bytes: utf8(
      `${LINE};${Array.from({ length: 56 }, (_, n) => `k${n}`).join(';')}\n1;Jan Bos;Oss;Kok;31-12-2026\n`,
    ),
    expect: { refused: 'file_too_many_columns' },
  },
  {
    name: 'a row with 100,000 cells',
    bytes: utf8(`${LINE}\n1;Jan Bos;Oss;Kok;31-12-2026${';x'.repeat(90_000)}\n`),
    expect: { refused: 'file_too_many_columns' },
  },
  {
    name: 'one field of 4 MB',
    bytes: utf8(`${LINE}\n1;"${'x'.repeat(4_000_000)}";Oss;Kok;31-12-2026\n`),
    expect: { refused: 'file_not_readable' },
  },
  {
    name: 'a long cell is held',
    bytes: utf8(`${LINE}\n1;Jan Bos;Oss;${'x'.repeat(5000)};31-12-2026\n`),
    expect: ['2: - ! functie cell_too_long'],
  },
  {
    name: 'a quote that never ends',
    bytes: utf8(`${LINE}\n1;Jan Bos;Oss;Kok;31-12-2026\n2;"An Vos;Oss;Kok;31-12-2026\n`),
    expect: { refused: 'file_quote_open' },
  },
  {
    name: 'NUL in text',
    bytes: utf8(`${LINE}\n1;Jan\0Bos;Oss;Kok;31-12-2026\n`),
    expect: { refused: 'file_has_nul' },
  },
  {
    name: 'control, bidi and zero width characters are taken out and said',
    bytes: utf8(`${LINE}\n1;Jan\u0007\u202E Bos;O\u200Bss;Kok\u2066;31-12-2026\n`),
    expect: [`2: ${ROW_READ}`],
    warnings: ['unsafe_text_removed'],
  },
  {
    name: 'random bytes',
    bytes: () => Buffer.from(Array.from({ length: 3000 }, (_, n) => (n * 7919 + 13) % 256)),
    expect: { refused: 'file_has_nul' },
  },
  {
    name: 'a column for the BSN',
    bytes: utf8(`${LINE};BSN\n1;Jan Bos;Oss;Kok;31-12-2026;\n`),
    expect: { refused: 'file_bsn_column' },
  },
  {
    name: 'a column "Burger Service Nr."',
    bytes: utf8(`Burgerservicenr.;${LINE}\n;1;Jan Bos;Oss;Kok;31-12-2026\n`),
    expect: { refused: 'file_bsn_column' },
  },
  {
    name: 'a column "Sofi-nummer"',
    bytes: utf8(`${LINE};Sofi-nummer\n1;Jan Bos;Oss;Kok;31-12-2026;\n`),
    expect: { refused: 'file_bsn_column' },
  },
  {
    name: 'BSNs under another name',
    bytes: utf8(
      `${LINE};Code x\n${BSNS.map((bsn, n) => `${n};Jan Bos;Oss;Kok;31-12-2026;${bsn}`).join('\n')}\n`,
    ),
    expect: { refused: 'file_bsn_column' },
  },
  {
    name: 'BSNs as personnel numbers',
    bytes: utf8(`${LINE}\n${BSNS.map((bsn) => `${bsn};Jan Bos;Oss;Kok;31-12-2026`).join('\n')}\n`),
    expect: { refused: 'file_bsn_column' },
  },
  {
    name: 'BSNs that lost a leading zero',
    bytes: () =>
      makeXlsx([
        {
          name: 'B',
          rows: [
            [...HEAD, 'Id'],
            ...[10000008, 10000021, 10000112].map((bsn, n) => [
              n,
              'Jan Bos',
              'Oss',
              'Kok',
              '31-12-2026',
              bsn,
            ]),
          ],
        },
      ]),
    expect: { refused: 'file_bsn_column' },
  },
  {
    name: 'one BSN in a text is masked and held',
    bytes: utf8(`${LINE}\n1;Jan Bos;Oss;Kok 111.222.333;31-12-2026\n2;An Vos;Oss;Kok;31-12-2026\n`),
    expect: ['2: - ! functie bsn', '3: 2 An Vos / Oss / Kok / ? ? / ? > 2026-12-31'],
  },
  { name: 'a pdf called .csv', bytes: utf8('%PDF-1.7\n...'), expect: { refused: 'file_is_pdf' } },
  {
    name: 'a picture',
    bytes: () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
    expect: { refused: 'file_is_image' },
  },
  {
    name: 'an old .xls, or an .xlsx with a password',
    bytes: () => Buffer.from('d0cf11e0a1b11ae1000000', 'hex'),
    expect: { refused: 'file_is_xls' },
  },
  {
    name: 'a web page called .xls',
    bytes: utf8('<html><table><tr><td>Nr</td></tr></table></html>'),
    expect: { refused: 'file_is_html' },
  },
  {
    name: 'an XML worksheet of 2003',
    bytes: utf8(
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    ),
    expect: { refused: 'file_is_xml' },
  },
  {
    name: 'a program',
    bytes: () => Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]),
    expect: { refused: 'file_unknown' },
  },
  { name: 'gzip', bytes: () => Buffer.from([0x1f, 0x8b, 8, 0, 0]), expect: { refused: 'file_unknown' } },
  {
    name: 'an .ods',
    bytes: () =>
      makeZip([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'content.xml', content: '<a/>' },
      ]),
    expect: { refused: 'file_is_ods' },
  },
  {
    name: 'a .docx',
    bytes: () => makeZip([{ name: 'word/document.xml', content: '<a/>' }]),
    expect: { refused: 'file_is_word' },
  },
  {
    name: 'an .xlsb',
    bytes: () => makeZip([{ name: 'xl/workbook.bin', content: 'x' }]),
    expect: { refused: 'file_is_xls' },
  },
  {
    name: 'a zip with a csv in it',
    bytes: () => makeZip([{ name: 'mensen.csv', content: LINE }]),
    expect: { refused: 'file_is_zip' },
  },
  {
    name: 'a zip cut in half',
    bytes: () => book({}).subarray(0, 700),
    expect: { refused: 'file_not_readable' },
  },
  {
    name: 'a workbook with a password on its parts',
    bytes: () => makeZip([{ name: 'xl/workbook.xml', content: '<workbook/>', encrypted: true }]),
    expect: { refused: 'file_is_xls' },
  },
  {
    name: 'a zip bomb by ratio',
    bytes: () => book(sheet(`<worksheet>${' '.repeat(30_000_000)}</worksheet>`)),
    expect: { refused: 'file_zip_bomb' },
  },
  {
    name: 'a zip bomb by size',
    bytes: () => book({ 'xl/worksheets/sheet1.xml': Buffer.alloc(60_000_000) }),
    expect: { refused: 'file_zip_bomb' },
  },
  {
    name: 'a zip bomb that lies about its size',
    bytes: () => makeZip([{ name: 'xl/workbook.xml', content: '<a>'.padEnd(60_000_000), lieAboutSize: 100 }]),
    expect: { refused: 'file_not_readable' },
  },
  {
    name: '201 entries',
    bytes: () => makeZip(Array.from({ length: 201 }, (_, n) => ({ name: `xl/${n}.xml`, content: 'x' }))),
    expect: { refused: 'file_zip_bomb' },
  },
  {
    name: 'the same name twice in a zip',
    bytes: () =>
      makeXlsx([{ name: 'B', rows: [HEAD, ROW] }], { extra: [{ name: 'xl/Workbook.xml', content: '<x/>' }] }),
    expect: { refused: 'file_not_readable' },
  },
  {
    name: 'an external entity',
    bytes: () =>
      book({
        'xl/sharedStrings.xml':
          '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst><si><t>&e;</t></si></sst>',
      }),
    expect: { refused: 'file_has_dtd' },
  },
  {
    name: 'a billion laughs',
    bytes: () =>
      book({
        'xl/workbook.xml':
          '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><workbook>&b;</workbook>',
      }),
    expect: { refused: 'file_has_dtd' },
  },
  {
    name: 'a document type in UTF-16',
    bytes: () =>
      book({ 'xl/workbook.xml': Buffer.from('\uFEFF<!DOCTYPE l [<!ENTITY a "ha">]><workbook/>', 'utf16le') }),
    expect: { refused: 'file_has_dtd' },
  },
  {
    name: 'XML that never closes',
    bytes: () => book(sheet('<worksheet><sheetData><row><c')),
    expect: { refused: 'file_not_readable' },
  },
  {
    name: 'a sheet of a million rows',
    bytes: () =>
      book(
        sheet(
          `<worksheet><sheetData>${Array.from({ length: 200_000 }, (_, n) => `<row><c t="inlineStr"><is><t>r${n % 97}x${(n * 31) % 89}</t></is></c></row>`).join('')}</sheetData></worksheet>`,
        ),
      ),
    expect: { refused: 'file_too_many_rows' },
  },
  {
    name: 'a sheet of empty formatted rows',
    bytes: () =>
      makeXlsx([{ name: 'B', rows: [HEAD, ROW, ...Array.from({ length: 20_000 }, () => [{ s: 1 }])] }]),
    expect: [`2: ${ROW_READ}`],
  },
  {
    name: 'relations that point outside',
    bytes: () =>
      book({
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Target="http://example.org/x.xml" TargetMode="External"/></Relationships>',
      }),
    expect: { refused: 'file_empty' },
  },
  {
    name: 'relations that climb out of the package',
    bytes: () =>
      book({
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Target="../../../../etc/passwd"/></Relationships>',
      }),
    expect: { refused: 'file_empty' },
  },
  {
    name: 'headers that are prototype names',
    bytes: utf8(
      '__proto__;constructor;Nr;Naam;Gemeente;Functie;Einddatum\nx;y;1;Jan Bos;Oss;Kok;31-12-2026\n',
    ),
    expect: [`2: ${ROW_READ}`],
  },
  {
    name: 'a sheet that is not there',
    bytes: () => book({}),
    options: { sheet: 'Nergens' },
    expect: { refused: 'file_sheet_unknown' },
  },
];
