import type { ChosenSheet, HeaderColumn } from './find-header';
import { fieldOfHeader } from './file-field';
import type { FileWarning, PreviewRow, WarningCode } from './preview';
import type { RawFile } from './raw-table';
import { WARNING_TEXT } from './row-text';

/** Everything the employer should know of how the file was read, in the order in which it matters. */
export function tellWarnings(
  file: RawFile,
  { sheet, header, others }: ChosenSheet,
  columns: readonly HeaderColumn[],
  rows: readonly PreviewRow[],
  counts: { readonly hoursRounded: number; readonly unsafe: number; readonly formulas: number },
): FileWarning[] {
  const warnings: FileWarning[] = [];
  const tell = (code: WarningCode, what: string | number | readonly string[]): void => {
    if (what === 0 || (Array.isArray(what) && what.length === 0)) return;
    const words = typeof what === 'number' ? String(what) : typeof what === 'string' ? what : list(what);
    warnings.push({ code, detail: WARNING_TEXT[code](words) });
  };
  const quoted = (name: string | null): string => `"${name ?? ''}"`;
  if (file.sheets.length > 1) tell('sheet_chosen', quoted(sheet.name));
  tell(
    'other_sheets',
    others.map((one) => quoted(one.name)),
  );
  if (sheet.hidden) tell('hidden_sheet', quoted(sheet.name));
  tell('hidden_rows', rows.filter((row) => row.hidden).length);
  const hidden = columns.filter((one) => one.field !== null && sheet.hiddenColumns.includes(one.column));
  tell(
    'hidden_columns',
    hidden.map((one) => quoted(one.header)),
  );
  const unused = columns.filter((one) => one.field === null && one.header !== '');
  tell(
    'column_twice',
    unused.filter((one) => header.doubles.includes(one.header)).map((one) => quoted(one.header)),
  );
  tell(
    'columns_not_used',
    unused.filter((one) => !header.doubles.includes(one.header)).map((one) => quoted(one.header)),
  );
  if (!columns.some((one) => one.field === 'personeelsnummer')) tell('no_reference_column', '');
  const unsure = columns.filter(
    (one) => (one.field === 'email' || one.field === 'telefoon') && fieldOfHeader(one.header)?.sure === false,
  );
  tell(
    'mail_perhaps_work',
    unsure.map((one) => quoted(one.header)),
  );
  tell('formulas', counts.formulas);
  tell('hours_rounded', counts.hoursRounded);
  tell('unsafe_text_removed', counts.unsafe);
  for (const note of file.notes) if (note === 'looks_garbled' || note === 'macros') tell(note, '');
  return warnings;
}

/** At most ten names; more would hide the sentence. */
function list(names: readonly string[]): string {
  const shown = names.slice(0, 10).join(', ');
  return names.length > 10 ? `${shown} en nog ${names.length - 10}` : shown;
}
