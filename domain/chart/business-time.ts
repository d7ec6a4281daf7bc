import type { Instant, PlainDate, WallTime } from '../shared/dates';
import { amsterdamDate, instantAt } from '../shared/dates';
import { addWorkingDays, isWorkingDay, workingDayOnOrAfter } from '../shared/calendar';
import { addDays } from '../shared/dates';

/** Work that is due on a day may be done until the office closes. */
export const DUE_TIME: WallTime = '17:00';
/** Reminders and other moments come when the office opens. */
export const MORNING_TIME: WallTime = '09:00';

const REMEMBERED_AT_MOST = 5_000;
const instants = new Map<string, Instant>();
const mornings = new Map<PlainDate, Instant>();
const dates = new Map<Instant, PlainDate>();

/** The instant at which a working day ends, 17:00 in the Netherlands. */
export function endOfBusiness(date: PlainDate): Instant {
  return remember(instants, `${date}T${DUE_TIME}`, () => instantAt(date, DUE_TIME));
}

/** The instant at which a working day begins, 09:00 in the Netherlands. */
export function startOfBusiness(date: PlainDate): Instant {
  return remember(instants, `${date}T${MORNING_TIME}`, () => instantAt(date, MORNING_TIME));
}

/** 09:00 on the first working day on or after a date. */
export function morningOnOrAfter(date: PlainDate): Instant {
  return remember(mornings, date, () => startOfBusiness(workingDayOnOrAfter(date)));
}

/** The calendar date in the Netherlands at a moment; remembered, because a notice asks it thousands of times. */
export function businessDate(instant: Instant): PlainDate {
  return remember(dates, instant, () => amsterdamDate(instant));
}

/** How many working days lie after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysLeft(from: PlainDate, to: PlainDate): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWorkingDay(date)) count += 1;
  return count;
}

/**
 * The same time of day on the date that leaves as many working days as were left when the clock stopped.
 * @param at the moment as planned
 * @param stoppedOn the day on which the clock stopped
 * @param runsAgainOn the day on which it runs again
 */
export function shiftOverPause(at: Instant, stoppedOn: PlainDate, runsAgainOn: PlainDate): Instant {
  const left = workingDaysLeft(stoppedOn, businessDate(at));
  if (left === 0 || runsAgainOn <= stoppedOn) return at;
  const date = addWorkingDays(runsAgainOn, left);
  return at === endOfBusiness(businessDate(at)) ? endOfBusiness(date) : startOfBusiness(date);
}

function remember<K>(known: Map<K, string>, key: K, compute: () => string): string {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= REMEMBERED_AT_MOST) known.clear();
  const value = compute();
  known.set(key, value);
  return value;
}
