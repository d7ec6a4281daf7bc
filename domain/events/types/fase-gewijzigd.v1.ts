import { z } from 'zod';
import { id, moment, regionCode } from '../fields';
import { STAGE_CODES } from '../words';

/** One person's trajectory moved to another stage. */
export const faseGewijzigdV1 = z
  .strictObject({
    trajectId: id('Id van het traject; een pseudoniem'),
    draaiboekId: id('Id van het lopende draaiboek').optional(),
    regio: regionCode(),
    van: z.enum(STAGE_CODES).nullable().describe('Vorige fase; leeg bij het begin'),
    naar: z.enum(STAGE_CODES),
    op: moment('Wanneer de fase wijzigde'),
  })
  .meta({ title: 'Fase gewijzigd' });
