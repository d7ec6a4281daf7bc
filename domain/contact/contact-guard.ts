import { isWorkingDay, workingDayOnOrAfter, workingDayOnOrBefore } from '../shared/calendar';
import type { Instant, PlainDate } from '../shared/dates';
import {
  addDays,
  addHours,
  amsterdamDate,
  compareInstants,
  daysBetween,
  instantAt,
  latestOf,
} from '../shared/dates';

/**
 * The contact guard (D55, feature 8): at least one contact in every so many days, and a signal before
 * the gap is there, not after it.
 */
export const CONTACT_STATES = ['paused', 'on_track', 'planned', 'due_soon', 'gap'] as const;
export type ContactState = (typeof CONTACT_STATES)[number];

export const CONTACT_STATE_TEXT: Readonly<Record<ContactState, string>> = {
  paused: 'gepauzeerd',
  on_track: 'op tijd',
  planned: 'afspraak gepland',
  due_soon: 'contact nodig',
  gap: 'te lang geen contact',
};

/** From the draaiboek. `warnDaysBefore` counts working days, so that there is time to act over weekends and holidays. */
export type ContactRules = { readonly maxGapDays: number; readonly warnDaysBefore: number };

/** A pause runs from `since` to `until`, both days included; without `until` it lasts until somebody ends it. */
export type Pause = { readonly since: PlainDate; readonly until: PlainDate | null };

export type ContactGuardInput = {
  /** The first day of the guard: when guidance began. */
  readonly guardSince: PlainDate;
  readonly lastContactOn: PlainDate | null;
  /** The first planned appointment, also when it has just passed without anything being recorded. */
  readonly nextAppointmentAt: Instant | null;
  readonly pauses: readonly Pause[];
  readonly rules: ContactRules;
  readonly now: Instant;
};

export type ContactMoment = { readonly key: string; readonly kind: 'warn' | 'gap'; readonly at: Instant };

export type ContactGuard = {
  readonly state: ContactState;
  /** The day from which the days without contact are counted. */
  readonly countedFrom: PlainDate;
  /** Days without contact up to today; days of a pause do not count. */
  readonly daysWithoutContact: number;
  /** The last day on which a contact is in time; null during a pause without an end. */
  readonly dueOn: PlainDate | null;
  /** The last working day on or before `dueOn`. */
  readonly actBy: PlainDate | null;
  /** Both in time order; moments of the past are included, the caller knows which were handled. */
  readonly moments: readonly ContactMoment[];
};

const SIGNAL_TIME = '09:00';
const HOURS_FOR_A_TALK = 2;

/**
 * Tells how a person's contact stands and when to signal.
 * A planned appointment on or before the last day moves the warning to two hours after it (was it held?);
 * it never moves the gap, because a plan is not contact. A warning always comes before its gap.
 */
export function guardContact(input: ContactGuardInput): ContactGuard {
  const { rules, pauses, now } = input;
  const today = amsterdamDate(now);
  const countedFrom =
    input.lastContactOn === null ? input.guardSince : latestOf(input.guardSince, input.lastContactOn);
  const daysWithoutContact = countOpenDays(countedFrom, today, pauses);
  const pausedNow = pauses.some((pause) => covers(pause, today));
  const dueOn = dueDate(countedFrom, rules, pauses);
  if (dueOn === null) {
    return { state: 'paused', countedFrom, daysWithoutContact, dueOn, actBy: null, moments: [] };
  }
  const actBy = latestOf(countedFrom, workingDayOnOrBefore(dueOn));
  const gapAt = instantAt(addDays(dueOn, 1), '00:00');
  const inTime = appointmentInTime(input.nextAppointmentAt, countedFrom, gapAt);
  const warnAt =
    inTime === null ? plainWarning(countedFrom, actBy, rules, pauses) : checkAfter(inTime, gapAt);
  const moments: ContactMoment[] = [
    { key: `contact/${countedFrom}/warn/${amsterdamDate(warnAt)}`, kind: 'warn', at: warnAt },
    { key: `contact/${countedFrom}/gap/${dueOn}`, kind: 'gap', at: gapAt },
  ];
  return { state: stateAt(), countedFrom, daysWithoutContact, dueOn, actBy, moments };

  function stateAt(): ContactState {
    if (pausedNow) return 'paused';
    if (compareInstants(now, gapAt) >= 0) return 'gap';
    if (compareInstants(now, warnAt) >= 0) return 'due_soon';
    return inTime === null ? 'on_track' : 'planned';
  }
}

/** The last day in time: `maxGapDays` after the counted day, days of a pause left out. */
function dueDate(countedFrom: PlainDate, rules: ContactRules, pauses: readonly Pause[]): PlainDate | null {
  let day = countedFrom;
  for (let left = rules.maxGapDays; left > 0; left -= 1) {
    const next = firstOpenDay(addDays(day, 1), pauses);
    if (next === null) return null;
    day = next;
  }
  // Whoever comes back from a pause at the weekend cannot be seen before the first working day.
  const lastWorkingDay = workingDayOnOrBefore(day);
  return pauses.some((pause) => covers(pause, lastWorkingDay)) ? workingDayOnOrAfter(day) : day;
}

/** An appointment counts as a plan when it comes after the last contact and before the gap. */
function appointmentInTime(
  appointmentAt: Instant | null,
  countedFrom: PlainDate,
  gapAt: Instant,
): Instant | null {
  if (appointmentAt === null || amsterdamDate(appointmentAt) <= countedFrom) return null;
  return compareInstants(appointmentAt, gapAt) < 0 ? appointmentAt : null;
}

/**
 * Counts working days back from the last day to act, but not past a pause: after a pause the signal comes
 * on the first working day, also when the pause swallowed the days in which it should have come.
 */
function plainWarning(
  countedFrom: PlainDate,
  actBy: PlainDate,
  rules: ContactRules,
  pauses: readonly Pause[],
): Instant {
  let day = actBy;
  for (let left = rules.warnDaysBefore; left > 0 && day > countedFrom;) {
    const before = addDays(day, -1);
    if (pauses.some((pause) => covers(pause, before))) break;
    day = before;
    if (isWorkingDay(day)) left -= 1;
  }
  const workingDay = workingDayOnOrAfter(day);
  return instantAt(workingDay <= actBy ? workingDay : actBy, SIGNAL_TIME);
}

function checkAfter(appointmentAt: Instant, gapAt: Instant): Instant {
  const after = addHours(appointmentAt, HOURS_FOR_A_TALK);
  const last = addHours(gapAt, -1);
  return compareInstants(after, last) < 0 ? after : last;
}

function firstOpenDay(from: PlainDate, pauses: readonly Pause[]): PlainDate | null {
  let day = from;
  for (;;) {
    const current = day;
    const pause = pauses.find((candidate) => covers(candidate, current));
    if (pause === undefined) return day;
    if (pause.until === null) return null;
    day = addDays(pause.until, 1);
  }
}

function countOpenDays(from: PlainDate, to: PlainDate, pauses: readonly Pause[]): number {
  let count = 0;
  const length = daysBetween(from, to);
  for (let offset = 1; offset <= length; offset += 1) {
    const day = addDays(from, offset);
    if (!pauses.some((pause) => covers(pause, day))) count += 1;
  }
  return count;
}

function covers(pause: Pause, day: PlainDate): boolean {
  return pause.since <= day && (pause.until === null || day <= pause.until);
}
