/**
 * Size of an enterprise by EU recommendation 2003/361: number of people AND one of two money limits
 * (report footnote 10, D2, D37). It counts the enterprise, not the establishment.
 */
export const TURNOVER_CLASSES = ['up_to_2m', 'up_to_10m', 'up_to_50m', 'over_50m', 'unknown'] as const;
export const BALANCE_CLASSES = ['up_to_2m', 'up_to_10m', 'up_to_43m', 'over_43m', 'unknown'] as const;
export const SIZE_CLASSES = ['micro', 'small', 'medium', 'large', 'unknown'] as const;

export type TurnoverClass = (typeof TURNOVER_CLASSES)[number];
export type BalanceClass = (typeof BALANCE_CLASSES)[number];
export type SizeClass = (typeof SIZE_CLASSES)[number];

export type SizeFacts = {
  /** People in the whole enterprise. */
  readonly headcount?: number;
  readonly turnoverClass?: TurnoverClass;
  readonly balanceClass?: BalanceClass;
};

/** One more than the most people of the class; the highest money class that still fits is its own position. */
const LIMITS = [
  { size: 'micro', people: 10, moneyPosition: 0 },
  { size: 'small', people: 50, moneyPosition: 1 },
  { size: 'medium', people: 250, moneyPosition: 2 },
] as const;

/** True, false, or null when it is not known. */
type Tri = boolean | null;

/**
 * The size class of an enterprise. Facts that are not known count as not known: the answer is a class only
 * when the missing facts cannot change it, else `unknown`.
 */
export function sizeClassOf(facts: SizeFacts): SizeClass {
  for (const limit of LIMITS) {
    const people: Tri = facts.headcount === undefined ? null : facts.headcount < limit.people;
    const turnover = within(TURNOVER_CLASSES, facts.turnoverClass, limit.moneyPosition);
    const balance = within(BALANCE_CLASSES, facts.balanceClass, limit.moneyPosition);
    const fits = and(people, or(turnover, balance));
    if (fits === true) return limit.size;
    if (fits === null) return 'unknown';
  }
  return 'large';
}

function within<T extends string>(classes: readonly T[], value: T | undefined, position: number): Tri {
  if (value === undefined || value === 'unknown') return null;
  return classes.indexOf(value) <= position;
}

function and(a: Tri, b: Tri): Tri {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}

function or(a: Tri, b: Tri): Tri {
  if (a === true || b === true) return true;
  return a === null || b === null ? null : false;
}
