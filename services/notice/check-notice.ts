import type { Notice } from '../../domain/notice/notice';
import { parseNotice } from '../../domain/notice/parse-notice';
import type { Problem } from '../../domain/notice/problem';
import { municipalityProblem } from '../../domain/region/check-residences';
import { findMunicipality } from '../../domain/region/find-municipality';
import type { MunicipalityIndex } from '../../domain/region/find-municipality';
import { amsterdamDate } from '../../domain/shared/dates';
import type { PlainDate } from '../../domain/shared/dates';
import { err } from '../../domain/shared/result';
import type { Result } from '../../domain/shared/result';
import { municipalityIndex } from '../region/municipality-index';
import type { ServiceContext } from '../shared/context';

/**
 * Reads a notice from outside data by the one rule set and names everything that is wrong at once, also
 * municipalities that are not known: whoever mends one mistake should not learn of the next only afterwards.
 * @param data the body of a request, a form or a file, with Dutch keys
 * @returns the notice, or every problem in the order of the body
 */
export async function checkNotice(
  context: Pick<ServiceContext, 'pool' | 'now'>,
  data: unknown,
): Promise<Result<Notice, readonly Problem[]>> {
  const today = amsterdamDate(context.now().toISOString());
  const parsed = parseNotice(data, { today });
  // A notice that is right so far gets its municipalities checked when it is prepared.
  if (parsed.ok) return parsed;
  return err([...parsed.error, ...unknownMunicipalities(await municipalityIndex(context), data, today)]);
}

const MOST_ROWS = 5000;

function unknownMunicipalities(index: MunicipalityIndex, data: unknown, today: PlainDate): Problem[] {
  const problems: Problem[] = [];
  const look = (given: unknown, postcode: unknown, path: readonly PropertyKey[]): void => {
    // What is missing or no text has been named already by the rules.
    if (typeof given !== 'string' || given.trim() === '') return;
    const found = findMunicipality(index, given, today, typeof postcode === 'string' ? postcode : undefined);
    const problem = municipalityProblem(found, path);
    if (problem !== undefined) problems.push(problem);
  };
  look(field(field(data, 'melding'), 'werkgemeente'), undefined, ['melding', 'werkgemeente']);
  const employees = field(data, 'werknemers');
  if (!Array.isArray(employees) || employees.length > MOST_ROWS) return problems;
  employees.forEach((employee: unknown, row) => {
    const postcode = field(field(employee, 'adres'), 'postcode');
    look(field(employee, 'woongemeente'), postcode, ['werknemers', row, 'woongemeente']);
  });
  return problems;
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
