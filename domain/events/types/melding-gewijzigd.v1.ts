import { z } from 'zod';
import { employeeEventContract } from '../../notice/contract';
import { day, reference } from '../fields';

const personnelReference = () => reference('Kenmerk van deze werknemer bij de werkgever; geen BSN').max(40);
const most = 500;

/**
 * What changes in a notice that was sent before: people who join, people who drop out, other end dates, and
 * the state of the decision. What is not named stays as it is.
 */
export const meldingGewijzigdV1 = z
  .strictObject({
    melding: z.strictObject({
      kenmerk: reference('Uw eigen kenmerk van de melding'),
      besluit: z.enum(['definitief']).optional().describe('Alleen als een onzeker besluit definitief wordt'),
    }),
    werkgever: z.strictObject({ kvkNummer: z.string().regex(/^\d{8}$/) }),
    toegevoegd: z.array(employeeEventContract).max(most).optional().describe('Mensen die erbij komen'),
    vervallen: z
      .array(z.strictObject({ personeelsnummer: personnelReference() }))
      .max(most)
      .optional()
      .describe('Mensen die er niet meer bij horen'),
    gewijzigd: z
      .array(z.strictObject({ personeelsnummer: personnelReference(), einddatum: day('Nieuwe einddatum') }))
      .max(most)
      .optional()
      .describe('Mensen met een andere einddatum'),
  })
  .meta({ title: 'Melding gewijzigd' });

export type MeldingGewijzigd = z.output<typeof meldingGewijzigdV1>;
