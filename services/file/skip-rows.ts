import { holdsBsn, passesElevenTest } from '../../domain/notice/bsn-guard';
import { withoutUnsafe } from '../../domain/notice/text-guard';
import { FileError } from './file-error';
import { headerKey } from './file-field';
import type { HeaderColumn } from './find-header';
import type { SkippedRow } from './preview';
import type { RawRow } from './raw-table';
import { SKIPPED_LABEL } from './row-text';

const TOTAL = /^((sub|eind)? ?totaal|totalen|total|aantal|som|gemiddelde?)\b/;

/** Why a row below the header is not a person, or null when it is read as one. */
export function skipReason(
  row: RawRow,
  columns: readonly HeaderColumn[],
): 'total' | 'header_again' | 'note' | null {
  const fieldOf = new Map(columns.map((one) => [one.column, one]));
  const same = row.cells.filter((cell) => {
    const header = fieldOf.get(cell.column)?.header ?? '';
    return header !== '' && headerKey(header) === headerKey(cell.text);
  });
  if (same.length >= 2 && same.length * 2 > row.cells.length) return 'header_again';

  const used = row.cells.filter((cell) => (fieldOf.get(cell.column)?.field ?? null) !== null);
  const fields = columns.filter((one) => one.field !== null).length;
  if (TOTAL.test(headerKey(row.cells[0]?.text ?? '')) && used.length * 2 <= fields) return 'total';
  if (used.length === 0) return 'note';
  const only = used[0];
  if (used.length === 1 && only !== undefined && fields >= 3) {
    // A lone personnel number is a person whose row was not filled in; other lone text is a note.
    const isReference =
      fieldOf.get(only.column)?.field === 'personeelsnummer' && /^\S*\d\S*$/.test(only.text);
    if (!isReference) return 'note';
  }
  return null;
}

/** A skipped row as it is shown: the words of its first cell, without a BSN. Other cells may hold wages. */
export function skippedRow(row: RawRow, reason: SkippedRow['reason']): SkippedRow {
  const text = withoutUnsafe(row.cells[0]?.text ?? '').slice(0, 120);
  return {
    rowNumber: row.rowNumber,
    reason,
    label: SKIPPED_LABEL[reason],
    text: holdsBsn(text) ? '•••••••••' : text,
  };
}

/** Refuses a table with a column that is full of numbers passing the 11-test, whatever the column is called. */
export function refuseBsnValues(columns: readonly HeaderColumn[], rows: readonly RawRow[]): void {
  const filled = new Map<number, number>();
  const passing = new Map<number, number>();
  for (const row of rows) {
    for (const { column, text } of row.cells) {
      filled.set(column, (filled.get(column) ?? 0) + 1);
      // A spreadsheet drops a leading zero.
      const digits = text.replace(/[ .-]/g, '').padStart(9, '0');
      if (/^\d{8,}$/.test(text.replace(/[ .-]/g, '')) && passesElevenTest(digits))
        passing.set(column, (passing.get(column) ?? 0) + 1);
    }
  }
  for (const { column } of columns) {
    const number = passing.get(column) ?? 0;
    if (number >= 3 && number >= (filled.get(column) ?? 0) * 0.8) throw new FileError('file_bsn_column');
  }
}
