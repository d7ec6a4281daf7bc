import type { Refusal } from '../shared/refusal';
import { closeRun } from './close';
import type { PlaybookDraft } from './draft';
import { set } from './draft';
import type { PlaybookEvent } from './events';
import type { PeopleChange } from './state';
import { nextWorkingDay } from '../shared/calendar';
import { today } from './draft';

/**
 * Sets a change on its way to all people of the run. Each page is a moment that is due at once: whoever handles
 * it changes the next people after `after` and reports with `page_handled`, so that it goes on where it stopped.
 */
export function sendToPeople(draft: PlaybookDraft, change: PeopleChange): void {
  const number = draft.state.peopleChanges + 1;
  set(draft, { people: { change, number, page: 1, after: null }, peopleChanges: number });
}

/** A page is done: the next one, or the end of the change. */
export function pageHandled(
  draft: PlaybookDraft,
  { number, page, after }: Extract<PlaybookEvent, { type: 'page_handled' }>,
): Refusal | undefined {
  const { people } = draft.state;
  if (people?.number !== number || people.page !== page) return { code: 'moment_stale', details: { page } };
  if (after !== null) {
    set(draft, { people: { ...people, page: page + 1, after } });
    return undefined;
  }
  set(draft, { people: null });
  if (people.change === 'withdraw') closeRun(draft, 'notice_withdrawn');
  return undefined;
}

/** The change that a moment's key asks for; null when the key means something else. */
export function peoplePageOf(key: string): { readonly change: string; readonly page: number } | null {
  const [kind, number, change, page] = key.split('/');
  if (kind !== 'people' || !number || !change || !page) return null;
  return { change, page: Number(page) };
}

/** Looked whether everybody is done: closes the run, or looks again on the next working day. */
export function peopleCounted(draft: PlaybookDraft, left: number): void {
  const waits = left > 0 || (draft.state.employeeCount === 0 && draft.state.tasks.length > 0);
  if (waits) set(draft, { checkOn: nextWorkingDay(today(draft)) });
  else closeRun(draft, 'finished');
}
