import { capital } from './field-labels';
import type { FieldLabel } from './field-labels';
import type { ProblemCode } from './problem';

/** Facts for a sentence: limits and choices, never what was filled in. */
export type ProblemFacts = {
  readonly limit?: number | string;
  readonly choices?: readonly string[];
  readonly other?: string;
};

type Sentence = (label: FieldLabel, facts: ProblemFacts) => string;

const withHint = (sentence: string, label: FieldLabel): string =>
  label.hint === undefined ? sentence : `${sentence} ${label.hint}`;

/** One Dutch sentence form per code; the type makes a code without one a compile error. */
const SENTENCES: Readonly<Record<ProblemCode, Sentence>> = {
  missing: (label) => withHint(`Vul ${label.name} in.`, label),
  wrong_type: (label, { other }) => withHint(`${capital(label.name)} moet ${other ?? 'anders'} zijn.`, label),
  too_long: (label, { limit }) =>
    `${capital(label.name)} is te lang. Gebruik hoogstens ${limit ?? ''} tekens.`,
  too_high: (label, { limit }) => `${capital(label.name)} is te hoog. Vul hoogstens ${limit ?? ''} in.`,
  too_low: (label, { limit }) => `${capital(label.name)} is te laag. Vul minstens ${limit ?? ''} in.`,
  not_in_list: (label, { choices }) =>
    `Kies voor ${label.name} een van deze woorden: ${(choices ?? []).join(', ')}.`,
  wrong_format: (label) => withHint(`Kijk ${label.name} na: zo klopt het niet.`, label),
  too_many_decimals: (label) => `Gebruik voor ${label.name} hoogstens één cijfer achter de komma.`,
  unknown_field: (_, { other }) =>
    `Het veld "${other ?? ''}" kennen wij niet. Haal het weg of verbeter de naam.`,
  not_in_event: (_, { other }) =>
    `Het veld "${other ?? ''}" mag niet in een event staan. Stuur namen, contactgegevens en tekst later met een bestand of op de pagina.`,
  not_a_code: (label) =>
    `Gebruik voor ${label.name} een code met een cijfer erin en zonder spaties. Gebruik geen naam.`,
  unsafe_text: (label) =>
    `In ${label.name} staan tekens die niet te zien zijn of de tekst omdraaien. Typ de tekst opnieuw.`,
  bsn: () => 'Haal het burgerservicenummer (BSN) weg: wij mogen dat nummer niet bewaren.',
  date_wrong: (label) =>
    `${capital(label.name)} is geen bestaande datum. Vul jaar, maand en dag in, zoals 2026-12-31.`,
  kvk_missing_zero: () => 'Het KvK-nummer heeft zeven cijfers. Zet er een 0 voor als die is weggevallen.',
  kvk_is_branch_number: () =>
    'Dit is een vestigingsnummer van twaalf cijfers. Vul het KvK-nummer in: dat heeft acht cijfers.',
  kvk_is_rsin: () => 'Dit nummer heeft negen cijfers. Vul het KvK-nummer in: dat heeft acht cijfers.',
  kvk_wrong: () => 'Kijk het KvK-nummer na: het heeft acht cijfers. U vindt het op kvk.nl.',
  no_employees: () => 'Vul minstens één werknemer in.',
  too_many_employees: (_, { limit }) =>
    `Een melding heeft hoogstens ${limit ?? ''} werknemers. Verdeel de mensen over meer meldingen.`,
  duplicate_reference: (_, { other }) =>
    `Dit personeelsnummer staat ook bij ${other ?? 'een andere werknemer'}. Geef iedere werknemer een eigen nummer of haal er één weg.`,
  end_date_missing: () =>
    'Vul de einddatum van het contract in. Is die nog niet bekend? Kies dan bij het besluit "onzeker".',
  end_date_past: (_, { limit }) =>
    `De einddatum ligt meer dan een jaar terug. Vul een datum in vanaf ${limit ?? ''}, of haal deze werknemer weg.`,
  end_date_far: (_, { limit }) =>
    `De einddatum ligt meer dan vijf jaar vooruit. Vul een datum in tot en met ${limit ?? ''}.`,
  since_wrong: (_, { limit }) =>
    `Kijk de datum van indiensttreding na. Die ligt tussen 1 januari 1950 en ${limit ?? 'vandaag'}.`,
  since_after_end: () =>
    'De datum van indiensttreding ligt na de einddatum van het contract. Kijk beide datums na.',
  settlement_wrong: (_, { limit }) =>
    `De datum van de vaststellingsovereenkomst ligt na vandaag of is ouder dan drie jaar. Vul de dag in waarop die tot stand kwam, tot en met ${limit ?? ''}.`,
  review_date_missing: () =>
    'Vul de datum in waarop u opnieuw kijkt. Die is nodig zolang het besluit onzeker is of onder embargo staat.',
  review_date_past: () => 'De datum waarop u opnieuw kijkt is al voorbij. Kies vandaag of een latere dag.',
  review_date_far: (_, { limit }) =>
    `De datum waarop u opnieuw kijkt ligt meer dan een jaar vooruit. Kies een dag tot en met ${limit ?? ''}.`,
  review_date_not_needed: () =>
    'Bij een definitief besluit hoort geen datum waarop u opnieuw kijkt. Haal die datum weg of kies een ander besluit.',
  part_wrong: () =>
    'Geef bij een melding in delen zowel "deel" als "van" op, met "deel" niet hoger dan "van".',
  parts_missing: (_, { limit }) =>
    `Deze delen van de melding ontbreken nog: ${limit ?? ''}. Stuur ze alsnog.`,
  parts_differ: () =>
    'De delen van deze melding horen niet bij elkaar. Stuur in ieder deel dezelfde melding en werkgever, en hetzelfde aantal delen.',
  municipality_unknown: (label, { choices }) =>
    choices === undefined || choices.length === 0
      ? `Wij kennen ${label.name} niet. Vul de naam van de gemeente in, niet van het dorp of de wijk.`
      : `Wij kennen ${label.name} niet. Bedoelt u ${choices.join(' of ')}?`,
  municipality_ambiguous: (label, { choices }) =>
    `Bij ${label.name} zijn meer gemeenten mogelijk. Kies: ${(choices ?? []).join(', ')}.`,
};

/** The Dutch sentence of a problem. */
export function problemText(code: ProblemCode, label: FieldLabel, facts: ProblemFacts = {}): string {
  return SENTENCES[code](label, facts);
}

/** A date as Dutch people read it: `31-12-2026`. */
export function dutchDate(date: string): string {
  return `${date.slice(8, 10)}-${date.slice(5, 7)}-${date.slice(0, 4)}`;
}
