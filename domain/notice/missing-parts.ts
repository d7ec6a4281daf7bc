import type { Notice, NoticedEmployee } from './notice';

/**
 * What a valid notice still lacks: the questions of the task `notice.complete`. A notice is never refused for
 * these, because the people must not wait for them.
 */
export const MISSING_PARTS = [
  'employer_name',
  'employer_contact',
  'reason',
  'headcount',
  'turnover_class',
  'balance_class',
  'works_council',
  'social_plan',
  'time_off',
  'flex_work',
  'employee_names',
  'employee_reach',
  'employee_contract_kinds',
  'employee_hours',
  'employee_since',
] as const;
export type MissingPartCode = (typeof MISSING_PARTS)[number];

export type MissingPart = {
  readonly part: MissingPartCode;
  /** Where it belongs in the contract: `werkgever.naam`, `werknemers`. */
  readonly location: string;
  /** Number of employees it concerns, when it concerns employees. */
  readonly count?: number;
  /** Dutch sentence that asks for it. */
  readonly detail: string;
};

/**
 * Lists what is missing, in the order in which a form asks it.
 * Under embargo nothing about separate people is asked: they are sealed. An uncertain notice is not asked for
 * names and ways to reach people: nobody is enrolled yet.
 */
export function missingParts(notice: Notice): MissingPart[] {
  const { employer, employees } = notice;
  const missing: MissingPart[] = [];
  const company = (part: MissingPartCode, absent: boolean, location: string, detail: string): void => {
    if (absent) missing.push({ part, location, detail });
  };
  const people = (
    part: MissingPartCode,
    lacks: (employee: NoticedEmployee) => boolean,
    ask: string,
  ): void => {
    const count = employees.filter(lacks).length;
    if (count > 0)
      missing.push({
        part,
        location: 'werknemers',
        count,
        detail: `${ask} Dit mist nog bij ${count} van de ${employees.length}.`,
      });
  };

  company('employer_name', employer.name === undefined, 'werkgever.naam', 'Vul de naam van het bedrijf in.');
  company(
    'employer_contact',
    employer.contact?.name === undefined ||
      (employer.contact.email === undefined && employer.contact.phone === undefined),
    'werkgever.contact',
    'Vul in met wie wij contact opnemen: naam, en e-mailadres of telefoonnummer.',
  );
  company('reason', notice.reason === undefined, 'melding.reden', 'Vul de reden van de melding in.');
  company(
    'headcount',
    employer.headcount === undefined,
    'werkgever.aantalWerknemers',
    'Vul in hoeveel mensen er in het hele bedrijf werken.',
  );
  company(
    'turnover_class',
    employer.turnoverClass === undefined,
    'werkgever.omzetklasse',
    'Kies de omzet van het bedrijf. "Onbekend" mag ook.',
  );
  company(
    'balance_class',
    employer.balanceClass === undefined,
    'werkgever.balansklasse',
    'Kies het balanstotaal van het bedrijf. "Onbekend" mag ook.',
  );
  company(
    'works_council',
    employer.worksCouncil === undefined,
    'werkgever.ondernemingsraad',
    'Vul in of er een ondernemingsraad is.',
  );
  company(
    'social_plan',
    notice.socialPlan === undefined,
    'melding.sociaalPlan',
    'Vul in of er een sociaal plan is, en welk bedrag er is voor begeleiding.',
  );
  company(
    'time_off',
    notice.timeOff === undefined,
    'melding.tijdOnderWerk',
    'Vul in of mensen onder werktijd aan hun traject mogen werken.',
  );
  company(
    'flex_work',
    notice.flexWork === undefined,
    'melding.flex',
    'Vul in hoeveel flexcontracten u al stopte of niet verlengt. 0 mag ook.',
  );
  if (notice.certainty === 'embargo') return missing;

  if (notice.certainty === 'definite') {
    people('employee_names', (one) => one.familyName === undefined, 'Vul de namen van de werknemers in.');
    people(
      'employee_reach',
      (one) => one.email === undefined && one.phone === undefined && !canHaveLetter(one),
      'Vul een e-mailadres, telefoonnummer of adres van thuis in.',
    );
  }
  people('employee_contract_kinds', (one) => one.contractKind === 'unknown', 'Kies de soort contract.');
  people('employee_hours', (one) => one.hoursPerWeek === undefined, 'Vul de uren per week in.');
  people(
    'employee_since',
    (one) => one.employedSince === undefined,
    'Vul in sinds wanneer mensen in dienst zijn.',
  );
  return missing;
}

/** A letter needs a street or postcode with a number; a place alone is where somebody lives, not an address. */
function canHaveLetter({ address }: NoticedEmployee): boolean {
  return (
    address?.street !== undefined || (address?.postcode !== undefined && address.houseNumber !== undefined)
  );
}
