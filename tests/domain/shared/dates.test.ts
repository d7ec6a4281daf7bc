// Promise: a date stays a date and a moment stays a moment, also when the clock changes on 28 March or 31 October.
import fc from 'fast-check';
import {
  addDays,
  addHours,
  addMonths,
  addWeeks,
  amsterdamDate,
  amsterdamTime,
  compareInstants,
  completedYears,
  dayOfWeek,
  daysBetween,
  earliestOf,
  endOfMonth,
  instantAt,
  instantSchema,
  isPlainDate,
  latestOf,
  parseInstant,
  plainDateSchema,
} from '../../../domain/shared/dates';

describe('reading', () => {
  test.each(['2026-02-28', '2024-02-29', '1957-01-01'])('%s is a date', (text) => {
    expect(isPlainDate(text)).toBe(true);
    expect(plainDateSchema.parse(text)).toBe(text);
  });

  test.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-1-1',
    '31-12-2026',
    '2026-01-01T00:00:00Z',
    '',
    ' 2026-01-01',
  ])('"%s" is no date', (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(plainDateSchema.safeParse(text).success).toBe(false);
  });

  test.each([
    ['2026-03-28T09:00:00Z', '2026-03-28T09:00:00.000Z'],
    ['2026-03-28T09:00:00.5Z', '2026-03-28T09:00:00.500Z'],
    ['2026-03-28T10:00:00+01:00', '2026-03-28T09:00:00.000Z'],
    ['2026-06-30T23:59:59.999999Z', '2026-06-30T23:59:59.999Z'],
  ])('the moment %s is written as %s', (text, written) => {
    expect(parseInstant(text)).toEqual({ ok: true, value: written });
    expect(instantSchema.parse(text)).toBe(written);
  });

  test.each(['2026-03-28', '2026-03-28T09:00:00', '2026-02-30T09:00:00Z', '2026-03-28T25:00:00Z', 'now'])(
    '"%s" is no moment',
    (text) => {
      expect(parseInstant(text)).toEqual({ ok: false, error: { code: 'instant_invalid' } });
      expect(instantSchema.safeParse(text).success).toBe(false);
    },
  );
});

describe('counting', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-10-31', -4, '2026-06-30'],
    ['2026-06-30', -4, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('%s plus %i months is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  test('days, weeks and ends of months', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addWeeks('2026-10-20', 26)).toBe('2027-04-20');
    expect(daysBetween('2026-03-01', '2026-02-01')).toBe(-28);
    expect(endOfMonth('2024-02-01')).toBe('2024-02-29');
    expect(dayOfWeek('2026-10-31')).toBe(6);
    expect(dayOfWeek('1969-12-31')).toBe(3);
    expect(earliestOf('2026-02-01', '2026-01-31', '2026-03-01')).toBe('2026-01-31');
    expect(latestOf('2026-02-01', '2026-01-31', '2026-03-01')).toBe('2026-03-01');
  });

  test.each([
    ['2016-05-02', '2026-05-01', 9],
    ['2016-05-02', '2026-05-02', 10],
    ['2024-02-29', '2025-02-28', 0],
    ['2024-02-29', '2025-03-01', 1],
  ])('from %s to %s are %i completed years', (from, to, years) => {
    expect(completedYears(from, to)).toBe(years);
  });
});

describe('the Dutch clock', () => {
  test.each([
    ['2026-03-28', '09:00', '2026-03-28T08:00:00.000Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'], // the hour that is skipped moves on to 03:30
    ['2026-03-29', '09:00', '2026-03-29T07:00:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'], // the hour that comes twice: the first
    ['2026-10-25', '09:00', '2026-10-25T08:00:00.000Z'],
    ['2027-03-28', '09:00', '2027-03-28T07:00:00.000Z'],
    ['2027-10-31', '09:00', '2027-10-31T08:00:00.000Z'],
    ['2027-10-30', '09:00', '2027-10-30T07:00:00.000Z'],
  ])('%s at %s is %s', (date, time, instant) => {
    expect(instantAt(date, time)).toBe(instant);
  });

  test('a late evening in UTC is the next day here', () => {
    expect(amsterdamDate('2026-12-31T22:59:59.999Z')).toBe('2026-12-31');
    expect(amsterdamDate('2026-12-31T23:00:00.000Z')).toBe('2027-01-01');
    expect(amsterdamDate('2026-06-30T22:00:00.000Z')).toBe('2026-07-01');
    expect(amsterdamTime('2026-06-30T22:00:00.000Z')).toBe('00:00');
  });

  test('a day around the change has 23 or 25 hours, and hours are elapsed time', () => {
    expect(compareInstants(instantAt('2027-03-29', '00:00'), instantAt('2027-03-28', '00:00'))).toBe(
      23 * 3_600_000,
    );
    expect(compareInstants(instantAt('2027-11-01', '00:00'), instantAt('2027-10-31', '00:00'))).toBe(
      25 * 3_600_000,
    );
    expect(addHours('2027-03-28T00:00:00.000Z', 24)).toBe('2027-03-29T00:00:00.000Z');
  });

  // Ten days around both changes of 2027, every minute of the day.
  const around = fc
    .tuple(fc.constantFrom('2027-03-23', '2027-10-26'), fc.integer({ min: 0, max: 10 }))
    .map(([start, days]) => addDays(start, days));
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

  test('a date and time come back as they were, save the hour that does not exist', () => {
    fc.assert(
      fc.property(around, time, (date, clock) => {
        const instant = instantAt(date, clock);
        expect(amsterdamDate(instant)).toBe(date);
        const skipped = date === '2027-03-28' && clock.startsWith('02:');
        expect(amsterdamTime(instant)).toBe(skipped ? clock.replace('02:', '03:') : clock);
      }),
      { numRuns: 500 },
    );
  });

  test('a later day at the same time is a later moment', () => {
    fc.assert(
      fc.property(around, time, (date, clock) => {
        expect(instantAt(addDays(date, 1), clock) > instantAt(date, clock)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
