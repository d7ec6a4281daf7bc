import { isWorkingDay } from '../../domain/shared/calendar';
import { addDays, amsterdamDate } from '../../domain/shared/dates';
import { DEMO } from '../../prisma/seed/demonstration';

/** Today in the Netherlands, plus or minus days. */
export function dayFromToday(days: number): string {
  return addDays(amsterdamDate(new Date().toISOString()), days);
}

/**
 * A past moment, at this time of day, with so many working days between.
 * @returns milliseconds to add to a clock; negative
 */
export function workingDaysAgo(count: number): number {
  let back = 0;
  for (let passed = 0; passed < count;) {
    if (isWorkingDay(dayFromToday(-back))) passed += 1;
    back += 1;
  }
  return -back * 86_400_000;
}

/** An invented employee as the JSON API takes him. */
export function employeeBody(
  reference: string,
  changes: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    personeelsnummer: reference,
    woongemeente: 'Meierijstad',
    functie: 'Cateringmedewerker',
    contractsoort: 'vast',
    urenPerWeek: 24,
    einddatum: dayFromToday(120),
    inDienstSinds: '2009-05-01',
    ...changes,
  };
}

/** A definite notice of the demonstration employer as the JSON API takes it. */
export function noticeBody(
  reference: string,
  employees: readonly Record<string, unknown>[],
): Record<string, unknown> {
  return {
    melding: {
      kenmerk: reference,
      besluit: 'definitief',
      werkgemeente: 'Meierijstad',
      reden: { grond: 'a-grond', oorzaak: 'minder-werk' },
    },
    werkgever: { kvkNummer: DEMO.employerKvk, aantalWerknemers: 120 },
    werknemers: employees,
  };
}

/** N invented employees with their own references. */
export function employeeBodies(count: number, prefix = 'P'): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) =>
    employeeBody(`${prefix}-${String(index + 1).padStart(4, '0')}`),
  );
}
