import { z } from 'zod';
import { chartStateSchema } from '../chart/state';
import { instantSchema, plainDateSchema } from '../shared/dates';

/** The stages of one person's way, in order (design §5). `not_enrolled` and `closed` can be left again. */
export const TRAJECTORY_STAGES = [
  'registered',
  'not_enrolled',
  'enrolled',
  'intake',
  'triage',
  'guided',
  'matching',
  'placed',
  'aftercare',
  'closed',
] as const;
export type TrajectoryStage = (typeof TRAJECTORY_STAGES)[number];

/** Conditions that can hold at any stage, beside each other. */
export const TRAJECTORY_OVERLAYS = ['paused', 'handed_over', 'notice_uncertain', 'embargoed'] as const;
export type TrajectoryOverlay = (typeof TRAJECTORY_OVERLAYS)[number];

/** How a closed trajectory ended. */
export const TRAJECTORY_OUTCOMES = [
  'new_job',
  'work_and_training',
  'training_only',
  'self_employed',
  'sheltered_work',
  'stayed_with_employer',
  'withdrew',
  'never_started',
  'not_enrolled',
  'handed_to_other_region',
  'notice_withdrawn',
  'unemployed',
  'deceased',
] as const;
export type TrajectoryOutcome = (typeof TRAJECTORY_OUTCOMES)[number];

/** What the chart knows of one person: codes, dates, ids. Stored as JSON on the trajectory's row. */
export const trajectoryStateSchema = chartStateSchema.extend({
  stage: z.enum(TRAJECTORY_STAGES),
  overlays: z.array(z.enum(TRAJECTORY_OVERLAYS)),
  /** Whether an address or phone is known, so that the employee himself can be asked. */
  reachable: z.boolean(),
  casemanagerId: z.uuid().nullable(),
  casemanagerChanges: z.number().int().nonnegative(),
  /** As entered by the employer; every dependent date follows (domain 3.2). */
  endDate: plainDateSchema.nullable(),
  enrolledOn: plainDateSchema.nullable(),
  laterOfferOn: plainDateSchema.nullable(),
  triage: z.enum(['own_strength', 'short_match', 'intensive']).nullable(),
  lastContactOn: plainDateSchema.nullable(),
  nextAppointmentAt: instantSchema.nullable(),
  /** Since when the contact guard runs; null while it does not. */
  guardSince: plainDateSchema.nullable(),
  /** Moments outside tasks that were handled (guard, pause, hand-over, clock). Pruned to what can still come. */
  done: z.array(z.string()),
  paused: z
    .object({
      since: instantSchema,
      until: plainDateSchema.nullable(),
      reason: z.string(),
      times: z.number().int(),
    })
    .nullable(),
  pauses: z.number().int().nonnegative(),
  handover: z
    .object({
      toRegion: z.string(),
      askedAt: instantSchema,
      answerBy: plainDateSchema,
      state: z.enum(['asked', 'accepted', 'declined', 'returned']),
    })
    .nullable(),
  /** Counts tasks that were completed and undone, per task type. */
  outcome: z.enum(TRAJECTORY_OUTCOMES).nullable(),
});
export type TrajectoryState = z.infer<typeof trajectoryStateSchema>;
