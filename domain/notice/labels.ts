import type {
  BALANCE_WORDS,
  BEHALF_ROLE_WORDS,
  CAUSE_WORDS,
  CERTAINTY_WORDS,
  CONTRACT_KIND_WORDS,
  GROUND_WORDS,
  TURNOVER_WORDS,
} from './words';

/** What a code of the contract is called on a screen, per code of the tables in `words.ts`. */
type Labels<W extends Readonly<Record<string, string>>> = Readonly<Record<W[keyof W], string>>;

export const CERTAINTY_LABELS: Labels<typeof CERTAINTY_WORDS> = {
  definitief: 'Het besluit is genomen',
  onzeker: 'Het is nog onzeker',
  embargo: 'Het is nog geheim (embargo)',
};

export const GROUND_LABELS: Labels<typeof GROUND_WORDS> = {
  'a-grond': 'Bedrijfseconomisch (a-grond)',
  faillissement: 'Faillissement of surseance',
  'einde-contract': 'Tijdelijke contracten lopen af',
  anders: 'Iets anders',
};

export const CAUSE_LABELS: Labels<typeof CAUSE_WORDS> = {
  financieel: 'Slechte financiële situatie',
  'minder-werk': 'Minder werk',
  reorganisatie: 'Reorganisatie',
  techniek: 'Nieuwe techniek',
  verhuizing: 'Verhuizing van het bedrijf',
  sluiting: 'Sluiting van (een deel van) het bedrijf',
  anders: 'Iets anders',
};

export const CONTRACT_KIND_LABELS: Labels<typeof CONTRACT_KIND_WORDS> = {
  vast: 'Vast contract',
  tijdelijk: 'Tijdelijk contract',
  oproep: 'Oproepcontract',
  uitzend: 'Uitzendkracht',
  payroll: 'Payroll',
  seizoen: 'Seizoenswerk',
  zzp: 'Zelfstandige (zzp)',
  onbekend: 'Onbekend',
};

export const BEHALF_ROLE_LABELS: Labels<typeof BEHALF_ROLE_WORDS> = {
  werkgever: 'De werkgever',
  curator: 'Een curator of bewindvoerder',
  anders: 'Iemand anders',
};

export const TURNOVER_LABELS: Labels<typeof TURNOVER_WORDS> = {
  'tot-2-miljoen': 'Tot en met 2 miljoen euro',
  'tot-10-miljoen': 'Tot en met 10 miljoen euro',
  'tot-50-miljoen': 'Tot en met 50 miljoen euro',
  'meer-dan-50-miljoen': 'Meer dan 50 miljoen euro',
  onbekend: 'Onbekend',
};

export const BALANCE_LABELS: Labels<typeof BALANCE_WORDS> = {
  'tot-2-miljoen': 'Tot en met 2 miljoen euro',
  'tot-10-miljoen': 'Tot en met 10 miljoen euro',
  'tot-43-miljoen': 'Tot en met 43 miljoen euro',
  'meer-dan-43-miljoen': 'Meer dan 43 miljoen euro',
  onbekend: 'Onbekend',
};
