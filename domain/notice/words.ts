import type { BehalfRole, Certainty, ContractKind, ReasonCause, ReasonGround } from './notice';
import type { BalanceClass, SizeClass, TurnoverClass } from '../party/size-class';

/**
 * The Dutch codes of JSON and events beside the English codes of the domain, each pair written once.
 * A missing or doubled pair is a compile error or a failing test.
 */
type Words<T extends string> = Readonly<Record<T, string>>;

export const CERTAINTY_WORDS = {
  definite: 'definitief',
  uncertain: 'onzeker',
  embargo: 'embargo',
} as const satisfies Words<Certainty>;

export const GROUND_WORDS = {
  economic: 'a-grond',
  bankruptcy: 'faillissement',
  contracts_end: 'einde-contract',
  other: 'anders',
} as const satisfies Words<ReasonGround>;

export const CAUSE_WORDS = {
  financial: 'financieel',
  less_work: 'minder-werk',
  reorganisation: 'reorganisatie',
  technology: 'techniek',
  relocation: 'verhuizing',
  closure: 'sluiting',
  other: 'anders',
} as const satisfies Words<ReasonCause>;

export const CONTRACT_KIND_WORDS = {
  permanent: 'vast',
  temporary: 'tijdelijk',
  on_call: 'oproep',
  agency: 'uitzend',
  payroll: 'payroll',
  seasonal: 'seizoen',
  self_employed: 'zzp',
  unknown: 'onbekend',
} as const satisfies Words<ContractKind>;

export const BEHALF_ROLE_WORDS = {
  employer: 'werkgever',
  curator: 'curator',
  other: 'anders',
} as const satisfies Words<BehalfRole>;

export const TURNOVER_WORDS = {
  up_to_2m: 'tot-2-miljoen',
  up_to_10m: 'tot-10-miljoen',
  up_to_50m: 'tot-50-miljoen',
  over_50m: 'meer-dan-50-miljoen',
  unknown: 'onbekend',
} as const satisfies Words<TurnoverClass>;

export const BALANCE_WORDS = {
  up_to_2m: 'tot-2-miljoen',
  up_to_10m: 'tot-10-miljoen',
  up_to_43m: 'tot-43-miljoen',
  over_43m: 'meer-dan-43-miljoen',
  unknown: 'onbekend',
} as const satisfies Words<BalanceClass>;

export const SIZE_WORDS = {
  micro: 'micro',
  small: 'klein',
  medium: 'middelgroot',
  large: 'groot',
  unknown: 'onbekend',
} as const satisfies Words<SizeClass>;

/** The Dutch codes of a table, in its order, as zod's enum wants them. */
export function dutchCodes<W extends Record<string, string>>(words: W): [W[keyof W], ...W[keyof W][]] {
  return Object.values(words) as [W[keyof W], ...W[keyof W][]];
}

/** The English code of a Dutch word that the contract has already checked. */
export function fromDutch<W extends Record<string, string>>(words: W, dutch: W[keyof W]): keyof W {
  for (const code of Object.keys(words)) if (words[code] === dutch) return code;
  throw new RangeError('a word that is not in the table');
}
