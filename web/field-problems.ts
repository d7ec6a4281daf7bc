import type { ZodError } from 'zod';
import { issueText, UNKNOWN_FIELD_TEXT } from '../domain/shared/issue-text';
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
        detail: UNKNOWN_FIELD_TEXT,
      }));
    }
    return [{ in: place, location: `/${path.join('/')}`, code: issue.code, detail: issueText(issue) }];
  });
}
