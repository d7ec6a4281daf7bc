import { FileError } from './file-error';
import { FILE_LIMITS } from './limits';
import type { RawCell, RawRow, RawSheet } from './raw-table';
import { scanXml } from './scan-xml';
import { unescapeCell } from './xlsx-workbook';
import type { NumberStyle } from './xlsx-workbook';
import { dateOfSerial } from './convert-date';
import { dutchDate } from '../../domain/notice/problem-text';

export type SheetContext = {
  readonly strings: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly from1904: boolean;
};

/**
 * Reads one sheet. Hidden rows are read and marked. A formula is never computed: the stored outcome is taken.
 * Empty rows and cells cost nothing; too many filled ones stop the reading.
 */
export function readSheet(bytes: Buffer, context: SheetContext): Omit<RawSheet, 'name' | 'hidden'> {
  const rows: RawRow[] = [];
  const hiddenColumns: number[] = [];
  let row = { number: 0, hidden: false, cells: [] as RawCell[] };
  let cell = { column: -1, type: '', style: 0, formula: false, value: '' };
  let inValue = false;
  scanXml(bytes, {
    open(name, attributes) {
      if (name === 'row') {
        const found = attributes();
        row = { number: Number(found['r'] ?? row.number + 1), hidden: isTrue(found['hidden']), cells: [] };
        cell = { ...cell, column: -1 };
      } else if (name === 'c') {
        const found = attributes();
        const column = columnOf(found['r']) ?? cell.column + 1;
        cell = { column, type: found['t'] ?? 'n', style: Number(found['s'] ?? 0), formula: false, value: '' };
      } else if (name === 'v' || name === 't') inValue = true;
      else if (name === 'f') cell.formula = true;
      else if (name === 'col') {
        const { min, max, hidden } = attributes();
        if (isTrue(hidden)) addRange(hiddenColumns, Number(min) - 1, Number(max) - 1);
      }
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'c') {
        const text = shownText(cell, context).trim();
        if (text !== '')
          row.cells.push({ column: cell.column, text, ...(cell.formula ? { formula: true } : {}) });
      } else if (name === 'row' && row.cells.length > 0) {
        rows.push({ rowNumber: row.number, hidden: row.hidden, cells: row.cells });
        if (rows.length > FILE_LIMITS.rows + FILE_LIMITS.otherRows) throw new FileError('file_too_many_rows');
        if (row.cells.length > FILE_LIMITS.columns) throw new FileError('file_too_many_columns');
      }
    },
    text(text) {
      if (inValue) cell.value += text;
    },
  });
  return { rows, hiddenColumns, from1904: context.from1904 };
}

function shownText(
  cell: { type: string; style: number; value: string },
  { strings, styles, from1904 }: SheetContext,
): string {
  switch (cell.type) {
    case 's':
      return strings[Number(cell.value)] ?? '';
    case 'inlineStr':
    case 'str':
      return unescapeCell(cell.value);
    case 'b':
      return cell.value === '1' ? 'WAAR' : cell.value === '0' ? 'ONWAAR' : '';
    case 'd':
      return cell.value.slice(0, 10);
    case 'e':
      return cell.value;
    default:
      return shownNumber(cell.value, styles[cell.style] ?? 'plain', from1904);
  }
}

function shownNumber(value: string, style: NumberStyle, from1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return '';
  if (style === 'date') {
    const date = dateOfSerial(number, from1904);
    if (date !== null) return dutchDate(date);
  }
  // Fifteen digits are what Excel keeps; it hides the noise of binary fractions.
  const text = String(Number(number.toPrecision(15))).replace('.', ',');
  return typeof style === 'object' && /^\d+$/.test(text) ? text.padStart(style.digits, '0') : text;
}

/** Position from 0 of a cell address: `A1` is 0, `AB12` is 27. */
function columnOf(address: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(address ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Positions of hidden columns; a range to the end of the sheet is cut where nobody has data. */
function addRange(columns: number[], from: number, to: number): void {
  for (let column = from; column <= Math.min(to, from + 200); column += 1) columns.push(column);
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
