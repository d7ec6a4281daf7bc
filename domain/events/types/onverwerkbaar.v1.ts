import { z } from 'zod';
import { moment } from '../fields';
import { READING_PROBLEMS } from '../reading-problem';

/** An event that could not be read or did not belong to its sender. The original stays in the database. */
export const onverwerkbaarV1 = z
  .strictObject({
    onderwerp: z.string().max(249).describe('Onderwerp (topic) waar het event binnenkwam'),
    partitie: z.int().min(0),
    positie: z.string().regex(/^\d+$/).describe('Plaats (offset) in de partitie'),
    reden: z.enum(READING_PROBLEMS),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('SHA-256 van het bericht'),
    ontvangenOp: moment('Wanneer het event is gelezen'),
  })
  .meta({ title: 'Event onverwerkbaar' });
