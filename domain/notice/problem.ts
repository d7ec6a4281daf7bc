/**
 * What can be wrong with a notice, as a closed list. Each code has one sentence form in `describe-issue.ts` or
 * `problem-text.ts`: Dutch, plain, and saying what to do. A sentence never repeats what was filled in.
 */
export const PROBLEM_CODES = [
  'missing',
  'wrong_type',
  'too_long',
  'too_high',
  'too_low',
  'not_in_list',
  'wrong_format',
  'too_many_decimals',
  'unknown_field',
  'not_in_event',
  'not_a_code',
  'unsafe_text',
  'bsn',
  'date_wrong',
  'kvk_missing_zero',
  'kvk_is_branch_number',
  'kvk_is_rsin',
  'kvk_wrong',
  'no_employees',
  'too_many_employees',
  'duplicate_reference',
  'end_date_missing',
  'end_date_past',
  'end_date_far',
  'since_wrong',
  'since_after_end',
  'settlement_wrong',
  'review_date_missing',
  'review_date_past',
  'review_date_far',
  'review_date_not_needed',
  'part_wrong',
  'parts_missing',
  'parts_differ',
  'municipality_unknown',
  'municipality_ambiguous',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing that is wrong, in the form of the NL API rules (RFC 9457 extension member `errors`). */
export type Problem = {
  readonly in: 'body';
  /** Place in the JSON body, positions from 0: `werknemers[3].einddatum`. */
  readonly location: string;
  readonly code: ProblemCode;
  /** Dutch sentence for the one who filled it in. */
  readonly detail: string;
};

/** Writes a path of keys and positions as `werknemers[3].einddatum`; strange keys are shortened and cleaned. */
export function locationOf(path: readonly PropertyKey[]): string {
  let location = '';
  for (const step of path) {
    if (typeof step === 'number') location += `[${step}]`;
    else location += `${location === '' ? '' : '.'}${safeKey(String(step))}`;
  }
  return location;
}

/** A key from outside, fit to show: at most 40 ordinary characters. */
export function safeKey(key: string): string {
  return key.replace(/[^\p{L}\p{N} _.-]/gu, '?').slice(0, 40);
}
