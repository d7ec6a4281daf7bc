import type { PlainDate } from '../shared/dates';
import {
  addDays,
  addMonths,
  addWeeks,
  completedYears,
  daysBetween,
  earliestOf,
  endOfMonth,
  latestOf,
} from '../shared/dates';
import { dateInWords } from '../shared/date-in-words';
import type { DatedSetting } from '../setting/setting';
import { settingAt } from '../setting/setting';
import type { ClockEntry } from './clock-date';
import { clockDate, factMissing, notApplicable, withRule } from './clock-date';
import type { ClockFacts } from './facts';

/** The end date that the employer entered beside the earliest one that is plausible. A check, not a decision. */
export type EndDateCheck = {
  readonly entered: PlainDate;
  readonly plausible: PlainDate;
  readonly alternative: PlainDate | null;
  /** Days from plausible to entered: negative when the entered date is earlier than both readings. */
  readonly differenceDays: number;
  readonly earlierThanPlausible: boolean;
  readonly explanation: string;
};

/**
 * The earliest end of a contract that is given notice now or was given notice (BW 7:672): the period by completed
 * years of service, to the end of the month, less UWV's handling time with at least one month left. Whether the
 * handling time goes off before or after rounding is read in two ways: the earliest is the date, the other is shown.
 * @param today used while no notice was given
 */
export function earliestEndDate(
  facts: ClockFacts,
  settings: readonly DatedSetting[],
  today: PlainDate,
): ClockEntry | null {
  const key = 'earliest_end_date';
  if (!['permanent', 'on_call', 'payroll', 'unknown'].includes(facts.contractKind)) return null;
  if (facts.settlementSignedOn !== null || facts.courtDecisionOn !== null) {
    return notApplicable(key, 'De einddatum staat in de overeenkomst of in de beslissing van de rechter.');
  }
  const since = facts.employedSince;
  if (since === null) return factMissing(key, 'Dit hangt af van hoe lang u in dienst bent.');
  const given = facts.noticeGivenOn ?? earliestNotice(facts, settings, today);
  return withRule(key, settings, 'notice.employer_months', given, (setting) => {
    const years = completedYears(since, given);
    const step = setting.value.filter(({ fromYears }) => fromYears <= years).at(-1);
    const months = facts.agreedNoticeMonths ?? step?.months ?? 1;
    const least = settingAt(settings, 'notice.least_months_left', given)?.value ?? months;
    const [first, second] = readings(given, months, least, facts);
    const insolvency = settingAt(settings, 'notice.bankruptcy_weeks', given);
    const limit =
      facts.insolvency === 'bankruptcy' && insolvency !== null ? addWeeks(given, insolvency.value) : first;
    const date = earliestOf(first, second, limit);
    return clockDate(key, setting, {
      date,
      alternativeDate: limit < earliestOf(first, second) ? null : latestOf(first, second),
      careful: first !== second,
      explanation: explain(facts, given, years, months, date),
    });
  });
}

/** Compares the entered end date with the earliest plausible one; null when either is not known. */
export function checkEndDate(facts: ClockFacts, earliest: ClockEntry | null): EndDateCheck | null {
  const entered = facts.endDate;
  if (entered === null || earliest === null || !('date' in earliest)) return null;
  const differenceDays = daysBetween(earliest.date, entered);
  const earlierThanPlausible = differenceDays < 0;
  return {
    entered,
    plausible: earliest.date,
    alternative: earliest.alternativeDate,
    differenceDays,
    earlierThanPlausible,
    explanation: earlierThanPlausible
      ? `De werkgever vulde ${dateInWords(entered)} in. Dat is ${-differenceDays} dagen eerder dan verwacht. Vraag na of dit klopt.`
      : `De werkgever vulde ${dateInWords(entered)} in. Dat past bij de opzegtermijn.`,
  };
}

/** When notice can be given at the earliest: not before today, nor within the WMCO month where that holds. */
function earliestNotice(facts: ClockFacts, settings: readonly DatedSetting[], today: PlainDate): PlainDate {
  const notified = facts.wmcoCompleteNoticeOn;
  if (facts.wmcoApplies !== true || notified === null || facts.unionsAgree || facts.insolvency !== null)
    return today;
  const wait = settingAt(settings, 'wmco.wait_months', notified);
  return wait === null ? today : latestOf(today, addMonths(notified, wait.value));
}

function readings(
  given: PlainDate,
  months: number,
  least: number,
  facts: ClockFacts,
): readonly [PlainDate, PlainDate] {
  const round = facts.endsOnAnyDay ? (date: PlainDate): PlainDate => date : endOfMonth;
  const full = addMonths(given, months);
  const handling = facts.permissionHandlingDays ?? 0;
  if (handling === 0) return [round(full), round(full)];
  const floor = addMonths(given, Math.min(least, months));
  const deductedFirst = round(latestOf(addDays(full, -handling), floor));
  const roundedFirst = latestOf(addDays(round(full), -handling), floor);
  return [deductedFirst, roundedFirst];
}

function explain(
  facts: ClockFacts,
  given: PlainDate,
  years: number,
  months: number,
  date: PlainDate,
): string {
  const period = `${months} ${months === 1 ? 'maand' : 'maanden'}`;
  const when =
    facts.noticeGivenOn === null
      ? `Als uw werkgever op ${dateInWords(given)} opzegt, is de opzegtermijn ${period}.`
      : `Uw werkgever zegde op ${dateInWords(given)} op. De opzegtermijn is ${period}.`;
  const why =
    facts.agreedNoticeMonths === null
      ? `U bent ${years} jaar in dienst`
      : 'Dat is op papier of in de cao afgesproken';
  const handling = facts.permissionHandlingDays;
  const deducted =
    handling === null || handling === 0 ? '' : ` De ${handling} dagen bij UWV gaan er misschien van af.`;
  return `${when} ${why}.${deducted} ` + `Het contract stopt dan op zijn vroegst op ${dateInWords(date)}.`;
}
