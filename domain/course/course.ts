import { z } from 'zod';

/**
 * The course: what a workflow has to supervise for one case, as decided by the chart and computed
 * in the deciding transaction. The newest course replaces all older ones, so a lost, late or
 * repeated delivery heals by itself. Codes, dates and ids only (design mechanism 7).
 */
export const COURSE_KINDS = ['trajectory', 'playbook'] as const;
export type CourseKind = (typeof COURSE_KINDS)[number];

const instant = z.iso.datetime();

/** A moment in time at which the chart wants to be asked again. The key is unique within the case and never reused. */
export const momentSchema = z.object({ key: z.string().min(1).max(200), at: instant });
export type Moment = z.infer<typeof momentSchema>;

/** An open human task, by its natural key. */
export const courseTaskSchema = z.object({
  type: z.string(),
  key: z.string(),
  round: z.number().int().positive(),
});

/** What happened since the last delivery, so that a workflow's history reads as the person's way. */
export const courseTransitionSchema = z.object({
  version: z.number().int().positive(),
  event: z.string(),
  from: z.string().nullable(),
  to: z.string(),
  at: instant,
});

export const courseSchema = z.object({
  kind: z.enum(COURSE_KINDS),
  id: z.uuid(),
  /** Raised at a rebuild or restore; a higher epoch wins from any version. */
  epoch: z.number().int().nonnegative(),
  /** Raised by every decision. */
  version: z.number().int().positive(),
  stage: z.string(),
  overlays: z.array(z.string()),
  tasks: z.array(courseTaskSchema),
  /** Sorted by time; a stepped clock decides when they are due for rehearsals. */
  moments: z.array(momentSchema),
  /** At most the last fifty. */
  transitions: z.array(courseTransitionSchema),
  /** True when nothing is left to supervise and the workflow may end. */
  ended: z.boolean(),
  /** The instant of the stepped clock of a rehearsal or demonstration; null in real time. */
  steppedNow: instant.nullable(),
  /** How an operator finds the case in Temporal: notice number and region code. */
  notice: z.string(),
  region: z.string(),
});
export type Course = z.infer<typeof courseSchema>;

/** A workflow reports a moment that came due; the service answers with the newest course. */
export const momentReportSchema = z.object({
  kind: z.enum(COURSE_KINDS),
  id: z.uuid(),
  key: z.string(),
  /** When the moment was planned. */
  at: instant,
});
export type MomentReport = z.infer<typeof momentReportSchema>;

/**
 * done: handled now. already: handled before. stale: the case has moved on and does not want it any
 * more. All three are answers, never failures.
 */
export const MOMENT_OUTCOMES = ['done', 'already', 'stale'] as const;
export const momentAnswerSchema = z.object({ outcome: z.enum(MOMENT_OUTCOMES), course: courseSchema });
export type MomentAnswer = z.infer<typeof momentAnswerSchema>;
