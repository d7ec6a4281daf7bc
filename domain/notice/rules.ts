import { addMonths, isPlainDate } from '../shared/dates';
import type { PlainDate } from '../shared/dates';
import { makeProblem } from './describe-issue';
import type { Problem } from './problem';
import { dutchDate } from './problem-text';
import { CERTAINTY_WORDS } from './words';

/**
 * Rules between fields and with today. They read data that may be wrong elsewhere, and look only at the parts
 * that are right, so that one reading tells everything that is wrong.
 */
export type RuleContext = {
  /** Today in the Netherlands. */
  readonly today: PlainDate;
  /** True when end dates must be there: the decision is definite. */
  readonly endDateRequired: boolean;
};

/** How far an end date may lie back or ahead, in months: a wider range is a typing mistake. */
const END_DATE_BACK = 12;
const END_DATE_AHEAD = 60;
const SETTLEMENT_BACK = 36;
const REVIEW_AHEAD = 12;
const EARLIEST_SINCE = '1950-01-01';

/** Whether the decision in this data is definite (also when nothing else of it is right). */
export function isDefinite(input: unknown): boolean {
  return field(field(input, 'melding'), 'besluit') === CERTAINTY_WORDS.definite;
}

/** Checks review date and parts. `input` is the whole body. */
export function checkNoticeRules(input: unknown, context: { today: PlainDate }): Problem[] {
  const problems: Problem[] = [];
  const facts = field(input, 'melding');
  const decision = field(facts, 'besluit');
  const review = field(facts, 'herzieningsdatum');
  const path = ['melding', 'herzieningsdatum'];
  if (decision === CERTAINTY_WORDS.definite) {
    if (review !== undefined) problems.push(makeProblem(path, 'review_date_not_needed'));
  } else if (decision === CERTAINTY_WORDS.uncertain || decision === CERTAINTY_WORDS.embargo) {
    const latest = addMonths(context.today, REVIEW_AHEAD);
    if (review === undefined) problems.push(makeProblem(path, 'review_date_missing'));
    else if (isDate(review) && review < context.today) problems.push(makeProblem(path, 'review_date_past'));
    else if (isDate(review) && review > latest)
      problems.push(makeProblem(path, 'review_date_far', { limit: dutchDate(latest) }));
  }
  const part = field(input, 'deel');
  const parts = field(input, 'van');
  if ((part === undefined) !== (parts === undefined) || (isNumber(part) && isNumber(parts) && part > parts)) {
    problems.push(makeProblem(['deel'], 'part_wrong'));
  }
  return problems;
}

/** Checks the dates of one employee; `path` is where that employee stands. */
export type EmployeeRules = (employee: unknown, path: readonly PropertyKey[]) => Problem[];

/** Makes the check of employees' dates; the borders that follow from today are computed once for all of them. */
export function employeeRules(context: RuleContext): EmployeeRules {
  const borders = {
    earliestEnd: addMonths(context.today, -END_DATE_BACK),
    latestEnd: addMonths(context.today, END_DATE_AHEAD),
    earliestSettled: addMonths(context.today, -SETTLEMENT_BACK),
  };
  return (employee, path) => checkDates(employee, path, context, borders);
}

function checkDates(
  employee: unknown,
  path: readonly PropertyKey[],
  context: RuleContext,
  {
    earliestEnd,
    latestEnd,
    earliestSettled,
  }: Record<'earliestEnd' | 'latestEnd' | 'earliestSettled', PlainDate>,
): Problem[] {
  const problems: Problem[] = [];
  const add = (key: string, code: Problem['code'], limit?: PlainDate): void => {
    problems.push(makeProblem([...path, key], code, limit === undefined ? {} : { limit: dutchDate(limit) }));
  };
  const end = field(employee, 'einddatum');
  const since = field(employee, 'inDienstSinds');
  const settled = field(employee, 'datumVaststelling');
  if (end === undefined && context.endDateRequired) add('einddatum', 'end_date_missing');
  if (isDate(end) && end < earliestEnd) add('einddatum', 'end_date_past', earliestEnd);
  if (isDate(end) && end > latestEnd) add('einddatum', 'end_date_far', latestEnd);
  if (isDate(since)) {
    if (since < EARLIEST_SINCE || since > context.today) add('inDienstSinds', 'since_wrong', context.today);
    else if (isDate(end) && since > end) add('inDienstSinds', 'since_after_end');
  }
  if (isDate(settled)) {
    if (settled > context.today || settled < earliestSettled)
      add('datumVaststelling', 'settlement_wrong', context.today);
  }
  return problems;
}

/** Names every employee whose personnel reference was used before in the same notice. */
export function checkReferences(employees: readonly unknown[], path: readonly PropertyKey[]): Problem[] {
  const problems: Problem[] = [];
  const first = new Map<string, number>();
  employees.forEach((employee, index) => {
    const reference = field(employee, 'personeelsnummer');
    if (typeof reference !== 'string') return;
    const key = reference.toLowerCase();
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    else {
      const other = `werknemer ${earlier + 1}`;
      problems.push(makeProblem([...path, index, 'personeelsnummer'], 'duplicate_reference', { other }));
    }
  });
  return problems;
}

function field(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

function isDate(value: unknown): value is PlainDate {
  return typeof value === 'string' && isPlainDate(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
