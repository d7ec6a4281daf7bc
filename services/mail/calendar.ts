import { ICalCalendarMethod, default as ical } from 'ical-generator';

/** An appointment to put in an agenda. No person stands in it. */
export interface CalendarEntry {
  readonly startsAt: Date;
  readonly minutes: number;
  readonly summary: string;
}

/**
 * The iCalendar file (RFC 5545) of an appointment.
 * @param uid stays the same when the mail is sent again, so that an agenda shows it once
 */
export function calendarFile(entry: CalendarEntry, uid: string, url: string, now: Date): string {
  const calendar = ical({ prodId: '//overstap//NL', method: ICalCalendarMethod.PUBLISH });
  calendar.createEvent({
    id: uid,
    start: entry.startsAt,
    end: new Date(entry.startsAt.getTime() + entry.minutes * 60_000),
    stamp: now,
    summary: entry.summary,
    url,
  });
  return calendar.toString();
}
