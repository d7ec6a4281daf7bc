import type { z } from 'zod';
import { meldingGewijzigdV1 } from '../../domain/events/types/melding-gewijzigd.v1';
import { describeIssue } from '../../domain/notice/describe-issue';
import type { NoticedEmployee } from '../../domain/notice/notice';
import { parseEmployee } from '../../domain/notice/parse-notice';
import { normaliseInput } from '../../domain/notice/text-guard';
import { amsterdamDate } from '../../domain/shared/dates';
import type { Result } from '../../domain/shared/result';
import { err, ok } from '../../domain/shared/result';
import type { OwnNotice } from './find-own-notice';
import type { InboxRow } from './inbox-row';
import { fromProblem } from './reply';
import type { ReplyProblem } from './reply';

/** A change with its references looked up. */
export interface ReadChange {
  readonly endDates: readonly { readonly trajectoryId: string; readonly endDate: string }[];
  readonly added: readonly NoticedEmployee[];
  readonly removed: readonly string[];
  readonly definite: boolean;
}

type People = ReadonlyMap<string, { readonly trajectoryId: string; readonly open: boolean }>;
type Change = z.output<typeof meldingGewijzigdV1>;

/**
 * Reads a `melding-gewijzigd` against the notice it changes, and tells everything that is wrong at once.
 * @param again true when an earlier attempt may have done part of it: who was added or dropped by then is left out
 */
export function readChange(
  row: InboxRow,
  notice: OwnNotice,
  people: People,
  now: Date,
  again: boolean,
): Result<ReadChange, ReplyProblem[]> {
  const input = normaliseInput(row.payload);
  const parsed = meldingGewijzigdV1.safeParse(input);
  if (!parsed.success)
    return err(parsed.error.issues.flatMap((issue) => describeIssue(issue, input, true)).map(fromProblem));
  const change = parsed.data;
  const problems: ReplyProblem[] = [];
  if (row.sequence !== null && notice.lastSequence !== null && row.sequence < notice.lastSequence)
    problems.push(OUTDATED);
  const find = (list: 'gewijzigd' | 'vervallen', index: number, reference: string, closedIsFine: boolean) => {
    const person = people.get(reference.toLowerCase());
    if (person === undefined || !(person.open || closedIsFine)) problems.push(unknownPerson(list, index));
    return person;
  };
  const endDates = (change.gewijzigd ?? []).flatMap(({ personeelsnummer, einddatum }, index) => {
    const person = find('gewijzigd', index, personeelsnummer, false);
    return person === undefined ? [] : [{ trajectoryId: person.trajectoryId, endDate: einddatum }];
  });
  const removed = (change.vervallen ?? []).flatMap(({ personeelsnummer }, index) => {
    const person = find('vervallen', index, personeelsnummer, again);
    return person?.open === true ? [person.trajectoryId] : [];
  });
  const added = readAdded(change, notice, people, now, again, problems);
  if (removed.length >= notice.employeeCount + added.length && removed.length > 0) problems.push(NOBODY_LEFT);
  const definite = change.melding.besluit === 'definitief' && notice.certainty !== 'definite';
  return problems.length > 0 ? err(problems) : ok({ endDates, added, removed, definite });
}

function readAdded(
  change: Change,
  notice: OwnNotice,
  people: People,
  now: Date,
  again: boolean,
  problems: ReplyProblem[],
): NoticedEmployee[] {
  const endDateRequired = notice.certainty === 'definite' || change.melding.besluit === 'definitief';
  const rules = { today: amsterdamDate(now.toISOString()), endDateRequired };
  return (change.toegevoegd ?? []).flatMap((data, index) => {
    if (again && people.has(data.personeelsnummer.toLowerCase())) return [];
    const read = parseEmployee(data, rules);
    if (read.ok) return [read.value];
    for (const problem of read.error)
      problems.push(fromProblem({ ...problem, location: `toegevoegd[${index}].${problem.location}` }));
    return [];
  });
}

const OUTDATED: ReplyProblem = {
  plaats: '',
  code: 'outdated',
  uitleg:
    'Er is al een latere wijziging van deze melding verwerkt. Stuur de wijziging opnieuw met een hoger volgnummer.',
};
const NOBODY_LEFT: ReplyProblem = {
  plaats: 'vervallen',
  code: 'nobody_left',
  uitleg: 'Er blijft niemand over in de melding. Trek de melding in.',
};

function unknownPerson(list: string, index: number): ReplyProblem {
  return {
    plaats: `${list}[${index}].personeelsnummer`,
    code: 'person_unknown',
    uitleg: 'Dit personeelsnummer staat niet of niet meer in deze melding.',
  };
}
