import { amsterdamDate, amsterdamTime, daysBetween } from '../../../domain/shared/dates';

/** A date as people in the Netherlands write it: `2026-11-24` is `24-11-2026`. */
export function dutchDate(date: string): string {
  return `${date.slice(8, 10)}-${date.slice(5, 7)}-${date.slice(0, 4)}`;
}

const shortDay = new Intl.DateTimeFormat('nl-NL', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** `2026-12-08` as `di 8 dec`: for dates that are near. */
function nearDate(date: string): string {
  return shortDay.format(new Date(`${date}T12:00:00Z`));
}

/** An instant as people in the Netherlands read it: `24-11-2026 10:05`. */
export function dutchMoment(at: Date): string {
  const instant = at.toISOString();
  return `${dutchDate(amsterdamDate(instant))} ${amsterdamTime(instant)}`;
}

/** A plain date, or a dash when it is not known. */
export function dutchDay(date: string | null): string {
  return date === null ? '–' : dutchDate(date);
}

/** How much time is left, in words, by calendar days of the Netherlands. */
export function timeLeft(dueAt: Date, now: Date): string {
  const due = dueAt.toISOString();
  const days = daysBetween(amsterdamDate(now.toISOString()), amsterdamDate(due));
  if (dueAt < now) {
    if (days === 0) return 'vandaag, te laat';
    return days === -1 ? '1 dag te laat' : `${-days} dagen te laat`;
  }
  if (days === 0) return `vandaag voor ${amsterdamTime(due)}`;
  if (days === 1) return 'morgen';
  return `nog ${days} dagen (${nearDate(amsterdamDate(due))})`;
}
