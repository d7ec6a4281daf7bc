import { z } from 'zod';
import { instantSchema } from '../shared/dates';

/** An open task as the chart remembers it, with the moments that belong to it. */
export const openTaskSchema = z.object({
  type: z.string(),
  key: z.string(),
  round: z.number().int().positive(),
  openedAt: instantSchema,
  dueAt: instantSchema,
  /** Names and instants: remind1, remind2, escalate. */
  moments: z.array(z.object({ name: z.string(), at: instantSchema })),
  /** Names of the moments that were handled; a rebuild repeats none. */
  done: z.array(z.string()),
});
export type OpenTask = z.infer<typeof openTaskSchema>;

/** What every chart's state has; each chart adds its own facts. */
export const chartStateSchema = z.object({
  tasks: z.array(openTaskSchema),
  /** The last round used per `type|key`, also of closed tasks. */
  rounds: z.record(z.string(), z.number().int().positive()),
});
