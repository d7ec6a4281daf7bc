import type { EventDefinition } from './definition';
import { meldingGewijzigdV1 } from './types/melding-gewijzigd.v1';
import { meldingIngediendV1 } from './types/melding-ingediend.v1';
import { meldingIngetrokkenV1 } from './types/melding-ingetrokken.v1';

/** Every event that others send to Overstap. */
export const INBOUND_EVENTS: readonly EventDefinition[] = [
  {
    name: 'melding-ingediend',
    version: 1,
    direction: 'in',
    channels: ['meldingen'],
    meaning:
      'Een werkgever meldt dat er banen verdwijnen. Een grote melding mag in delen komen: ieder deel heeft ' +
      'dezelfde melding en werkgever, met "deel" en "van". De melding telt als alle delen er zijn.',
    data: meldingIngediendV1,
  },
  {
    name: 'melding-gewijzigd',
    version: 1,
    direction: 'in',
    channels: ['meldingen'],
    meaning:
      'Er komen mensen bij, er vallen mensen af, einddatums veranderen of het besluit wordt definitief.',
    data: meldingGewijzigdV1,
  },
  {
    name: 'melding-ingetrokken',
    version: 1,
    direction: 'in',
    channels: ['meldingen'],
    meaning: 'De werkgever trekt de melding in.',
    data: meldingIngetrokkenV1,
  },
];
