import type { MissingPartCode } from '../../../domain/notice/missing-parts';

/** What an accepted notice still lacks, in words; the task of the employer asks for it. */
export const missingPartText: Readonly<Record<MissingPartCode, string>> = {
  employer_name: 'de naam van het bedrijf',
  employer_contact: 'met wie wij contact opnemen',
  reason: 'de reden van de melding',
  headcount: 'het aantal werknemers van het hele bedrijf',
  turnover_class: 'de omzet',
  balance_class: 'het balanstotaal',
  works_council: 'of er een ondernemingsraad is',
  social_plan: 'of er een sociaal plan is',
  time_off: 'of mensen onder werktijd aan hun traject mogen werken',
  flex_work: 'hoeveel flexcontracten stoppen',
  employee_names: 'namen van werknemers',
  employee_reach: 'hoe werknemers te bereiken zijn',
  employee_contract_kinds: 'de soort contract van werknemers',
  employee_hours: 'de uren per week van werknemers',
  employee_since: 'sinds wanneer werknemers in dienst zijn',
};
