import { err, ok } from '../shared/result';
import type { Result } from '../shared/result';
import type { EventDefinition } from './definition';
import { parseEventType } from './names';
import { draaiboekGeslotenV1 } from './types/draaiboek-gesloten.v1';
import { draaiboekGestartV1 } from './types/draaiboek-gestart.v1';
import { draaiboekstapTeLaatV1 } from './types/draaiboekstap-te-laat.v1';
import { faseGewijzigdV1 } from './types/fase-gewijzigd.v1';
import { meldingAanvaardV1 } from './types/melding-aanvaard.v1';
import { meldingGeweigerdV1 } from './types/melding-geweigerd.v1';
import { onverwerkbaarV1 } from './types/onverwerkbaar.v1';
import { trajectAfgeslotenV1 } from './types/traject-afgesloten.v1';

/** Every event that Overstap sends. An incompatible change gets a new version beside the old one. */
export const OUTBOUND_EVENTS: readonly EventDefinition[] = [
  {
    name: 'melding-aanvaard',
    version: 1,
    direction: 'out',
    channels: ['melding-reacties'],
    meaning: 'Het bewijs van ontvangst: de melding is aanvaard, met nummer en tijd.',
    data: meldingAanvaardV1,
  },
  {
    name: 'melding-geweigerd',
    version: 1,
    direction: 'out',
    channels: ['melding-reacties'],
    meaning: 'Het event is niet uitgevoerd. Alles wat er mis mee is staat erin.',
    data: meldingGeweigerdV1,
  },
  {
    name: 'draaiboek-gestart',
    version: 1,
    direction: 'out',
    channels: ['melding-reacties', 'voortgang'],
    meaning: 'Bij deze melding is een draaiboek gestart.',
    data: draaiboekGestartV1,
  },
  {
    name: 'draaiboekstap-te-laat',
    version: 1,
    direction: 'out',
    channels: ['voortgang'],
    meaning: 'Een stap van een lopend draaiboek is niet op tijd gedaan.',
    data: draaiboekstapTeLaatV1,
  },
  {
    name: 'draaiboek-gesloten',
    version: 1,
    direction: 'out',
    channels: ['voortgang'],
    meaning: 'Een draaiboek is gesloten.',
    data: draaiboekGeslotenV1,
  },
  {
    name: 'fase-gewijzigd',
    version: 1,
    direction: 'out',
    channels: ['voortgang'],
    meaning: 'Een traject is in een andere fase gekomen.',
    data: faseGewijzigdV1,
  },
  {
    name: 'traject-afgesloten',
    version: 1,
    direction: 'out',
    channels: ['voortgang'],
    meaning: 'Een traject is afgesloten, met de uitkomst.',
    data: trajectAfgeslotenV1,
  },
  {
    name: 'onverwerkbaar',
    version: 1,
    direction: 'out',
    channels: ['onverwerkbaar'],
    meaning: 'Een event van buiten is apart gezet. De reden en de vindplaats staan erin, de inhoud niet.',
    data: onverwerkbaarV1,
  },
];

/** The definition of a CloudEvents type that Overstap sends, or undefined. */
export function outboundDefinition(type: string): EventDefinition | undefined {
  const parsed = parseEventType(type);
  return OUTBOUND_EVENTS.find((event) => event.name === parsed?.name && event.version === parsed.version);
}

/**
 * Checks data against the schema of their type, so that what leaves is what the contract says.
 * @returns the data, or the code why they may not leave
 */
export function checkOutboundData(
  type: string,
  data: unknown,
): Result<unknown, 'event_type_unknown' | 'event_data_invalid'> {
  const definition = outboundDefinition(type);
  if (definition === undefined) return err('event_type_unknown');
  return definition.data.safeParse(data).success ? ok(data) : err('event_data_invalid');
}
