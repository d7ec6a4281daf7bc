/** A valid body for the tests, made by hand; each test changes what it is about. */
export const TODAY = '2026-11-24';

export function employeeBody(number: number, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    personeelsnummer: `P-${1000 + number}`,
    woongemeente: 'Oss',
    functie: 'Kok',
    contractsoort: 'vast',
    urenPerWeek: 24.5,
    einddatum: '2027-03-31',
    inDienstSinds: '2011-05-01',
    ...changes,
  };
}

export function noticeBody(
  changes: { melding?: object; werkgever?: object; werknemers?: unknown; [other: string]: unknown } = {},
): Record<string, unknown> {
  const { melding, werkgever, werknemers, ...others } = changes;
  return {
    melding: { kenmerk: 'HR-2026-7', besluit: 'definitief', werkgemeente: 'Oss', ...melding },
    werkgever: { kvkNummer: '12345678', ...werkgever },
    werknemers: werknemers ?? [employeeBody(1), employeeBody(2), employeeBody(3)],
    ...others,
  };
}
