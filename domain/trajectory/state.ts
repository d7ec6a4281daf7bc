import { z } from 'zod';
import { chartStateSchema } from '../chart/state';
import { instantSchema, plainDateSchema } from '../shared/dates';
import { TASK_ROLES } from '../task/roles';

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

/** The facts of the main way: what a correction of a completed task puts back. */
const waySchema = z.object({
  stage: z.enum(TRAJECTORY_STAGES),
  enrolledOn: plainDateSchema.nullable(),
  laterOfferOn: plainDateSchema.nullable(),
  triage: z.enum(['own_strength', 'short_match', 'intensive']).nullable(),
  /** Services although the triage says own strength, with a reason (D50). */
  triageException: z.boolean(),
  planAgreedOn: plainDateSchema.nullable(),
  /** When the casemanager wants to be asked again whether the trajectory can be closed. */
  askAgainOn: plainDateSchema.nullable(),
  /** Since when the contact guard runs; null while it does not. */
  guardSince: plainDateSchema.nullable(),
  outcome: z.enum(TRAJECTORY_OUTCOMES).nullable(),
});
export type Way = z.infer<typeof waySchema>;

/** The facts of the way as they are now. */
export function wayOf(state: Way): Way {
  const { stage, enrolledOn, laterOfferOn, triage, triageException } = state;
  const { planAgreedOn, askAgainOn, guardSince, outcome } = state;
  return {
    ...{ stage, enrolledOn, laterOfferOn, triage, triageException },
    ...{ planAgreedOn, askAgainOn, guardSince, outcome },
  };
}

/** A completed task that can be undone, with the way as it was before. */
const completionSchema = z.object({
  type: z.string(),
  key: z.string(),
  round: z.number().int().positive(),
  role: z.enum(TASK_ROLES),
  on: plainDateSchema,
  before: waySchema,
  /** When the task was a talk: the last contact before it. */
  contact: z.object({ previous: plainDateSchema.nullable() }).nullable(),
});
export type Completion = z.infer<typeof completionSchema>;

/** What the chart knows of one person: codes, dates, ids. Stored as JSON on the trajectory's row. */
export const trajectoryStateSchema = chartStateSchema.extend(waySchema.shape).extend({
  overlays: z.array(z.enum(TRAJECTORY_OVERLAYS)),
  /** Whether an address or phone is known, so that the employee himself can be asked. */
  reachable: z.boolean(),
  /** The region that is responsible when it is not the notice's own: another region accepted (K3). */
  responsibleRegion: z.string().nullable(),
  /** The region of the home when it is another one; asked to take over when the notice is definite. */
  residenceRegion: z.string().nullable(),
  casemanagerId: z.uuid().nullable(),
  casemanagerChanges: z.number().int().nonnegative(),
  /** As entered by the employer; every dependent date follows (domain 3.2). */
  endDate: plainDateSchema.nullable(),
  endDateChanges: z.number().int().nonnegative(),
  lastContactOn: plainDateSchema.nullable(),
  nextAppointmentAt: instantSchema.nullable(),
  paused: z
    .object({
      since: instantSchema,
      until: plainDateSchema.nullable(),
      reason: z.string(),
      times: z.number().int(),
    })
    .nullable(),
  pauses: z.number().int().nonnegative(),
  /** Pauses that are over and may still stretch the term of the contact guard; both days included. */
  pastPauses: z.array(z.object({ since: plainDateSchema, until: plainDateSchema })),
  handover: z
    .object({
      toRegion: z.string(),
      askedAt: instantSchema,
      answerBy: plainDateSchema,
      state: z.enum(['asked', 'accepted', 'declined', 'returned', 'cancelled']),
    })
    .nullable(),
  /** The stage before it was closed, so that a mistake can be undone. */
  closedFrom: z.enum(TRAJECTORY_STAGES).nullable(),
  /** Completed tasks, oldest first. */
  completed: z.array(completionSchema),
});
export type TrajectoryState = z.infer<typeof trajectoryStateSchema>;
