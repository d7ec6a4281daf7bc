/** What ties a person to the work that goes. Each kind has its own legal dates, or none (D1, domain 3.1 and 3.2). */
export const CONTRACT_KINDS = [
  'permanent',
  'temporary',
  'on_call',
  'payroll',
  'agency',
  'seasonal',
  'self_employed',
  'unknown',
] as const;
export type ContractKind = (typeof CONTRACT_KINDS)[number];

/** The Dutch words on screens. */
export const CONTRACT_KIND_TEXT: Readonly<Record<ContractKind, string>> = {
  permanent: 'vast contract',
  temporary: 'tijdelijk contract',
  on_call: 'oproepcontract',
  payroll: 'payroll',
  agency: 'uitzendkracht',
  seasonal: 'seizoenswerk',
  self_employed: 'zelfstandige zonder personeel',
  unknown: 'onbekend',
};
