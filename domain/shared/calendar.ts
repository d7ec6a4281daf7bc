import type { PlainDate } from './dates';
import { addDays, dayOfWeek, yearOf } from './dates';

export type HolidayKey =
  | 'new_year'
  | 'good_friday'
  | 'easter_monday'
  | 'kings_day'
  | 'liberation_day'
  | 'ascension_day'
  | 'whit_monday'
  | 'christmas_day'
  | 'boxing_day';

export type Holiday = { readonly date: PlainDate; readonly key: HolidayKey; readonly name: string };

/** Which days an office is closed beside the holidays that nobody disputes. */
export type HolidayPolicy = {
  readonly liberationDay: 'every_year' | 'every_five_years' | 'never';
  readonly goodFriday: boolean;
};

/** How most offices of municipalities and UWV work: closed on 5 May once in five years, open on Good Friday. */
export const OFFICE_POLICY: HolidayPolicy = { liberationDay: 'every_five_years', goodFriday: false };

/** The days that the Algemene termijnenwet counts (art. 3): 5 May of every year, and Good Friday is put on a par. */
export const STATUTORY_POLICY: HolidayPolicy = { liberationDay: 'every_year', goodFriday: true };

const DUTCH_NAMES: Readonly<Record<HolidayKey, string>> = {
  new_year: 'Nieuwjaarsdag',
  good_friday: 'Goede Vrijdag',
  easter_monday: 'Tweede paasdag',
  kings_day: 'Koningsdag',
  liberation_day: 'Bevrijdingsdag',
  ascension_day: 'Hemelvaartsdag',
  whit_monday: 'Tweede pinksterdag',
  christmas_day: 'Eerste kerstdag',
  boxing_day: 'Tweede kerstdag',
};

/** Easter Sunday of a year in the Gregorian calendar (the anonymous computus). */
export function easterSunday(year: number): PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return dateOf(year, month, day);
}

/**
 * The day on which the birthday of the King (from 2014, 27 April) or the Queen (before, 30 April) is kept:
 * one day earlier when it falls on a Sunday.
 */
export function kingsDay(year: number): PlainDate {
  const day = dateOf(year, 4, year >= 2014 ? 27 : 30);
  return dayOfWeek(day) === 7 ? addDays(day, -1) : day;
}

/** The Dutch public holidays of a year that fall on a day of their own (Sundays are closed anyhow), by date. */
export function publicHolidays(year: number, policy: HolidayPolicy = OFFICE_POLICY): readonly Holiday[] {
  const easter = easterSunday(year);
  const dates: [HolidayKey, PlainDate][] = [
    ['new_year', dateOf(year, 1, 1)],
    ['easter_monday', addDays(easter, 1)],
    ['kings_day', kingsDay(year)],
    ['ascension_day', addDays(easter, 39)],
    ['whit_monday', addDays(easter, 50)],
    ['christmas_day', dateOf(year, 12, 25)],
    ['boxing_day', dateOf(year, 12, 26)],
  ];
  if (policy.goodFriday) dates.push(['good_friday', addDays(easter, -2)]);
  const liberation = policy.liberationDay;
  if (liberation === 'every_year' || (liberation === 'every_five_years' && year % 5 === 0)) {
    dates.push(['liberation_day', dateOf(year, 5, 5)]);
  }
  return dates
    .map(([key, date]) => ({ date, key, name: DUTCH_NAMES[key] }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Tells whether a date is a public holiday under a policy. */
export function isPublicHoliday(date: PlainDate, policy: HolidayPolicy = OFFICE_POLICY): boolean {
  return holidayDates(yearOf(date), policy).has(date);
}

/** Tells whether a date is a Monday to Friday that is no public holiday. */
export function isWorkingDay(date: PlainDate, policy: HolidayPolicy = OFFICE_POLICY): boolean {
  return dayOfWeek(date) <= 5 && !isPublicHoliday(date, policy);
}

/** The date itself when it is a working day, else the first working day after it. */
export function workingDayOnOrAfter(date: PlainDate, policy: HolidayPolicy = OFFICE_POLICY): PlainDate {
  return step(date, 1, policy);
}

/** The date itself when it is a working day, else the last working day before it. */
export function workingDayOnOrBefore(date: PlainDate, policy: HolidayPolicy = OFFICE_POLICY): PlainDate {
  return step(date, -1, policy);
}

/** The first working day after a date, never the date itself. */
export function nextWorkingDay(date: PlainDate, policy: HolidayPolicy = OFFICE_POLICY): PlainDate {
  return step(addDays(date, 1), 1, policy);
}

/**
 * The date that many working days later, or earlier when negative. The date itself does not count:
 * Friday plus one working day is Monday. With 0 it is the date itself, working day or not.
 */
export function addWorkingDays(
  date: PlainDate,
  days: number,
  policy: HolidayPolicy = OFFICE_POLICY,
): PlainDate {
  const direction = days < 0 ? -1 : 1;
  let result = date;
  for (let left = Math.abs(days); left > 0; left -= 1)
    result = step(addDays(result, direction), direction, policy);
  return result;
}

/**
 * The last day of a term set by statute: when it falls on a Saturday, Sunday or public holiday it runs on to the
 * first day that is none (Algemene termijnenwet art. 1 and 3). Only for terms of at most 90 days, twelve weeks or
 * three months (art. 4), and not for terms between parties such as a notice period.
 */
export function extendStatutoryTerm(lastDay: PlainDate): PlainDate {
  return workingDayOnOrAfter(lastDay, STATUTORY_POLICY);
}

function step(date: PlainDate, direction: 1 | -1, policy: HolidayPolicy): PlainDate {
  let result = date;
  while (!isWorkingDay(result, policy)) result = addDays(result, direction);
  return result;
}

const remembered = new Map<string, ReadonlySet<PlainDate>>();

// Reading a list of thousands of tasks asks for the same few years over and over.
function holidayDates(year: number, policy: HolidayPolicy): ReadonlySet<PlainDate> {
  const key = `${year} ${policy.liberationDay} ${policy.goodFriday}`;
  const known = remembered.get(key);
  if (known) return known;
  const dates = new Set(publicHolidays(year, policy).map((holiday) => holiday.date));
  remembered.set(key, dates);
  return dates;
}

function dateOf(year: number, month: number, day: number): PlainDate {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
