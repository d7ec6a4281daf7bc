import { z } from 'zod';

/** The body of every refusal (RFC 9457, NLGov ADR /core/error-handling/problem-details). */
export const problemSchema = z
  .object({
    status: z.int().meta({ description: 'De HTTP-status.' }),
    title: z.string().meta({ description: 'Wat er aan de hand is, kort.' }),
    detail: z.string().meta({ description: 'Wat er aan de hand is en wat u kunt doen.' }),
    code: z.string().meta({ description: 'Vaste code van dit probleem.' }),
    errors: z
      .array(
        z.object({
          in: z.enum(['body', 'query', 'path', 'header']),
          location: z.string().meta({ description: 'Waar het staat, als JSON Pointer.' }),
          code: z.string(),
          detail: z.string(),
        }),
      )
      .optional()
      .meta({ description: 'Alles wat er mis is, in één keer.' }),
  })
  .meta({ id: 'Probleem' });
