/** Why a text is not a KvK number; each has its own Dutch sentence, because each asks for something else. */
export type KvkProblem = 'kvk_missing_zero' | 'kvk_is_branch_number' | 'kvk_is_rsin' | 'kvk_wrong';

/** A KvK number as people write it (`12 34 56 78`, `KvK 12345678`) as eight digits, when it is one. */
export function normaliseKvkNumber(text: string): string {
  return text.replace(/^\s*kvk[\s:.-]*/i, '').replace(/[\s.-]/g, '');
}

/**
 * Checks a KvK number: eight digits with leading zeros, not all the same.
 * The register publishes no check digit, so only shape can be checked here.
 * Returns null when it is right, else the reason.
 */
export function checkKvkNumber(text: string): KvkProblem | null {
  const number = normaliseKvkNumber(text);
  if (/^\d{8}$/.test(number)) return /^(\d)\1{7}$/.test(number) ? 'kvk_wrong' : null;
  if (/^\d{7}$/.test(number)) return 'kvk_missing_zero';
  if (/^\d{12}$/.test(number)) return 'kvk_is_branch_number';
  if (/^\d{9}$/.test(number)) return 'kvk_is_rsin';
  return 'kvk_wrong';
}
