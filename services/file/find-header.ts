import { isBsnName } from '../../domain/notice/bsn-guard';
import { withoutUnsafe } from '../../domain/notice/text-guard';
import { FileError } from './file-error';
import { fieldOfHeader } from './file-field';
import type { FileField } from './file-field';
import type { RawFile, RawRow, RawSheet } from './raw-table';

/** Rows with text that are searched for the column names. */
const SEARCHED_ROWS = 40;
/** Fields that tell that a table is about employees; at least one must be there. */
const TELLING: readonly FileField[] = [
  'personeelsnummer',
  'naam',
  'achternaam',
  'functie',
  'woongemeente',
  'einddatum',
  'contractsoort',
];

export type HeaderColumn = {
  readonly column: number;
  readonly header: string;
  readonly field: FileField | null;
};

export type FoundHeader = {
  readonly rowNumber: number;
  /** Position of the header among the rows of the sheet. */
  readonly position: number;
  readonly columns: readonly HeaderColumn[];
  /** Headers that tell a field which another column already has. */
  readonly doubles: readonly string[];
  /** Number of fields that were recognised. */
  readonly score: number;
};

export type ChosenSheet = {
  readonly sheet: RawSheet;
  readonly header: FoundHeader;
  readonly others: readonly RawSheet[];
};

/**
 * Chooses the sheet to read: the one that was named, else the one with the best header, visible before hidden,
 * more rows before fewer. `others` also have a header with rows below it, so they may hold people too.
 */
export function chooseSheet(file: RawFile, named: string | undefined): ChosenSheet {
  if (file.sheets.every((sheet) => sheet.rows.length === 0)) throw new FileError('file_empty');
  const candidates = named === undefined ? file.sheets : file.sheets.filter((sheet) => sheet.name === named);
  if (candidates.length === 0) throw new FileError('file_sheet_unknown');
  const found = candidates.flatMap((sheet) => {
    const header = findHeader(sheet.rows);
    return header === null ? [] : [{ sheet, header, size: sheet.rows.length - header.position - 1 }];
  });
  found.sort(
    (a, b) =>
      Number(a.size === 0) - Number(b.size === 0) ||
      Number(a.sheet.hidden) - Number(b.sheet.hidden) ||
      b.header.score - a.header.score ||
      b.size - a.size,
  );
  const best = found[0];
  if (best === undefined) throw new FileError('file_no_header');
  const others = found.slice(1).filter((one) => one.size > 0);
  return { sheet: best.sheet, header: best.header, others: others.map((one) => one.sheet) };
}

/** The row that holds the names of the columns: the one that tells most fields, the first of equals. */
function findHeader(rows: readonly RawRow[]): FoundHeader | null {
  let best: FoundHeader | null = null;
  for (const [position, row] of rows.slice(0, SEARCHED_ROWS).entries()) {
    const header = readHeader(row, position);
    if (header !== null && header.score > (best?.score ?? 0)) best = header;
  }
  return best;
}

function readHeader(row: RawRow, position: number): FoundHeader | null {
  const cells = row.cells.map((cell) => ({
    column: cell.column,
    header: withoutUnsafe(cell.text).slice(0, 80),
  }));
  const owners = new Map<FileField, { column: number; sure: boolean }>();
  const doubles: string[] = [];
  for (const { column, header } of cells) {
    const told = fieldOfHeader(header);
    if (told === null) continue;
    const owner = owners.get(told.field);
    if (owner === undefined || (told.sure && !owner.sure))
      owners.set(told.field, { column, sure: told.sure });
    if (owner !== undefined) doubles.push(header);
  }
  const byColumn = new Map([...owners].map(([field, { column }]) => [column, field]));
  const score = owners.size;
  const enough = score >= 2 && TELLING.some((field) => owners.has(field));
  if (!enough) return null;
  const columns = cells.map(({ column, header }) => ({
    column,
    header,
    field: byColumn.get(column) ?? null,
  }));
  return { rowNumber: row.rowNumber, position, columns: nameParts(columns), doubles, score };
}

/** "Naam" beside "Voornaam" or "Voorletters" is the family name. */
function nameParts(columns: readonly HeaderColumn[]): HeaderColumn[] {
  const has = (field: FileField): boolean => columns.some((one) => one.field === field);
  const apart = !has('achternaam') && (has('roepnaam') || has('voorletters') || has('tussenvoegsel'));
  return columns.map((one) => (apart && one.field === 'naam' ? { ...one, field: 'achternaam' } : one));
}

/** Refuses a table with a column for the BSN, whatever is in it. */
export function refuseBsnColumn(columns: readonly HeaderColumn[]): void {
  if (columns.some((one) => isBsnName(one.header))) throw new FileError('file_bsn_column');
}
