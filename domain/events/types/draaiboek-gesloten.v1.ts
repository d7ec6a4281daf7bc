import { z } from 'zod';
import { code, id, moment, regionCode } from '../fields';

/** Nothing is left to do in a run: everybody's trajectory is closed, or the notice was withdrawn. */
export const draaiboekGeslotenV1 = z
  .strictObject({
    draaiboekId: id('Id van het draaiboek'),
    regio: regionCode(),
    geslotenOp: moment('Wanneer het draaiboek is gesloten'),
    reden: code('Waarom: afgerond of melding-ingetrokken'),
  })
  .meta({ title: 'Draaiboek gesloten' });
