import type { Notice, NoticedEmployee } from '../../domain/notice/notice';
import { DEMO } from '../../prisma/seed/demonstration';

/** Somebody invented who loses a job. */
export function employee(changes: Partial<NoticedEmployee> = {}): NoticedEmployee {
  return {
    personnelReference: 'P-001',
    givenName: 'Roos',
    namePrefix: 'van der',
    familyName: 'Linden',
    email: 'roos@voorbeeld.nl',
    residence: 'Meierijstad',
    occupation: 'Cateringmedewerker',
    contractKind: 'permanent',
    hoursPerWeek: 24,
    endDate: '2027-03-31',
    employedSince: '2009-05-01',
    ...changes,
  };
}

/** A definite notice of the demonstration employer with the given people. */
export function notice(employees: readonly NoticedEmployee[], changes: Partial<Notice> = {}): Notice {
  return {
    reference: 'REORG-2026-1',
    employer: { kvkNumber: DEMO.employerKvk, name: 'Heerlijk Catering BV', headcount: 120 },
    certainty: 'definite',
    reason: { ground: 'economic', cause: 'less_work' },
    workplace: 'Meierijstad',
    employees,
    ...changes,
  };
}

/** N invented people with their own references and addresses. */
export function employees(count: number, changes: Partial<NoticedEmployee> = {}): NoticedEmployee[] {
  return Array.from({ length: count }, (_, index) =>
    employee({
      personnelReference: `P-${String(index + 1).padStart(4, '0')}`,
      email: `persoon${index + 1}@voorbeeld.nl`,
      ...changes,
    }),
  );
}
