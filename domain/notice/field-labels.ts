/**
 * What a field is called in a sentence, with a hint on how to fill it in. Keys are those of the contract.
 * The title above a field in a form is the name without its article, unless it is given.
 */
export type FieldLabel = { readonly name: string; readonly hint?: string; readonly title?: string };

const LABELS: Readonly<Record<string, FieldLabel>> = {
  melding: { name: 'de melding' },
  werkgever: { name: 'de gegevens van de werkgever' },
  werknemers: { name: 'de werknemers' },
  kenmerk: { name: 'uw eigen kenmerk', hint: 'Dat is de code waaronder u deze melding zelf kent.' },
  besluit: { name: 'het besluit' },
  herzieningsdatum: { name: 'de datum waarop u opnieuw kijkt' },
  werkgemeente: {
    name: 'de gemeente waar het werk wordt gedaan',
    hint: 'Daaraan zien wij welke regio u helpt.',
  },
  reden: { name: 'de reden' },
  grond: { name: 'de grond van het ontslag' },
  oorzaak: { name: 'de oorzaak' },
  toelichting: { name: 'de toelichting' },
  sociaalPlan: { name: 'het sociaal plan' },
  aanwezig: { name: 'of er een sociaal plan is', title: 'Is er een sociaal plan?' },
  middelenInCenten: { name: 'het bedrag', title: 'Bedrag voor begeleiding van werk naar werk' },
  tijdOnderWerk: { name: 'de tijd onder werk' },
  toegestaan: {
    name: 'of er tijd onder werk is',
    title: 'Mogen mensen onder werktijd aan hun traject werken?',
  },
  flex: { name: 'het aantal flexwerkers' },
  beeindigd: { name: 'het aantal beëindigde flexcontracten' },
  nietVerlengd: { name: 'het aantal contracten dat u niet verlengt' },
  opmerkingen: { name: 'de opmerkingen' },
  namens: { name: 'namens wie u meldt', title: 'Meldt u namens iemand anders?' },
  naam: { name: 'de naam' },
  hoedanigheid: { name: 'de rol van degene namens wie u meldt' },
  kvkNummer: { name: 'het KvK-nummer', hint: 'Dat zijn acht cijfers.' },
  concern: { name: 'het concern' },
  contact: { name: 'de contactpersoon' },
  rol: { name: 'de rol' },
  aantalWerknemers: { name: 'het aantal werknemers van het bedrijf' },
  omzetklasse: { name: 'de omzet' },
  balansklasse: { name: 'het balanstotaal' },
  ondernemingsraad: { name: 'of er een ondernemingsraad is', title: 'Is er een ondernemingsraad?' },
  personeelsnummer: { name: 'het personeelsnummer', hint: 'Gebruik geen BSN.' },
  voorletters: { name: 'de voorletters' },
  roepnaam: { name: 'de roepnaam' },
  tussenvoegsel: { name: 'het tussenvoegsel' },
  achternaam: { name: 'de achternaam' },
  email: { name: 'het e-mailadres', hint: 'Schrijf het als naam@voorbeeld.nl.' },
  telefoon: { name: 'het telefoonnummer', hint: 'Schrijf het als 06 12345678.' },
  adres: { name: 'het adres' },
  straat: { name: 'de straat' },
  huisnummer: { name: 'het huisnummer' },
  postcode: { name: 'de postcode', hint: 'Schrijf die als 1234 AB.' },
  plaats: { name: 'de plaats' },
  woongemeente: { name: 'de gemeente waar de werknemer woont' },
  functie: { name: 'de functie' },
  escoCode: { name: 'de ESCO-code', hint: 'Bijvoorbeeld 5120.1.' },
  contractsoort: { name: 'de soort contract' },
  urenPerWeek: { name: 'het aantal uren per week', hint: 'Bijvoorbeeld 32 of 24,5.' },
  einddatum: { name: 'de einddatum van het contract' },
  inDienstSinds: { name: 'de datum van indiensttreding' },
  datumVaststelling: { name: 'de datum van de vaststellingsovereenkomst' },
  deel: { name: 'het nummer van dit deel' },
  van: { name: 'het aantal delen' },
};

/** The label of the field at the end of a path; an unknown field is just "dit veld". */
export function labelOf(path: readonly PropertyKey[]): FieldLabel {
  const key = [...path].reverse().find((step) => typeof step === 'string');
  return (typeof key === 'string' ? LABELS[key] : undefined) ?? { name: 'dit veld' };
}

/** True when the contract has a field of this name somewhere: then it only stands in the wrong place. */
export function isKnownField(key: string): boolean {
  return Object.hasOwn(LABELS, key);
}

/** The title of a field in a form: "het aantal uren per week" → "Aantal uren per week". */
export function titleOf(key: string): string {
  const label = LABELS[key];
  if (label === undefined) throw new RangeError(`field ${key} has no label`);
  return label.title ?? capital(label.name.replace(/^(de|het|uw) /, ''));
}

/** The label at the start of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
