/**
 * The facts a triage table may look at: the only ones, each with a closed list of values, so that a table can be
 * checked completely. Every fact can also be `unknown`.
 * Left out on purpose: age, sex, nationality and health (domain 3.12), and what stands in for them: years of
 * service for age, command of Dutch for nationality, "something personal" for health.
 */
export const TRIAGE_FACTS = {
  wants_work: ['now', 'later', 'no'],
  knows_what: ['yes', 'partly', 'no'],
  already_searching: ['yes', 'no'],
  prospect_of_work: ['yes', 'no'],
  own_estimate: ['high', 'middle', 'low'],
  own_network: ['yes', 'no'],
  digital_skill: ['good', 'fair', 'little'],
  cv_ready: ['yes', 'no'],
  wants_other_sector: ['yes', 'no'],
  attention_for_loss_first: ['yes', 'no'],
  needs_training: ['yes', 'no'],
  barriers: ['none', 'some', 'many'],
} as const;

export type TriageFact = keyof typeof TRIAGE_FACTS;
export type TriageFactValue<F extends TriageFact> = (typeof TRIAGE_FACTS)[F][number] | 'unknown';

/** What is known of one person; every fact is present, unknown when nobody said. */
export type TriageFacts = { readonly [F in TriageFact]: TriageFactValue<F> };

export const UNKNOWN = 'unknown';

/** Names that show somebody tried to use what may not count; used to say so instead of "unknown fact". */
export const PROTECTED_FACTS: readonly string[] = [
  ...[
    'age',
    'age_class',
    'birth_date',
    'birth_year',
    'leeftijd',
    'leeftijdsklasse',
    'geboortedatum',
    'geboortejaar',
  ],
  ...['sex', 'gender', 'geslacht'],
  ...['nationality', 'nationaliteit', 'origin', 'herkomst', 'language', 'taal', 'ethnicity', 'etniciteit'],
  ...['religion', 'geloof', 'godsdienst', 'union', 'vakbond'],
  ...['health', 'gezondheid', 'illness', 'ziekte', 'disability', 'handicap', 'beperking', 'pregnancy'],
  ...['years_of_service', 'dienstjaren', 'personal', 'persoonlijk'],
];

/** The Dutch name of a fact, for explanations and for the page on which a region edits its table. */
export const TRIAGE_FACT_LABELS: Readonly<Record<TriageFact, string>> = {
  wants_work: 'wil werken',
  knows_what: 'weet wat voor werk',
  already_searching: 'zoekt al',
  prospect_of_work: 'heeft werk in zicht',
  own_estimate: 'eigen inschatting van de kans',
  own_network: 'heeft een netwerk',
  digital_skill: 'digitaal vaardig',
  cv_ready: 'cv is klaar',
  wants_other_sector: 'wil naar een andere sector',
  attention_for_loss_first: 'eerst aandacht voor afscheid',
  needs_training: 'heeft scholing nodig',
  barriers: 'belemmeringen',
};

/** Dutch words for the values, for the same places. */
export const TRIAGE_VALUE_LABELS: Readonly<Record<string, string>> = {
  now: 'meteen',
  later: 'later',
  yes: 'ja',
  partly: 'een beetje',
  no: 'nee',
  high: 'groot',
  middle: 'gemiddeld',
  low: 'klein',
  good: 'goed',
  fair: 'redelijk',
  little: 'weinig',
  none: 'geen',
  some: 'een of twee',
  many: 'drie of meer',
  unknown: 'onbekend',
};

/** All values of a fact, `unknown` included. */
export function valuesOf(fact: TriageFact): readonly string[] {
  return [...TRIAGE_FACTS[fact], UNKNOWN];
}

/** Tells whether a name is one of the facts. */
export function isTriageFact(name: string): name is TriageFact {
  return Object.hasOwn(TRIAGE_FACTS, name);
}
