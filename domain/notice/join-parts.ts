import { err, ok } from '../shared/result';
import type { Result } from '../shared/result';
import { MOST_EMPLOYEES } from './contract';
import type { NoticeEventContract } from './contract';
import { makeProblem } from './describe-issue';
import type { Problem } from './problem';
import { checkReferences } from './rules';

/**
 * Puts the parts of a notice together, in any order, the same part twice allowed (the last one counts).
 * Each part was checked by `parseNoticeEvent`. Returns the whole body without `deel` and `van`, or why not:
 * parts that are missing (wait for them) or that do not belong together, and references used in two parts.
 */
export function joinParts(
  parts: readonly NoticeEventContract[],
): Result<NoticeEventContract, readonly Problem[]> {
  const first = parts[0];
  if (first === undefined) return err([makeProblem(['deel'], 'parts_missing', { limit: 1 })]);
  const total = first.van ?? 1;
  const head = (part: NoticeEventContract): string =>
    JSON.stringify([part.van ?? 1, part.melding, part.werkgever]);
  if (parts.some((part) => head(part) !== head(first))) return err([makeProblem(['van'], 'parts_differ')]);
  const byNumber = new Map(parts.map((part) => [part.deel ?? 1, part]));
  const numbers = Array.from({ length: total }, (_, index) => index + 1);
  const missing = numbers.filter((number) => !byNumber.has(number));
  if (missing.length > 0)
    return err([makeProblem(['deel'], 'parts_missing', { limit: missing.slice(0, 20).join(', ') })]);
  const werknemers = numbers.flatMap((number) => byNumber.get(number)?.werknemers ?? []);
  if (werknemers.length > MOST_EMPLOYEES)
    return err([makeProblem(['werknemers'], 'too_many_employees', { limit: '5.000' })]);
  const doubles = checkReferences(werknemers, ['werknemers']);
  if (doubles.length > 0) return err(doubles);
  return ok({ melding: first.melding, werkgever: first.werkgever, werknemers });
}
