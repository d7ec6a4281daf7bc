import type { z } from 'zod';
import { checkKvkNumber } from '../party/kvk-number';
import { holdsBsn } from './bsn-guard';
import { isKnownField, labelOf } from './field-labels';
import { locationOf, PROBLEM_CODES, safeKey } from './problem';
import type { Problem, ProblemCode } from './problem';
import { problemText } from './problem-text';
import type { ProblemFacts } from './problem-text';

type Issue = z.core.$ZodIssue;

/** Makes a problem at a place; the sentence follows from code, field and facts. */
export function makeProblem(
  path: readonly PropertyKey[],
  code: ProblemCode,
  facts: ProblemFacts = {},
): Problem {
  return { in: 'body', location: locationOf(path), code, detail: problemText(code, labelOf(path), facts) };
}

/**
 * Translates one finding of zod into problems with a Dutch sentence.
 * `input` is what was checked (to tell "not filled in" from "of the wrong kind"); `event` says which contract.
 */
export function describeIssue(issue: Issue, input: unknown, event: boolean): Problem[] {
  const path = issue.path;
  switch (issue.code) {
    case 'invalid_type':
      if (valueAt(input, path) === undefined) return [makeProblem(path, 'missing')];
      return [makeProblem(path, 'wrong_type', { other: KINDS[issue.expected] ?? 'anders' })];
    case 'too_big':
      if (issue.origin === 'array') return [makeProblem(path, 'too_many_employees', { limit: '5.000' })];
      return [
        makeProblem(path, issue.origin === 'string' ? 'too_long' : 'too_high', {
          limit: Number(issue.maximum),
        }),
      ];
    case 'too_small':
      if (issue.origin === 'array') return [makeProblem(path, 'no_employees')];
      return [makeProblem(path, 'too_low', { limit: Number(issue.minimum) })];
    case 'invalid_value':
      if (valueAt(input, path) === undefined) return [makeProblem(path, 'missing')];
      return [makeProblem(path, 'not_in_list', { choices: issue.values.map(String) })];
    case 'unrecognized_keys':
      // A key that can be a BSN is already reported at the object around it, without the number.
      return issue.keys
        .filter((key) => !holdsBsn(key))
        .map((key) => {
          const code: ProblemCode = event && isKnownField(key) ? 'not_in_event' : 'unknown_field';
          return makeProblem([...path, key], code, { other: safeKey(key) });
        });
    case 'custom': {
      const code: unknown = issue.params?.problem;
      if (code === 'kvk') {
        const value = valueAt(input, path);
        return [makeProblem(path, (typeof value === 'string' && checkKvkNumber(value)) || 'kvk_wrong')];
      }
      return [makeProblem(path, isProblemCode(code) ? code : 'wrong_format')];
    }
    default:
      return [makeProblem(path, 'wrong_format')];
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'tekst',
  number: 'een getal',
  int: 'een heel getal',
  boolean: '"ja" (true) of "nee" (false)',
  array: 'een lijst',
  object: 'een groep velden',
};

function isProblemCode(code: unknown): code is ProblemCode {
  return PROBLEM_CODES.some((known) => known === code);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}
