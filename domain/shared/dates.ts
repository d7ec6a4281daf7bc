import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Result } from './result';
import { ok, refuse } from './result';

/** A calendar date without a time, `YYYY-MM-DD`. Text order is date order. */
export type PlainDate = string;

/** A moment in UTC, always written with milliseconds (`2026-03-28T08:00:00.000Z`). Text order is time order. */
export type Instant = string;

/** A wall clock time in the Netherlands, `HH:MM`. */
export type WallTime = string;

export const BUSINESS_TIME_ZONE = 'Europe/Amsterdam';

const DATE_SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT_SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
const TIME_SHAPE = /^([01]\d|2[0-3]):[0-5]\d$/;
const MILLISECONDS_PER_DAY = 86_400_000;

/** Tells whether a text is an existing calendar date in the form `YYYY-MM-DD` (so not 2026-02-30). */
export function isPlainDate(text: string): boolean {
  return DATE_SHAPE.test(text) && !Number.isNaN(Date.parse(text)) && fromEpochDay(epochDay(text)) === text;
}

/** Checks a moment with `Z` or an offset and writes it in the one form used here; refuses with `instant_invalid`. */
export function parseInstant(text: string): Result<Instant> {
  if (!INSTANT_SHAPE.test(text) || !isPlainDate(text.slice(0, 10))) return refuse('instant_invalid');
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? refuse('instant_invalid') : ok(new Date(milliseconds).toISOString());
}

/** Tells whether a text is a wall clock time `HH:MM` from 00:00 to 23:59. */
export function isWallTime(text: string): boolean {
  return TIME_SHAPE.test(text);
}

export const plainDateSchema = z.string().refine(isPlainDate, { error: 'date_invalid' });

export const instantSchema = z.string().transform((text, context) => {
  const parsed = parseInstant(text);
  if (parsed.ok) return parsed.value;
  context.issues.push({ code: 'custom', input: text, message: 'instant_invalid' });
  return z.NEVER;
});

/** Negative when `a` is earlier, 0 when equal, positive when later. Fit for sorting. */
export function comparePlainDates(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Negative when `a` is earlier, 0 when equal, positive when later. Fit for sorting. */
export function compareInstants(a: Instant, b: Instant): number {
  return Date.parse(a) - Date.parse(b);
}

/** The earliest of one or more dates. */
export function earliestOf(first: PlainDate, ...others: readonly PlainDate[]): PlainDate {
  return others.reduce((a, b) => (b < a ? b : a), first);
}

/** The latest of one or more dates. */
export function latestOf(first: PlainDate, ...others: readonly PlainDate[]): PlainDate {
  return others.reduce((a, b) => (b > a ? b : a), first);
}

/** The date a whole number of days later (or earlier, when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromEpochDay(epochDay(date) + days);
}

/** The date a whole number of weeks later (or earlier, when negative). */
export function addWeeks(date: PlainDate, weeks: number): PlainDate {
  return addDays(date, weeks * 7);
}

/**
 * The date a whole number of months later (or earlier, when negative).
 * A day that the month does not have becomes its last day: 31 January plus one month is 28 or 29 February.
 */
export function addMonths(date: PlainDate, months: number): PlainDate {
  return Temporal.PlainDate.from(date).add({ months }, { overflow: 'constrain' }).toString();
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return epochDay(to) - epochDay(from);
}

/** Completed years from `from` to `to`, as for years of service; 29 February completes on 1 March in other years. */
export function completedYears(from: PlainDate, to: PlainDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/** The last day of the month of a date. */
export function endOfMonth(date: PlainDate): PlainDate {
  const first = Temporal.PlainDate.from(date).with({ day: 1 });
  return first.with({ day: first.daysInMonth }).toString();
}

/** 1 = Monday to 7 = Sunday. */
export function dayOfWeek(date: PlainDate): number {
  // Day 0 of the epoch, 1 January 1970, was a Thursday (4).
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1;
}

/** The year of a date. */
export function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

/** The calendar date in the Netherlands at a moment. */
export function amsterdamDate(instant: Instant): PlainDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(BUSINESS_TIME_ZONE).toPlainDate().toString();
}

/** The wall clock time in the Netherlands at a moment, `HH:MM`. */
export function amsterdamTime(instant: Instant): WallTime {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(BUSINESS_TIME_ZONE)
    .toPlainTime()
    .toString()
    .slice(0, 5);
}

/**
 * The moment at which a wall clock in the Netherlands shows this date and time.
 * An hour that is skipped in spring moves one hour on; an hour that comes twice in autumn means its first time.
 */
export function instantAt(date: PlainDate, time: WallTime): Instant {
  const zoned = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(BUSINESS_TIME_ZONE, {
    disambiguation: 'compatible',
  });
  return new Date(zoned.epochMilliseconds).toISOString();
}

/** The moment a number of hours later (or earlier, when negative); elapsed time, not wall clock time. */
export function addHours(instant: Instant, hours: number): Instant {
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
}

function epochDay(date: PlainDate): number {
  return Math.round(Date.parse(date) / MILLISECONDS_PER_DAY);
}

function fromEpochDay(day: number): PlainDate {
  return new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}
