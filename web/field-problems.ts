import type { ZodError } from 'zod';
import { fieldText } from './i18n/nl/fields';
import type { FieldProblem } from './problem';

/**
 * Everything that is wrong, at once, with a place a program can find (`/werknemers/3/einddatum`) and a Dutch sentence.
 *
 * @param error what zod found
 * @param place which part of the request was read
 */
export function fieldProblems(error: ZodError, place: FieldProblem['in']): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        in: place,
        location: `/${[...path, key].join('/')}`,
        code: 'unrecognized_key',
        detail: fieldText.unknown,
      }));
    }
    return [{ in: place, location: `/${path.join('/')}`, code: issue.code, detail: fieldText.of(issue) }];
  });
}

/** The same, keyed by the name of the form field (`einddatum`, `werknemers.3.einddatum`); the first problem wins. */
export function problemsByField(error: ZodError): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const issue of error.issues) {
    const name = issue.path.map(String).join('.');
    problems[name] ??= fieldText.of(issue);
  }
  return problems;
}
