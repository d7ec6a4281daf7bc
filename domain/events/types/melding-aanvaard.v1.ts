import { z } from 'zod';
import { count, id, moment, reference, regionCode } from '../fields';

/** The receipt of a notice: number and time (issue: the employer gets a receipt). */
export const meldingAanvaardV1 = z
  .strictObject({
    kenmerk: reference('Uw eigen kenmerk van de melding'),
    meldingId: id('Id van de melding in Overstap'),
    nummer: z
      .string()
      .regex(/^[A-Z]{2}-\d{6,}-\d$/)
      .describe('Nummer om te noemen aan de telefoon')
      .meta({ examples: ['OV-000123-4'] }),
    aanvaardOp: moment('Wanneer dit is aanvaard'),
    regio: regionCode(),
    aantalWerknemers: count('Mensen in de melding'),
    eventId: reference('Id van het event waarop dit het antwoord is'),
    gevolg: z
      .enum(['ingediend', 'gewijzigd', 'ingetrokken', 'al-bekend'])
      .describe('Wat er met de melding is gedaan; al-bekend als dezelfde melding al was aanvaard'),
    nogAanvullen: z
      .array(z.string().regex(/^[A-Za-z.]{1,60}$/))
      .max(50)
      .describe('Velden die nog gevraagd worden; leeg als de melding compleet is'),
  })
  .meta({ title: 'Melding aanvaard' });
