import { makeZip } from './make-zip';
import type { ZipPart } from './make-zip';

/**
 * A cell: text (shared), number, or what Excel writes itself. Styles: 0 plain, 1 date (built in), 2 `00000000`,
 * 3 date by Dutch format code, 4 `0.00`.
 */
export type XlsxCell =
  | string
  | number
  | null
  | {
      readonly v?: string | number;
      readonly t?: string;
      readonly s?: number;
      readonly f?: string;
      readonly inline?: string;
    };

export type XlsxRow = readonly XlsxCell[] | { readonly hidden: true; readonly cells: readonly XlsxCell[] };
export type XlsxSheet = {
  readonly name: string;
  readonly rows: readonly XlsxRow[];
  readonly state?: 'hidden' | 'veryHidden';
  readonly hiddenColumns?: readonly number[];
};

const STYLES = `<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="2"><numFmt numFmtId="164" formatCode="00000000"/><numFmt numFmtId="165" formatCode="[$-413]d\\ mmmm\\ yyyy;@"/></numFmts>
<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>
<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="2"/></cellXfs></styleSheet>`;

export type XlsxOptions = {
  readonly date1904?: boolean;
  readonly extra?: readonly ZipPart[];
  /** Replaces parts by name. */
  readonly replace?: Readonly<Record<string, string | Uint8Array>>;
};

/** Writes a workbook as Excel does: shared strings, styles, addresses on rows and cells. */
export function makeXlsx(sheets: readonly XlsxSheet[], options: XlsxOptions = {}): Buffer {
  const strings: string[] = [];
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'xl/workbook.xml', content: workbook(sheets, options.date1904 === true) },
    { name: 'xl/_rels/workbook.xml.rels', content: relations(sheets.length) },
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: sheetXml(sheet, strings),
    })),
    { name: 'xl/styles.xml', content: STYLES },
  ];
  const items = strings.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('');
  parts.push({ name: 'xl/sharedStrings.xml', content: `<sst>${items}</sst>` });
  const replaced = parts.map((part) => ({ ...part, content: options.replace?.[part.name] ?? part.content }));
  return makeZip([...replaced, ...(options.extra ?? [])]);
}

function workbook(sheets: readonly XlsxSheet[], date1904: boolean): string {
  const entries = sheets.map(
    (sheet, index) =>
      `<sheet name="${escape(sheet.name)}" sheetId="${index + 1}"${sheet.state === undefined ? '' : ` state="${sheet.state}"`} r:id="rId${index + 1}"/>`,
  );
  return `<?xml version="1.0"?><workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${entries.join('')}</sheets></workbook>`;
}

function relations(count: number): string {
  const entries = Array.from(
    { length: count },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return `<Relationships>${entries.join('')}</Relationships>`;
}

function sheetXml(sheet: XlsxSheet, strings: string[]): string {
  const seen = new Map(strings.map((text, index) => [text, index]));
  const shared = (text: string): number => {
    const known = seen.get(text);
    if (known !== undefined) return known;
    strings.push(text);
    seen.set(text, strings.length - 1);
    return strings.length - 1;
  };
  const cols = (sheet.hiddenColumns ?? [])
    .map((column) => `<col min="${column + 1}" max="${column + 1}" hidden="1"/>`)
    .join('');
  const rows = sheet.rows.map((row, index) => {
    const hidden = 'hidden' in row;
    const cells = (hidden ? row.cells : row).map((cell, column) =>
      cellXml(cell, `${letters(column)}${index + 1}`, shared),
    );
    return cells.join('') === ''
      ? ''
      : `<row r="${index + 1}"${hidden ? ' hidden="1"' : ''}>${cells.join('')}</row>`;
  });
  return `<?xml version="1.0"?><worksheet>${cols === '' ? '' : `<cols>${cols}</cols>`}<sheetData>${rows.join('')}</sheetData></worksheet>`;
}

function cellXml(cell: XlsxCell, address: string, shared: (text: string) => number): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return `<c r="${address}" t="s"><v>${shared(cell)}</v></c>`;
  if (cell.inline !== undefined)
    return `<c r="${address}" t="inlineStr"><is><t>${escape(cell.inline)}</t></is></c>`;
  const formula = cell.f === undefined ? '' : `<f>${escape(cell.f)}</f>`;
  const value = cell.v === undefined ? '' : `<v>${escape(String(cell.v))}</v>`;
  const type = cell.t === undefined ? '' : ` t="${cell.t}"`;
  const style = cell.s === undefined ? '' : ` s="${cell.s}"`;
  return `<c r="${address}"${style}${type}>${formula}${value}</c>`;
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
