import { z } from 'zod';
import { instantSchema } from '../shared/dates';
import { TASK_ROLES } from '../task/roles';

/** An open task as the chart remembers it, with the moments that belong to it. */
export const openTaskSchema = z.object({
  type: z.string(),
  key: z.string(),
  round: z.number().int().positive(),
  role: z.enum(TASK_ROLES),
  openedAt: instantSchema,
  dueAt: instantSchema,
  /** Names and instants: remind1, remind2, escalate. */
  moments: z.array(z.object({ name: z.string(), at: instantSchema })),
  /** Names of the moments that were handled; a rebuild repeats none. */
  done: z.array(z.string()),
});
export type OpenTask = z.infer<typeof openTaskSchema>;

/** A moment as it stands in the course: a key that is never reused, and an instant. */
export const plannedMomentSchema = z.object({ key: z.string(), at: instantSchema });
export type PlannedMoment = z.infer<typeof plannedMomentSchema>;

/** What every chart's state has; each chart adds its own facts. */
export const chartStateSchema = z.object({
  tasks: z.array(openTaskSchema),
  /** The last round used per `type|key`, also of closed tasks. */
  rounds: z.record(z.string(), z.number().int().positive()),
  /** Moments outside tasks that are still to come, planned anew by every decision. */
  moments: z.array(plannedMomentSchema),
  /** Keys of the latest moments outside tasks that were handled; they are not planned again. */
  done: z.array(z.string()),
});
export type ChartState = z.infer<typeof chartStateSchema>;
