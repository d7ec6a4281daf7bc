import { z } from 'zod';
import { code, count, id, moment, reference, regionCode } from '../fields';

/** A draaiboek has started: to the region, and to the employer's system when the notice came from there. */
export const draaiboekGestartV1 = z
  .strictObject({
    draaiboekId: id('Id van het lopende draaiboek'),
    meldingId: id('Id van de melding'),
    draaiboek: code('Welk draaiboek, bijvoorbeeld contractcatering'),
    versie: z.int().min(1).describe('Versie van het draaiboek waarmee gewerkt wordt'),
    regio: regionCode(),
    gestartOp: moment('Wanneer het draaiboek is gestart'),
    aantalWerknemers: count('Mensen om wie het gaat'),
    kenmerk: reference('Eigen kenmerk van de werkgever; alleen in zijn eigen onderwerp').optional(),
  })
  .meta({ title: 'Draaiboek gestart' });
