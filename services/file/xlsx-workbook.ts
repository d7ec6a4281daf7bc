import { scanXml } from './scan-xml';

/** A sheet as the workbook names it. */
export type SheetEntry = { readonly name: string; readonly hidden: boolean; readonly relation: string };

/** Sheets of a workbook in the order of the tabs, and the calendar its day numbers count by. */
export function readWorkbook(bytes: Buffer): { sheets: SheetEntry[]; from1904: boolean } {
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  scanXml(bytes, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes()['date1904'] ?? '');
      if (name !== 'sheet') return;
      const found = attributes();
      const relation = Object.entries(found).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const state = found['state'] ?? 'visible';
      sheets.push({ name: found['name'] ?? '', hidden: state !== 'visible', relation });
    },
    close() {},
    text() {},
  });
  return { sheets, from1904 };
}

/** Targets of relations inside the package by id, as names in the zip; outside targets are left out. */
export function readRelations(bytes: Buffer): Map<string, string> {
  const targets = new Map<string, string>();
  scanXml(bytes, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const { Id, Target, TargetMode } = attributes();
      if (Id === undefined || Target === undefined || TargetMode === 'External') return;
      const path = Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`;
      targets.set(Id, path.toLowerCase());
    },
    close() {},
    text() {},
  });
  return targets;
}

/** The shared texts of a workbook. Phonetic reading aids are left out; parts in several fonts are put together. */
export function readSharedStrings(bytes: Buffer): string[] {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let inPhonetic = false;
  scanXml(bytes, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') inPhonetic = true;
    },
    close(name) {
      if (name === 'si') strings.push(unescapeCell(current));
      else if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
    },
    text(text) {
      if (inText && !inPhonetic) current += text;
    },
  });
  return strings;
}

/** How a cell style shows a number: as a date, with leading zeros, or plainly. */
export type NumberStyle = 'plain' | 'date' | { readonly digits: number };

/** The number styles by style number of a cell. */
export function readStyles(bytes: Buffer): NumberStyle[] {
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let inCellFormats = false;
  scanXml(bytes, {
    open(name, attributes) {
      if (name === 'numFmt') {
        const { numFmtId, formatCode } = attributes();
        codes.set(Number(numFmtId), formatCode ?? '');
      } else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes()['numFmtId'] ?? 0);
        styles.push(styleOf(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
    text() {},
  });
  return styles;
}

/** Built-in number formats that show a date (ECMA-376 18.8.30, with the East Asian ones). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

function styleOf(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) return isBuiltInDate(id) ? 'date' : 'plain';
  // Quoted text, escaped signs and [colour] or [$-locale] parts say nothing about the kind.
  const bare = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');
  if (/^0{2,}$/.test(bare)) return { digits: bare.length };
  // d, j (Dutch jaar) and y tell a date; m alone may be minutes.
  return /[dyj]/i.test(bare) && !/general|standaard/i.test(bare) ? 'date' : 'plain';
}

/** Excel writes signs that XML cannot hold as `_x000D_`. */
export function unescapeCell(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
