import type { FilePreview, ReadOptions } from '../../services/file/preview';

/** One file of the corpus: made in the test, with what a person would expect to see of it. */
export type CorpusFile = {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  readonly options?: Partial<ReadOptions>;
  /** One line per row, see `describeRow`; or the refusal of the whole file. */
  readonly expect: readonly string[] | { readonly refused: string };
  /** Codes of the warnings, in order; not looked at when left out. */
  readonly warnings?: readonly string[];
  /** `row reason` of rows that were not read as a person; not looked at when left out. */
  readonly skipped?: readonly string[];
};

export const TODAY = '2026-11-24';

export const utf8 = (text: string) => (): Uint8Array => Buffer.from(text, 'utf8');
export const utf8WithMark = (text: string) => (): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf8');
export const utf16le = (text: string) => (): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le');
export const utf16leBare = (text: string) => (): Uint8Array => Buffer.from(text, 'utf16le');
export const utf16be = (text: string) => (): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();

/** Windows-1252: latin1 with the euro sign and curly quotes where Windows has them. */
export const windows1252 = (text: string) => (): Uint8Array =>
  Buffer.from(text.replaceAll('€', '\x80').replaceAll('’', '\x92').replaceAll('–', '\x96'), 'latin1');

/**
 * A row in one line: `4: 12 J. de Vries / Oss / Kok / permanent 24.5 / 2011-05-01 > 2026-12-31`.
 * With problems, they stand behind it: `4: - ! einddatum cell_date`.
 */
export function describeRows(preview: FilePreview): string[] {
  return preview.rows.map(({ rowNumber, employee: one, problems }) => {
    const name = [one?.initials, one?.givenName, one?.namePrefix, one?.familyName].filter(Boolean).join(' ');
    const period = [one?.employedSince, one?.endDate].map((date) => date ?? '?').join(' > ');
    const work = [one?.contractKind === 'unknown' ? '?' : one?.contractKind, one?.hoursPerWeek ?? '?'].join(
      ' ',
    );
    const person =
      one === null || one === undefined
        ? '-'
        : [`${one.personnelReference} ${name}`.trim(), one.residence, one.occupation, work, period].join(
            ' / ',
          );
    const wrong = problems.map((problem) => `${problem.field ?? 'row'} ${problem.code}`).join(', ');
    return `${rowNumber}: ${person}${wrong === '' ? '' : ` ! ${wrong}`}`;
  });
}
