// Promise: working days and statutory terms follow the Dutch public holidays, by rule and not by a list of years.
import Holidays from 'date-holidays';
import fc from 'fast-check';
import {
  STATUTORY_POLICY,
  addWorkingDays,
  easterSunday,
  extendStatutoryTerm,
  isPublicHoliday,
  isWorkingDay,
  kingsDay,
  nextWorkingDay,
  publicHolidays,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '../../../domain/shared/calendar';
import { addDays, dayOfWeek } from '../../../domain/shared/dates';

const YEARS = [2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032];

describe('public holidays', () => {
  test('of 2026 are the days an office is closed, with their Dutch names', () => {
    expect(publicHolidays(2026).map((holiday) => `${holiday.date} ${holiday.name}`)).toEqual([
      '2026-01-01 Nieuwjaarsdag',
      '2026-04-06 Tweede paasdag',
      '2026-04-27 Koningsdag',
      '2026-05-14 Hemelvaartsdag',
      '2026-05-25 Tweede pinksterdag',
      '2026-12-25 Eerste kerstdag',
      '2026-12-26 Tweede kerstdag',
    ]);
  });

  test.each(YEARS)('of %i agree with an independent calendar', (year) => {
    const independent = new Holidays('NL')
      .getHolidays(year)
      .filter((holiday) => holiday.type === 'public')
      .map((holiday) => holiday.date.slice(0, 10))
      // Easter Sunday and Whit Sunday are Sundays and need no entry of their own.
      .filter((date) => dayOfWeek(date) !== 7 || date.endsWith('-01-01') || date.includes('-12-2'));
    const ours = publicHolidays(year, { liberationDay: 'never', goodFriday: false }).map(
      (holiday) => holiday.date,
    );
    expect(ours).toEqual(independent);
  });

  test.each([
    [2013, '2013-04-30'],
    [2014, '2014-04-26'],
    [2025, '2025-04-26'],
    [2026, '2026-04-27'],
    [2031, '2031-04-26'],
  ])('the King or Queen is celebrated in %i on %s', (year, date) => {
    expect(kingsDay(year)).toBe(date);
  });

  test.each([
    [2020, '2020-04-12'],
    [2024, '2024-03-31'],
    [2027, '2027-03-28'],
    [2032, '2032-03-28'],
    [2038, '2038-04-25'],
  ])('Easter of %i is %s', (year, date) => {
    expect(easterSunday(year)).toBe(date);
  });

  test('5 May is free once in five years for an office and every year for a term set by statute', () => {
    expect(isPublicHoliday('2025-05-05')).toBe(true);
    expect(isPublicHoliday('2026-05-05')).toBe(false);
    expect(isPublicHoliday('2026-05-05', STATUTORY_POLICY)).toBe(true);
    expect(isPublicHoliday('2026-04-03', STATUTORY_POLICY)).toBe(true);
    expect(isPublicHoliday('2026-04-03')).toBe(false);
  });
});

describe('working days', () => {
  test.each([
    ['2026-12-24', 1, '2026-12-28'],
    ['2026-12-31', 1, '2027-01-04'],
    ['2026-04-02', 2, '2026-04-07'],
    ['2026-03-27', 1, '2026-03-30'],
    ['2026-05-13', 1, '2026-05-15'],
    ['2026-12-28', -1, '2026-12-24'],
    ['2026-12-26', 0, '2026-12-26'],
    ['2026-12-21', 10, '2027-01-06'],
  ])('%s plus %i working days is %s', (from, days, to) => {
    expect(addWorkingDays(from, days)).toBe(to);
  });

  test('the next working day is never the day itself', () => {
    expect(nextWorkingDay('2026-12-23')).toBe('2026-12-24');
    expect(nextWorkingDay('2026-12-24')).toBe('2026-12-28');
    expect(workingDayOnOrAfter('2026-12-24')).toBe('2026-12-24');
    expect(workingDayOnOrBefore('2026-12-27')).toBe('2026-12-24');
  });

  const anyDate = fc.integer({ min: 0, max: 365 * 12 }).map((days) => addDays('2020-01-01', days));

  test('going forward and back ends on the same working day', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), (date, days) => {
        const start = workingDayOnOrAfter(date);
        expect(addWorkingDays(addWorkingDays(start, days), -days)).toBe(start);
      }),
    );
  });

  test('never land on a weekend or holiday, and pass exactly that many working days', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 40 }), (date, days) => {
        const end = addWorkingDays(date, days);
        let passed = 0;
        for (let day = addDays(date, 1); day <= end; day = addDays(day, 1))
          if (isWorkingDay(day)) passed += 1;
        expect(isWorkingDay(end)).toBe(true);
        expect(passed).toBe(days);
      }),
    );
  });
});

describe('a term set by statute', () => {
  test.each([
    ['2026-12-24', '2026-12-24'], // Thursday
    ['2026-12-25', '2026-12-28'], // Christmas, then a weekend
    ['2026-04-03', '2026-04-07'], // Good Friday, weekend, Easter Monday
    ['2026-05-05', '2026-05-06'], // Liberation Day, also in a year that is no lustrum
    ['2027-01-01', '2027-01-04'], // New Year, then a weekend
    ['2026-04-27', '2026-04-28'], // King's Day
  ])('that ends on %s runs to %s', (lastDay, extended) => {
    expect(extendStatutoryTerm(lastDay)).toBe(extended);
  });
});
