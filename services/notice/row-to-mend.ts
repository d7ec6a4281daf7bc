import { parseDate } from '../file/convert-date';
import { mendPostcode, parseContractKind } from '../file/convert-value';
import { splitName } from '../file/split-name';
import type { FileDraft, FileDraftRow } from './file-draft';

/** A held row, ready to be shown in a form. */
export interface RowToMend {
  readonly row: FileDraftRow;
  /** Per field of the contract, what of the row could be read; the rest is shown as it stood in the file. */
  readonly typed: Readonly<Record<string, string>>;
  /** What the form does not ask and the file did say, in the words of the contract; kept with the mended row. */
  readonly rest: Readonly<Record<string, unknown>>;
}

const ADDRESS = ['straat', 'huisnummer', 'postcode', 'plaats'] as const;
const NOT_ASKED = ['voorletters', 'escoCode', 'datumVaststelling'] as const;
const DATES: ReadonlySet<string> = new Set(['einddatum', 'inDienstSinds', 'datumVaststelling']);

/**
 * One row of a draft with its texts by field, so that mending begins with what was already right.
 * @param rowNumber as the spreadsheet shows it
 * @returns null when the draft has no such row
 */
export function rowToMend(draft: FileDraft, rowNumber: number): RowToMend | null {
  const row = draft.rows.find((candidate) => candidate.rowNumber === rowNumber);
  if (row === undefined) return null;
  const typed: Record<string, string> = {};
  draft.columns.forEach(({ field }, index) => {
    const text = row.values[index]?.trim() ?? '';
    if (field === null || text === '') return;
    Object.assign(typed, typedOf(field, text));
  });
  const rest = restOf(typed);
  // Many files say where somebody lives only as the place of an address.
  const residence = typed['woongemeente'] ?? typed['plaats'];
  return { row, typed: residence === undefined ? typed : { ...typed, woongemeente: residence }, rest };
}

function restOf(typed: Readonly<Record<string, string>>): Record<string, unknown> {
  const given = (names: readonly string[]): [string, string][] =>
    names.flatMap((name) => (typed[name] ? [[name, typed[name]] as [string, string]] : []));
  const address = given(ADDRESS).map(([name, value]) => [
    name,
    name === 'postcode' ? mendPostcode(value) : value,
  ]);
  return {
    ...Object.fromEntries(given(NOT_ASKED)),
    ...(address.length === 0 ? {} : { adres: Object.fromEntries(address) as Record<string, string> }),
  };
}

function typedOf(field: string, text: string): Record<string, string> {
  if (field === 'naam' || field === 'achternaam') return nameOf(text, field);
  if (DATES.has(field)) return { [field]: parseDate(text) ?? '' };
  if (field === 'contractsoort') return { contractsoort: parseContractKind(text) ?? '' };
  return { [field]: text };
}

function nameOf(text: string, field: 'naam' | 'achternaam'): Record<string, string> {
  if (field === 'achternaam') return { achternaam: text };
  const { givenName, namePrefix, familyName } = splitName(text);
  return {
    ...(givenName === undefined ? {} : { roepnaam: givenName }),
    ...(namePrefix === undefined ? {} : { tussenvoegsel: namePrefix }),
    ...(familyName === undefined ? {} : { achternaam: familyName }),
  };
}
