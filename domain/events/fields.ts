import { z } from 'zod';
import { isPlainDate } from '../shared/dates';

/** The building blocks of event data. They make JSON Schema, so they hold no transformations. */
export const moment = (what: string) =>
  z.iso
    .datetime()
    .describe(what)
    .meta({ examples: ['2026-11-24T09:30:00.000Z'] });
export const day = (what: string) =>
  z
    .string()
    .refine(isPlainDate)
    .describe(what)
    .meta({ format: 'date', examples: ['2026-12-31'] });
export const id = (what: string) => z.uuid().describe(what);
export const count = (what: string) => z.int().min(0).describe(what);
export const regionCode = () =>
  z
    .string()
    .regex(/^[A-Za-z0-9-]{1,20}$/)
    .describe('Code van de arbeidsmarktregio');
/** A reference of the sender's own: a code with a digit in it, so that no name fits. */
export const reference = (what: string) =>
  z
    .string()
    .max(60)
    .regex(/^(?=.*\d)[A-Za-z0-9._:/-]+$/)
    .describe(what);
export const code = (what: string) =>
  z
    .string()
    .regex(/^[a-z0-9][a-z0-9_.-]{0,79}$/)
    .describe(what);
