import { holdsBsn } from '../../domain/notice/bsn-guard';
import { findDuplicates } from '../../domain/notice/duplicates';
import { makeProblem } from '../../domain/notice/describe-issue';
import { indexMunicipalities } from '../../domain/region/find-municipality';
import { isSafeText, withoutUnsafe } from '../../domain/notice/text-guard';
import { convertRow } from './convert-row';
import type { RowContext } from './convert-row';
import { looksLikeFormula } from './convert-value';
import { FileError } from './file-error';
import { FIELD_TITLES } from './file-field';
import type { FileField } from './file-field';
import { chooseSheet, refuseBsnColumn } from './find-header';
import type { HeaderColumn } from './find-header';
import { FILE_LIMITS } from './limits';
import type { FilePreview, PreviewRow, ReadOptions, RowProblem, SkippedRow } from './preview';
import type { RawFile, RawRow } from './raw-table';
import { ROW_TEXT } from './row-text';
import { refuseBsnValues, skippedRow, skipReason } from './skip-rows';
import { tellWarnings } from './tell-warnings';

/**
 * Makes of a raw table what the employer sees before anything is sent: every row with everything that is wrong
 * with it, rows that are no person with the reason, and warnings. Throws a refusal when the file as a whole
 * cannot be used.
 */
export function buildPreview(file: RawFile, options: ReadOptions): FilePreview {
  const chosen = chooseSheet(file, options.sheet);
  const { sheet, header } = chosen;
  const below = sheet.rows.slice(header.position + 1);
  const columns = nameColumns(header.columns, below, options);
  if (columns.length > FILE_LIMITS.columns) throw new FileError('file_too_many_columns');
  refuseBsnColumn(columns);
  refuseBsnValues(columns, below);

  const skipped: SkippedRow[] = sheet.rows
    .slice(0, header.position)
    .map((row) => skippedRow(row, 'above_header'));
  const people: RawRow[] = [];
  for (const row of below) {
    const reason = skipReason(row, columns);
    if (reason === null) people.push(row);
    else skipped.push(skippedRow(row, reason));
  }
  if (people.length === 0) throw new FileError('file_no_rows');
  if (people.length > FILE_LIMITS.rows) throw new FileError('file_too_many_rows');

  const counts = { hoursRounded: 0, unsafe: 0, formulas: 0 };
  const context = rowContext(sheet.from1904, options);
  const rows = people.map((row) => readRow(row, columns, context, options, counts));
  const duplicates = findRowDuplicates(rows);
  return {
    kind: file.kind,
    sheet: sheet.name,
    headerRow: header.rowNumber,
    columns: columns.map(({ column, header: name, field }) => ({
      position: column,
      header: name,
      field,
      label: field === null ? null : FIELD_TITLES[field],
    })),
    rows: holdRepeated(rows, duplicates, columns),
    skipped,
    warnings: tellWarnings(file, chosen, columns, rows, counts),
    duplicates,
  };
}

/** The columns in use: those with a header, and nameless ones with values; what the user chose wins. */
function nameColumns(
  named: readonly HeaderColumn[],
  rows: readonly RawRow[],
  { columns: choices = {} }: ReadOptions,
): HeaderColumn[] {
  const filled = new Set(rows.flatMap((row) => row.cells.map((cell) => cell.column)));
  const nameless = [...filled].filter((column) => !named.some((one) => one.column === column));
  const all = [...named, ...nameless.map((column) => ({ column, header: '', field: null }))];
  const chosen = new Set(Object.values(choices).filter((field) => field !== null));
  return all
    .sort((a, b) => a.column - b.column)
    .map((one) => {
      const choice = choices[one.column];
      if (choice !== undefined) return { ...one, field: choice };
      // A field that the user gave to another column is free here.
      return one.field !== null && chosen.has(one.field) ? { ...one, field: null } : one;
    });
}

function rowContext(from1904: boolean, options: ReadOptions): RowContext {
  const { municipalities } = options;
  return {
    today: options.today,
    endDateRequired: (options.certainty ?? 'definite') === 'definite',
    from1904,
    ...(municipalities === undefined
      ? {}
      : { municipalities: indexMunicipalities(municipalities.rows, municipalities.postcodes ?? []) }),
  };
}

type Counts = { hoursRounded: number; unsafe: number; formulas: number };

function readRow(
  row: RawRow,
  columns: readonly HeaderColumn[],
  context: RowContext,
  options: ReadOptions,
  counts: Counts,
): PreviewRow {
  const texts: Partial<Record<FileField, string>> = {};
  const tooLong: RowProblem[] = [];
  const byColumn = new Map(row.cells.map((cell) => [cell.column, cell]));
  const values = columns.map(({ column, field }) => {
    const cell = byColumn.get(column);
    if (cell === undefined || field === null) return '';
    if (cell.formula === true) counts.formulas += 1;
    if (!isSafeText(cell.text, true)) counts.unsafe += 1;
    const text = withoutUnsafe(cell.text).normalize('NFC');
    if (text.length > FILE_LIMITS.cellText) {
      tooLong.push({ column, field, code: 'cell_too_long', detail: ROW_TEXT.cell_too_long });
      return `${text.slice(0, 100)}…`;
    }
    texts[field] = text;
    return shown(text, field);
  });
  if (!columns.some((one) => one.field === 'personeelsnummer')) texts.personeelsnummer = `R${row.rowNumber}`;
  const converted = convertRow(texts, context);
  if (converted.hoursRounded) counts.hoursRounded += 1;
  const problems: RowProblem[] = [
    ...tooLong,
    ...converted.problems
      .filter((one) => !tooLong.some((other) => other.field === one.field))
      .map((one) => ({ ...one, column: columnOf(one.field, columns) })),
  ];
  if (row.hidden && options.hiddenRows !== 'take')
    problems.push({ column: null, field: null, code: 'row_hidden', detail: ROW_TEXT.row_hidden });
  const employee = tooLong.length > 0 ? null : converted.employee;
  return { rowNumber: row.rowNumber, hidden: row.hidden, values, employee, problems };
}

/** A value fit to show and to keep: no BSN, and nothing a spreadsheet would compute when it is copied back. */
function shown(text: string, field: FileField): string {
  if (field !== 'telefoon' && holdsBsn(text)) return '•••••••••';
  return looksLikeFormula(text) && !/^[-+][\d ()]+$|^-+$/.test(text) ? `'${text}` : text;
}

function columnOf(field: FileField | null, columns: readonly HeaderColumn[]): number | null {
  return field === null ? null : (columns.find((one) => one.field === field)?.column ?? null);
}

function findRowDuplicates(rows: readonly PreviewRow[]): FilePreview['duplicates'] {
  const readable = rows.flatMap(({ rowNumber, employee }) =>
    employee === null ? [] : [{ rowNumber, employee }],
  );
  return findDuplicates(readable, (one) => one.employee).map(({ kind, members }) => ({
    kind,
    rowNumbers: members.map((one) => one.rowNumber),
  }));
}

/** Holds the second and later rows with the same personnel reference; the first one stays. */
function holdRepeated(
  rows: readonly PreviewRow[],
  duplicates: FilePreview['duplicates'],
  columns: readonly HeaderColumn[],
): PreviewRow[] {
  const first = new Map<number, number>();
  for (const { kind, rowNumbers } of duplicates) {
    if (kind !== 'personnel_reference') continue;
    for (const rowNumber of rowNumbers.slice(1)) first.set(rowNumber, rowNumbers[0] ?? 0);
  }
  return rows.map((row) => {
    const other = first.get(row.rowNumber);
    if (other === undefined) return row;
    const { code, detail } = makeProblem(['personeelsnummer'], 'duplicate_reference', {
      other: `rij ${other}`,
    });
    const column = columnOf('personeelsnummer', columns);
    return { ...row, problems: [...row.problems, { column, field: 'personeelsnummer', code, detail }] };
  });
}
