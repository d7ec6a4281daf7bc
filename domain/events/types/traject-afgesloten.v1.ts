import { z } from 'zod';
import { id, moment, regionCode } from '../fields';
import { OUTCOME_CODES } from '../words';

/** One person's trajectory is closed, with its outcome from the outcome table. */
export const trajectAfgeslotenV1 = z
  .strictObject({
    trajectId: id('Id van het traject; een pseudoniem'),
    draaiboekId: id('Id van het lopende draaiboek').optional(),
    regio: regionCode(),
    uitkomst: z.enum(OUTCOME_CODES),
    op: moment('Wanneer het traject is afgesloten'),
  })
  .meta({ title: 'Traject afgesloten' });
