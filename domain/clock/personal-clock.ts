import type { Instant, PlainDate } from '../shared/dates';
import { comparePlainDates, instantAt } from '../shared/dates';
import type { DatedSetting } from '../setting/setting';
import type { TransitionFacts } from './after-work';
import { suwiGate, transitionClaim, transitionFacts, wwApplyFrom, wwApplyUntil } from './after-work';
import type { ClockDate, ClockGap } from './clock-date';
import { isClockDate } from './clock-date';
import {
  announcement,
  consentWithdrawal,
  permissionValid,
  recall,
  reflection,
  wmcoAnnulment,
  wmcoMonth,
} from './dismissal';
import type { ClockFacts } from './facts';
import type { EndDateCheck } from './notice-period';
import { checkEndDate, earliestEndDate } from './notice-period';

/** The legal dates of one person. Computed on every read and never stored, so that it follows every change. */
export type PersonalClock = {
  /** By date. */
  readonly dates: readonly ClockDate[];
  /** What cannot be said, and why. */
  readonly gaps: readonly ClockGap[];
  readonly endDateCheck: EndDateCheck | null;
  readonly transition: TransitionFacts | null;
};

/** Shown wherever the clock is shown. */
export const CLOCK_NOTICE =
  'Alle datums zijn een indicatie. UWV, de rechter of een jurist beslist. Dit is geen WMCO-melding.';

/**
 * Computes the personal clock from what is known and the dated settings.
 * Somebody who works on his own account has none of these dates.
 * @param today used for the earliest plausible end date while no notice was given
 */
export function personalClock(
  facts: ClockFacts,
  settings: readonly DatedSetting[],
  today: PlainDate,
): PersonalClock {
  if (facts.contractKind === 'self_employed')
    return { dates: [], gaps: [], endDateCheck: null, transition: null };
  const earliest = earliestEndDate(facts, settings, today);
  const entries = [
    wmcoMonth(facts, settings),
    wmcoAnnulment(facts, settings),
    earliest,
    announcement(facts, settings),
    reflection(facts, settings),
    consentWithdrawal(facts, settings),
    permissionValid(facts, settings),
    recall(facts, settings),
    suwiGate(facts, settings),
    wwApplyFrom(facts, settings),
    wwApplyUntil(facts, settings),
    transitionClaim(facts, settings),
  ].filter((entry) => entry !== null);
  return {
    dates: entries.filter(isClockDate).sort((a, b) => comparePlainDates(a.date, b.date)),
    gaps: entries.filter((entry): entry is ClockGap => !isClockDate(entry)),
    endDateCheck: checkEndDate(facts, earliest),
    transition: transitionFacts(facts, settings),
  };
}

/**
 * The moments at which the dates come round, at nine in the morning. The key holds the date, so a date that moves
 * is a new moment and a handled one is never repeated. The earliest plausible end date is a check, not a moment.
 */
export function clockMoments(
  clock: PersonalClock,
): readonly { readonly key: string; readonly at: Instant }[] {
  return clock.dates
    .filter((entry) => entry.key !== 'earliest_end_date')
    .map((entry) => ({ key: `clock/${entry.key}/${entry.date}`, at: instantAt(entry.date, '09:00') }));
}
