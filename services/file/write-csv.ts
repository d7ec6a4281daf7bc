import { looksLikeFormula } from './convert-value';

/**
 * The one place where CSV is written. A text that a spreadsheet could take for a formula gets an apostrophe
 * before it (OWASP, CSV injection); numbers stay numbers, with a decimal comma. `;`, UTF-8 with byte order mark
 * and CRLF: so Dutch Excel opens it with a double click. NUL is left out: no spreadsheet can hold it.
 */
export type CsvValue = string | number | null;

/** Writes rows as CSV text. */
export function writeCsv(rows: readonly (readonly CsvValue[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(writeField).join(';')).join('\r\n')}\r\n`;
}

function writeField(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const text = guardFormula(value.replaceAll('\0', ''));
  // Every character that a reader could take for a delimiter is quoted, not only ours.
  return /[";,|\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Puts an apostrophe before a text that could be taken for a formula. */
export function guardFormula(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text;
}

/** Takes the apostrophe of `guardFormula` away again. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && looksLikeFormula(text.slice(1)) ? text.slice(1) : text;
}
