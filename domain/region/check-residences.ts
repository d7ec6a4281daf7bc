import type { PlainDate } from '../shared/dates';
import { makeProblem } from '../notice/describe-issue';
import type { Notice } from '../notice/notice';
import type { Problem } from '../notice/problem';
import { findMunicipality } from './find-municipality';
import type { FoundMunicipality, MunicipalityIndex } from './find-municipality';
import type { Municipality } from './municipality';

/** The municipalities of a notice: of the work, and per employee (same order) of the home. */
export type NoticeMunicipalities = {
  readonly workplace?: Municipality;
  readonly residences: readonly (Municipality | undefined)[];
  /** Names that are unknown or mean more than one municipality, in the form of the notice's other problems. */
  readonly problems: readonly Problem[];
};

/** Finds all municipalities of a notice on a day; a postcode of the home helps where a name does not tell. */
export function findNoticeMunicipalities(
  index: MunicipalityIndex,
  notice: Notice,
  day: PlainDate,
): NoticeMunicipalities {
  const problems: Problem[] = [];
  const seen = new Map<string, FoundMunicipality>();
  const find = (given: string, postcode: string | undefined, path: readonly PropertyKey[]) => {
    const key = `${given} ${postcode?.slice(0, 4) ?? ''}`;
    const found = seen.get(key) ?? findMunicipality(index, given, day, postcode);
    seen.set(key, found);
    const problem = municipalityProblem(found, path);
    if (problem !== undefined) problems.push(problem);
    return found.kind === 'found' ? found.municipality : undefined;
  };
  const workplace = find(notice.workplace, undefined, ['melding', 'werkgemeente']);
  const residences = notice.employees.map((employee, position) =>
    find(employee.residence, employee.address?.postcode, ['werknemers', position, 'woongemeente']),
  );
  return { ...(workplace === undefined ? {} : { workplace }), residences, problems };
}

/** The problem to show when a municipality was not found, or undefined when it was. */
export function municipalityProblem(
  found: FoundMunicipality,
  path: readonly PropertyKey[],
): Problem | undefined {
  if (found.kind === 'found') return undefined;
  const names = (rows: readonly Municipality[]): string[] => rows.map((row) => row.name);
  return found.kind === 'ambiguous'
    ? makeProblem(path, 'municipality_ambiguous', { choices: names(found.options) })
    : makeProblem(path, 'municipality_unknown', { choices: names(found.suggestions) });
}
