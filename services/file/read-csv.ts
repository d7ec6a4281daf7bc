import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from './decode-text';
import { FileError } from './file-error';
import { FILE_LIMITS } from './limits';
import type { RawCell, RawFile, RawRow } from './raw-table';

/** Records with and without text; a sheet with formatted empty rows below the people can have very many. */
const MOST_RECORDS = 100_000;
const DELIMITERS = [';', ',', '\t', '|'] as const;

/**
 * Reads delimited text. Rows are numbered as a spreadsheet shows them: a line break inside a field does not
 * start a new row, an empty line does count, Excel's own first line `sep=;` does not.
 */
export function readCsv(bytes: Uint8Array): RawFile {
  const decoded = decodeText(bytes);
  const { notes } = decoded;
  const text = withoutBlankEnd(decoded.text);
  const named = /^\uFEFF?sep=([;,\t|])\r?\n/i.exec(text);
  const body = named === null ? text : text.slice(named[0].length);
  const rows = parseRows(body, named?.[1] ?? findDelimiter(body));
  return {
    kind: 'csv',
    notes,
    sheets: [{ name: null, hidden: false, rows, hiddenColumns: [], from1904: false }],
  };
}

function parseRows(text: string, delimiter: string): RawRow[] {
  const rows: RawRow[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 200_000,
      on_record: (record: string[], context) => {
        if (context.records > MOST_RECORDS) throw new FileError('file_too_heavy');
        const cells = toCells(record);
        if (cells.length > 0)
          rows.push({ rowNumber: context.records + context.empty_lines, hidden: false, cells });
        if (rows.length > FILE_LIMITS.rows + FILE_LIMITS.otherRows) throw new FileError('file_too_many_rows');
        // Nothing is kept by the parser itself: millions of empty records would fill the memory.
        return null;
      },
    });
  } catch (error) {
    if (error instanceof FileError) throw error;
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') {
      throw new FileError('file_quote_open', { row: (rows.at(-1)?.rowNumber ?? 0) + 1 });
    }
    throw new FileError('file_not_readable');
  }
  return rows;
}

/** Cuts off empty rows at the end (`;;;;`), which spreadsheets write by the hundred thousand. */
function withoutBlankEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ' ;,|\t\r\n'.includes(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

function toCells(record: readonly string[]): RawCell[] {
  const cells: RawCell[] = [];
  record.forEach((value, column) => {
    const text = value.trim();
    if (text !== '') cells.push({ column, text });
  });
  return cells;
}

/**
 * The delimiter that cuts most lines into the same number of fields, more than one. Quoted fields are left out,
 * so that a comma in a name or a number with a decimal comma does not mislead.
 */
function findDelimiter(text: string): string {
  const lines = text
    .slice(0, 100_000)
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 200);
  let best: { delimiter: string; score: number } = { delimiter: ';', score: 0 };
  for (const delimiter of DELIMITERS) {
    const sizes = new Map<number, number>();
    for (const line of lines) {
      const size = line.split(delimiter).length;
      if (size > 1) sizes.set(size, (sizes.get(size) ?? 0) + 1);
    }
    for (const [size, number] of sizes) {
      const score = number * Math.min(size, 12);
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}
