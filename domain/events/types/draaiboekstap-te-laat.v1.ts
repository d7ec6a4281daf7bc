import { z } from 'zod';
import { code, id, moment, regionCode } from '../fields';
import { ROLE_CODES } from '../words';

/** A step of a running draaiboek is not done in time. */
export const draaiboekstapTeLaatV1 = z
  .strictObject({
    draaiboekId: id('Id van het lopende draaiboek'),
    regio: regionCode(),
    stap: code('Sleutel van de stap in het draaiboek'),
    eigenaar: z.enum(ROLE_CODES).describe('Rol die de stap doet'),
    uiterlijk: moment('Wanneer de stap klaar had moeten zijn'),
  })
  .meta({ title: 'Stap van het draaiboek te laat' });
