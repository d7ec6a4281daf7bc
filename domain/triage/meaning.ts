import type { Result } from '../shared/result';
import { ok, refuse } from '../shared/result';
import type { Words } from '../shared/words';

/** The three outcomes by what they mean (D48, D49). Numbers exist on screens only, always with words. */
export const TRIAGE_MEANINGS = ['own_strength', 'short_match', 'intensive'] as const;
export type TriageMeaning = (typeof TRIAGE_MEANINGS)[number];

export const TRIAGE_WORDS = {
  own_strength: 'eigen-kracht',
  short_match: 'kort-en-match',
  intensive: 'intensief',
} as const satisfies Words<TriageMeaning>;

/** As carried out in the pilot; the design of the pilot had 1 and 3 the other way round (report fn 3). */
export const TRIAGE_LABELS: Readonly<Record<TriageMeaning, string>> = {
  own_strength: 'Triage 1 (zoals uitgevoerd): eigen kracht. Grote kans op werk, geen verdere dienst.',
  short_match: 'Triage 2 (zoals uitgevoerd): kort en match. Een korte dienst en meteen zoeken naar werk.',
  intensive: 'Triage 3 (zoals uitgevoerd): intensief. Kleine kans op werk, hulp op maat.',
};

/** Short form for lists and figures: number and words together. */
export const TRIAGE_SHORT: Readonly<Record<TriageMeaning, string>> = {
  own_strength: 'triage 1 (zoals uitgevoerd): eigen kracht',
  short_match: 'triage 2 (zoals uitgevoerd): kort en match',
  intensive: 'triage 3 (zoals uitgevoerd): intensief',
};

/**
 * Reads a triage outcome from a file or another system. Only words count; a number beside words is ignored,
 * and a bare number is refused, because it meant two opposite things in one pilot (D49).
 */
export function parseTriageMeaning(text: string): Result<TriageMeaning> {
  const plain = text.trim().toLowerCase();
  if (/^(triage)?[\s:-]*\d+$/.test(plain)) return refuse('triage_number_without_meaning');
  const words = plain
    .replace(/\(zoals uitgevoerd\)/g, ' ')
    .replace(/triage|\d+/g, ' ')
    .replace(/[^a-z]+/g, ' ')
    .trim();
  const meaning = TRIAGE_MEANINGS.find(
    (code) => words === code.replaceAll('_', ' ') || words === TRIAGE_WORDS[code].replaceAll('-', ' '),
  );
  return meaning === undefined ? refuse('triage_meaning_unknown') : ok(meaning);
}
