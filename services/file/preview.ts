import type { DuplicateKind } from '../../domain/notice/duplicates';
import type { Certainty, NoticedEmployee } from '../../domain/notice/notice';
import type { ProblemCode } from '../../domain/notice/problem';
import type { PlainDate } from '../../domain/shared/dates';
import type { Municipality } from '../../domain/region/municipality';
import type { FileField } from './file-field';

/** What the reader of a file must know. */
export type ReadOptions = {
  /** Today in the Netherlands. */
  readonly today: PlainDate;
  /** State of the decision; end dates must be there when it is definite. Definite when left out. */
  readonly certainty?: Certainty;
  /** Name of the sheet to read; the one with the best header when left out. */
  readonly sheet?: string;
  /** `hold` (when left out): hidden rows are shown and not sent along. `take`: they are rows like the others. */
  readonly hiddenRows?: 'hold' | 'take';
  /** What the user says a column is, by position from 0; null means "do not use". Wins from the header. */
  readonly columns?: Readonly<Record<number, FileField | null>>;
  /** When given, municipalities of residence are looked up, and unknown or double ones are problems of the row. */
  readonly municipalities?: {
    readonly rows: readonly Municipality[];
    readonly postcodes?: readonly (readonly [postcode4: string, code: string])[];
  };
};

/** What can be wrong with a row, beside the problems of the notice itself. */
export type RowProblemCode =
  | ProblemCode
  | 'cell_date'
  | 'cell_hours'
  | 'cell_contract'
  | 'cell_formula_text'
  | 'cell_error'
  | 'cell_too_long'
  | 'row_hidden';

export type RowProblem = {
  /** The column it is about, by position; null when it is about the row. */
  readonly column: number | null;
  readonly field: FileField | null;
  readonly code: RowProblemCode;
  /** Dutch sentence that says what to do. */
  readonly detail: string;
};

export type PreviewColumn = {
  /** Position in the file, from 0. */
  readonly position: number;
  /** As it stands in the file. */
  readonly header: string;
  /** null: not used, and its values are not kept. */
  readonly field: FileField | null;
  /** Dutch name of the field. */
  readonly label: string | null;
};

export type PreviewRow = {
  /** As the spreadsheet shows it. */
  readonly rowNumber: number;
  readonly hidden: boolean;
  /** As typed, one per column; empty for columns that are not used, dots for a BSN, `'` before a formula sign. */
  readonly values: readonly string[];
  /** The employee by the rules of the notice, or null when one of them is broken. */
  readonly employee: NoticedEmployee | null;
  readonly problems: readonly RowProblem[];
};

/** A row that was not read as a person; always shown with its reason. */
export type SkippedRow = {
  readonly rowNumber: number;
  readonly reason: 'above_header' | 'total' | 'header_again' | 'note';
  /** Dutch words for the reason. */
  readonly label: string;
  /** Beginning of the row, fit to show. */
  readonly text: string;
};

export type FileWarning = { readonly code: WarningCode; readonly detail: string };
export type WarningCode =
  | 'sheet_chosen'
  | 'other_sheets'
  | 'hidden_sheet'
  | 'hidden_rows'
  | 'hidden_columns'
  | 'columns_not_used'
  | 'column_twice'
  | 'no_reference_column'
  | 'mail_perhaps_work'
  | 'formulas'
  | 'hours_rounded'
  | 'unsafe_text_removed'
  | 'looks_garbled'
  | 'macros';

export type FilePreview = {
  readonly kind: 'csv' | 'xlsx';
  /** Sheet that was read; null for CSV. */
  readonly sheet: string | null;
  /** Row of the column names, as the spreadsheet shows it. */
  readonly headerRow: number;
  readonly columns: readonly PreviewColumn[];
  readonly rows: readonly PreviewRow[];
  readonly skipped: readonly SkippedRow[];
  readonly warnings: readonly FileWarning[];
  /** People who look the same, by row number; the same personnel reference is also a problem of the later row. */
  readonly duplicates: readonly { readonly kind: DuplicateKind; readonly rowNumbers: readonly number[] }[];
};
