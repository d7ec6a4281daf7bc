import type { PlainDate } from './dates';
import { dayOfWeek } from './dates';

const MONTHS = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];
const WEEKDAYS = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'];

/** A date in words for sentences: `2026-06-30` is "30 juni 2026". */
export function dateInWords(date: PlainDate): string {
  return `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`;
}

/** A date in words with the day of the week: "dinsdag 30 juni 2026". */
export function dateInWordsWithDay(date: PlainDate): string {
  return `${WEEKDAYS[dayOfWeek(date) - 1] ?? ''} ${dateInWords(date)}`;
}
