/** Where an event goes: the middle part of a topic's name. */
export const CHANNELS = ['meldingen', 'melding-reacties', 'voortgang', 'onverwerkbaar'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Names of the events that others send to Overstap. */
export const INBOUND_NAMES = ['melding-ingediend', 'melding-gewijzigd', 'melding-ingetrokken'] as const;
export type InboundName = (typeof INBOUND_NAMES)[number];

/** Names of the events that Overstap sends. */
export const OUTBOUND_NAMES = [
  'melding-aanvaard',
  'melding-geweigerd',
  'draaiboek-gestart',
  'draaiboekstap-te-laat',
  'draaiboek-gesloten',
  'fase-gewijzigd',
  'traject-afgesloten',
  'onverwerkbaar',
] as const;
export type OutboundName = (typeof OUTBOUND_NAMES)[number];

export type EventName = InboundName | OutboundName;

const PREFIX = 'nl.vanwerknaarwerk.';
const TYPE_SHAPE = /^nl\.vanwerknaarwerk\.([a-z]+(?:-[a-z]+)*)\.v([1-9]\d{0,2})$/;

/** The CloudEvents type of a name and major version, for example `nl.vanwerknaarwerk.fase-gewijzigd.v1`. */
export function eventType(name: EventName, version = 1): string {
  return `${PREFIX}${name}.v${version}`;
}

/**
 * Takes a CloudEvents type apart (NL GOV profile: reverse DNS, one version with prefix `v`).
 * @returns name and major version, or null when the text is not a type of ours
 */
export function parseEventType(type: string): { name: string; version: number } | null {
  const match = TYPE_SHAPE.exec(type);
  return match?.[1] === undefined ? null : { name: match[1], version: Number(match[2]) };
}
