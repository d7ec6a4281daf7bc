import { z } from 'zod';
import { reference } from '../fields';

/** The employer takes a notice back. */
export const meldingIngetrokkenV1 = z
  .strictObject({
    melding: z.strictObject({ kenmerk: reference('Uw eigen kenmerk van de melding') }),
    werkgever: z.strictObject({ kvkNummer: z.string().regex(/^\d{8}$/) }),
    reden: z
      .enum(['ontslag-gaat-niet-door', 'dubbel-gemeld', 'verkeerd-gemeld', 'anders'])
      .describe('Waarom de melding wordt ingetrokken'),
  })
  .meta({ title: 'Melding ingetrokken' });

export type MeldingIngetrokken = z.output<typeof meldingIngetrokkenV1>;
