/**
 * Why an event from outside cannot be read or does not belong to its sender. Such an event is set aside as a
 * dead letter. Each code has one Dutch sentence for the administrator and the sender.
 */
export const READING_PROBLEM_TEXT = {
  empty: 'Het bericht is leeg.',
  too_large: 'Het bericht is groter dan 64 KB. Stuur de melding in delen.',
  headers_invalid: 'Een CloudEvents-kop staat er dubbel in of is geen tekst.',
  mode_unknown: 'Het bericht is geen CloudEvent in binaire of gestructureerde vorm, in JSON.',
  not_utf8: 'Het bericht is geen geldige UTF-8-tekst.',
  not_json: 'Het bericht is geen geldige JSON.',
  too_deep: 'De JSON is te diep genest.',
  text_unsafe: 'De tekst bevat tekens die niet bewaard kunnen worden.',
  specversion_unknown: 'Alleen CloudEvents-versie 1.0 wordt gelezen.',
  id_invalid: 'Het id ontbreekt of is geen code met een cijfer erin.',
  source_invalid: 'De source ontbreekt of is geen urn:nld met OIN of KvK-nummer en systeem.',
  type_invalid: 'Het type ontbreekt of heeft niet de vorm nl.vanwerknaarwerk.<naam>.v<versie>.',
  type_unknown: 'Dit type event kennen wij niet.',
  version_unknown: 'Deze versie van het type event kennen wij niet.',
  type_not_here: 'Dit type event hoort niet op dit onderwerp.',
  time_invalid: 'De tijd is geen geldig tijdstip.',
  time_in_future: 'De tijd ligt in de toekomst.',
  attribute_invalid: 'Een CloudEvents-kenmerk heeft niet de goede vorm.',
  data_not_object: 'De data is geen JSON-object.',
  key_invalid: 'De sleutel ontbreekt of is geen code met een cijfer erin.',
  key_differs: 'De sleutel is niet het kenmerk van de melding.',
  partner_unknown: 'Dit onderwerp hoort bij geen bekende partij.',
  foreign_source: 'De source hoort niet bij de partij van dit onderwerp.',
  foreign_employer: 'Het KvK-nummer hoort niet bij de partij van dit onderwerp.',
  not_storable: 'Het bericht kon niet opgeslagen worden.',
  same_id_other_content: 'Er was al een event met hetzelfde id en een andere inhoud.',
} as const;

export type ReadingProblem = keyof typeof READING_PROBLEM_TEXT;
export const READING_PROBLEMS = Object.keys(READING_PROBLEM_TEXT) as ReadingProblem[];
