import { businessDate, morningOnOrAfter, startOfBusiness } from '../chart/business-time';
import type { ChartRules } from '../chart/decision';
import { findOpen } from '../chart/draft';
import type { PlannedMoment } from '../chart/state';
import { workingDayOnOrAfter } from '../shared/calendar';
import { addDays, daysBetween } from '../shared/dates';
import { guardMoments, isContactWarning, pausedSince } from './contact';
import type { TrajectoryState } from './state';

/** A pause without an end is looked at every four weeks, so that nobody is forgotten in it. */
const REVIEW_PAUSE_EVERY_DAYS = 28;
/** A correction can bring back what was planned before; what was handled longer ago than this cannot return. */
const DONE_AT_MOST = 40;

/**
 * The moments outside tasks that can still come, computed anew by every decision, so that each follows a
 * change of the date it depends on.
 * @returns the moments that are to come, and the latest of those that were handled
 */
export function planMoments(
  state: TrajectoryState,
  rules: ChartRules,
): Pick<TrajectoryState, 'moments' | 'done'> {
  if (state.stage === 'closed') return { moments: [], done: state.done };
  const all = [
    ...guardMoments(state, rules),
    ...pauseMoments(state, rules),
    ...offerMoments(state),
    ...endDateMoments(state),
    ...closingMoments(state),
  ];
  const done = state.done.slice(-DONE_AT_MOST);
  const asked = findOpen(state, 'contact.hold') !== undefined;
  const moments = all
    .filter(({ key }) => !done.includes(key) && !(asked && isContactWarning(key)))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { moments, done };
}

function pauseMoments(state: TrajectoryState, rules: ChartRules): PlannedMoment[] {
  const since = pausedSince(state);
  if (state.paused === null || since === null) return [];
  const { times, until } = state.paused;
  if (until !== null) return [{ key: `pause/${times}/end`, at: startOfBusiness(addDays(until, 1)) }];
  const periods = Math.floor(daysBetween(since, businessDate(rules.now)) / REVIEW_PAUSE_EVERY_DAYS);
  return [Math.max(periods, 1), periods + 1].flatMap((count, index, counts) => {
    if (counts.indexOf(count) !== index) return [];
    const date = workingDayOnOrAfter(addDays(since, count * REVIEW_PAUSE_EVERY_DAYS));
    return [{ key: `pause/${times}/review/${date}`, at: startOfBusiness(date) }];
  });
}

function offerMoments(state: TrajectoryState): PlannedMoment[] {
  const { stage, laterOfferOn } = state;
  if (stage !== 'not_enrolled' || laterOfferOn === null) return [];
  return [{ key: `offer/${laterOfferOn}`, at: morningOnOrAfter(laterOfferOn) }];
}

/** The working day after the contract ended: time to ask how it went. */
function endDateMoments(state: TrajectoryState): PlannedMoment[] {
  const { endDate, endDateChanges } = state;
  if (endDate === null) return [];
  const at = morningOnOrAfter(addDays(endDate, 1));
  return [{ key: `clock/end/${endDateChanges}/${endDate}`, at }];
}

function closingMoments(state: TrajectoryState): PlannedMoment[] {
  const { askAgainOn } = state;
  if (askAgainOn === null || findOpen(state, 'trajectory.close')) return [];
  return [{ key: `close/ask/${askAgainOn}`, at: morningOnOrAfter(askAgainOn) }];
}
