/** What a reader of CSV or XLSX hands on: cells as a person sees them, nothing interpreted yet. */
export type RawCell = {
  /** Position from 0. */
  readonly column: number;
  /** As shown in a spreadsheet; a date cell as `31-12-2026`, a number with a decimal comma. */
  readonly text: string;
  /** The text is the stored outcome of a formula; it was not computed here. */
  readonly formula?: true;
};

export type RawRow = {
  /** As the spreadsheet shows it, from 1. */
  readonly rowNumber: number;
  readonly hidden: boolean;
  /** Only cells with text, in order of column. */
  readonly cells: readonly RawCell[];
};

export type RawSheet = {
  /** null for CSV. */
  readonly name: string | null;
  readonly hidden: boolean;
  readonly rows: readonly RawRow[];
  readonly hiddenColumns: readonly number[];
  /** Day numbers count from 1904 (old Mac files) instead of 1900. */
  readonly from1904: boolean;
};

export type RawFile = {
  readonly kind: 'csv' | 'xlsx';
  readonly sheets: readonly RawSheet[];
  readonly notes: readonly RawNote[];
};

/** Something the reader noticed, for a warning. */
export type RawNote = 'windows_1252' | 'utf_16' | 'looks_garbled' | 'macros';
