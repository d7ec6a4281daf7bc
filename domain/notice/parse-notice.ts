import type { z } from 'zod';
import type { PlainDate } from '../shared/dates';
import { err, ok } from '../shared/result';
import type { Result } from '../shared/result';
import { findBsnPaths } from './bsn-guard';
import { employeeContract, MOST_EMPLOYEES, noticeContract, noticeEventContract } from './contract';
import type { NoticeEventContract } from './contract';
import { toEmployee, toNotice } from './contract-mapping';
import { describeIssue, makeProblem } from './describe-issue';
import type { Notice, NoticedEmployee } from './notice';
import type { Problem } from './problem';
import { checkNoticeRules, checkReferences, employeeRules, isDefinite } from './rules';
import type { RuleContext } from './rules';
import { normaliseInput } from './text-guard';

export type ParseOptions = {
  /** Today in the Netherlands. */
  readonly today: PlainDate;
};

/** More would help nobody; the rest is found at the next try. */
const MOST_PROBLEMS = 1000;

/**
 * Reads a notice from outside data (JSON body, form, file, command line) by the one rule set.
 * Returns the domain's notice, or everything that is wrong with it at once.
 */
export function parseNotice(data: unknown, options: ParseOptions): Result<Notice, readonly Problem[]> {
  const checked = check(noticeContract, data, options, false);
  return checked.ok ? ok(toNotice(checked.value)) : checked;
}

/**
 * Reads the data of a `melding-ingediend` event: the same rules, and names, contact details and free text
 * about people are refused. Returns the checked body, fit to store: one part of a notice in parts, or all of
 * it. `joinParts` puts parts together; `toNotice` translates the whole.
 */
export function parseNoticeEvent(
  data: unknown,
  options: ParseOptions,
): Result<NoticeEventContract, readonly Problem[]> {
  return check(noticeEventContract, data, options, true);
}

function check<T>(
  schema: z.ZodType<T>,
  data: unknown,
  options: ParseOptions,
  event: boolean,
): Result<T, readonly Problem[]> {
  if (employeesOf(data).length > MOST_EMPLOYEES) {
    // Stop here: checking half a million rows one by one would only cost time.
    return err([makeProblem(['werknemers'], 'too_many_employees', { limit: '5.000' })]);
  }
  const input = normaliseInput(data);
  const parsed = schema.safeParse(input);
  const employees = employeesOf(input);
  const checkDates = employeeRules({ today: options.today, endDateRequired: isDefinite(input) });
  const problems = [
    ...bsnProblems(input),
    ...issueProblems(parsed.error, input, event),
    ...checkNoticeRules(input, options),
    ...employees.flatMap((employee, index) => checkDates(employee, ['werknemers', index])),
    ...checkReferences(employees, ['werknemers']),
  ];
  return problems.length === 0 && parsed.success ? ok(parsed.data) : err(withoutEcho(problems));
}

function employeesOf(data: unknown): readonly unknown[] {
  const list = (data as { werknemers?: unknown } | null | undefined)?.werknemers;
  return Array.isArray(list) ? list : [];
}

/** Reads one employee by the same rules: a row of a file, a person added later, a mended row. */
export function parseEmployee(
  data: unknown,
  context: RuleContext,
): Result<NoticedEmployee, readonly Problem[]> {
  const input = normaliseInput(data);
  const parsed = employeeContract.safeParse(input);
  const problems = [
    ...bsnProblems(input),
    ...issueProblems(parsed.error, input, false),
    ...employeeRules(context)(input, []),
  ];
  if (problems.length > 0 || !parsed.success) return err(withoutEcho(problems));
  return ok(toEmployee(parsed.data));
}

function bsnProblems(input: unknown): Problem[] {
  return findBsnPaths(input).map((path) => makeProblem(path, 'bsn'));
}

function issueProblems(error: z.ZodError | undefined, input: unknown, event: boolean): Problem[] {
  return (error?.issues ?? []).flatMap((issue) => describeIssue(issue, input, event));
}

/**
 * One problem per place and code, in the order of the body. A BSN hides what else is said of the same place, and
 * a wrong form hides "too long", because its sentence shows the right form.
 */
function withoutEcho(problems: readonly Problem[]): readonly Problem[] {
  const bsnPlaces = new Set(problems.filter((one) => one.code === 'bsn').map((one) => one.location));
  const formPlaces = new Set(
    problems.filter((one) => one.code === 'wrong_format').map((one) => one.location),
  );
  const seen = new Set<string>();
  const kept = problems.filter((one) => {
    if (one.code !== 'bsn' && bsnPlaces.has(one.location)) return false;
    if (one.code === 'too_long' && formPlaces.has(one.location)) return false;
    const key = `${one.location} ${one.code}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return kept.slice(0, MOST_PROBLEMS);
}
