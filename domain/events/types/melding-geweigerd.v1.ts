import { z } from 'zod';
import { count, moment, reference } from '../fields';

/** More problems than these are counted and left out, so that the event stays under 64 KB. */
export const MOST_REPORTED_PROBLEMS = 150;

/** Everything that is wrong with an event at once, so that the sender can mend it in one go. */
export const meldingGeweigerdV1 = z
  .strictObject({
    kenmerk: reference('Uw eigen kenmerk van de melding, of de sleutel van het bericht'),
    eventId: reference('Id van het event dat is geweigerd'),
    geweigerdOp: moment('Wanneer het event is geweigerd'),
    aantalFouten: count('Alle fouten, ook die niet in de lijst staan'),
    fouten: z
      .array(
        z.strictObject({
          plaats: z.string().max(200).describe('Plaats in de data, bijvoorbeeld werknemers[3].einddatum'),
          code: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/),
          uitleg: z.string().max(400).describe('Wat er mis is en wat u kunt doen'),
        }),
      )
      .min(1)
      .max(MOST_REPORTED_PROBLEMS),
  })
  .meta({ title: 'Melding geweigerd' });
