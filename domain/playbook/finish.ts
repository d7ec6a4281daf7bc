import { startOfBusiness } from '../chart/business-time';
import type { Decision, Facts } from '../chart/decision';
import { endDraft } from '../chart/draft';
import type { PlannedMoment } from '../chart/state';
import type { PlaybookDraft } from './draft';
import { set } from './draft';
import type { PlaybookRunState } from './state';

const DONE_AT_MOST = 40;

/** Ends a decision on a run: its moments follow the facts as they are now. */
export function finish(draft: PlaybookDraft, event: string, data: Facts): Decision<PlaybookRunState> {
  const done = draft.state.done.slice(-DONE_AT_MOST);
  const moments = planned(draft).filter((moment) => !done.includes(moment.key));
  set(draft, { done, moments });
  return endDraft(draft, event, data);
}

function planned(draft: PlaybookDraft): PlannedMoment[] {
  const { people, checkOn, stage, moments } = draft.state;
  const all: PlannedMoment[] = [];
  if (people) {
    const key = `people/${people.number}/${people.change}/${people.page}`;
    // A page that waits keeps its time: planning it anew would move it on with every other decision.
    const at = moments.find((moment) => moment.key === key)?.at ?? draft.rules.now;
    all.push({ key, at });
  }
  if (checkOn !== null && stage !== 'closed' && !people)
    all.push({ key: `people-left/${checkOn}`, at: startOfBusiness(checkOn) });
  return all;
}
