import { z } from 'zod';
import { chartStateSchema } from '../chart/state';
import { instantSchema, plainDateSchema } from '../shared/dates';

/**
 * The stages of a run. `signalled`: the draaiboek has started and the people are asked; nobody is appointed yet.
 * `confirming`: it waits for certainty, for the end of an embargo, or for a go. `running`: owners are appointed.
 */
export const PLAYBOOK_STAGES = ['signalled', 'confirming', 'running', 'closed'] as const;
export type PlaybookStage = (typeof PLAYBOOK_STAGES)[number];

export const PLAYBOOK_OVERLAYS = ['notice_uncertain', 'embargoed'] as const;
export type PlaybookOverlay = (typeof PLAYBOOK_OVERLAYS)[number];

export const PLAYBOOK_OUTCOMES = ['finished', 'notice_withdrawn'] as const;
export type PlaybookOutcome = (typeof PLAYBOOK_OUTCOMES)[number];

/** A change of the run that has to reach all its people: it goes in pages, each a moment of its own. */
export const PEOPLE_CHANGES = ['confirm', 'withdraw'] as const;
export type PeopleChange = (typeof PEOPLE_CHANGES)[number];

/** What the chart knows of one run: codes, dates, counts, ids. Stored as JSON on the run's row. */
export const playbookRunStateSchema = chartStateSchema.extend({
  stage: z.enum(PLAYBOOK_STAGES),
  overlays: z.array(z.enum(PLAYBOOK_OVERLAYS)),
  certainty: z.enum(['definite', 'uncertain', 'embargo']),
  reviewDate: plainDateSchema.nullable(),
  /** How many people the notice is about. */
  employeeCount: z.number().int().nonnegative(),
  /** When the steps began to count. */
  startedAt: instantSchema.nullable(),
  /** Steps of the draaiboek that were done, by key, with the day on which. */
  stepsDone: z.record(z.string(), plainDateSchema),
  /** Steps that were too late, by key. */
  stepsLate: z.array(z.string()),
  coordinatorId: z.uuid().nullable(),
  accountManagerId: z.uuid().nullable(),
  /** The change that is on its way to all people; null when there is none. */
  people: z
    .object({
      change: z.enum(PEOPLE_CHANGES),
      /** Counts changes, so that a key of a page is never used twice. */
      number: z.number().int().positive(),
      page: z.number().int().positive(),
      /** The last trajectory that was changed, in id order; null at the beginning. */
      after: z.uuid().nullable(),
    })
    .nullable(),
  peopleChanges: z.number().int().nonnegative(),
  /** The day on which it is looked whether everybody's trajectory is closed. */
  checkOn: plainDateSchema.nullable(),
  outcome: z.enum(PLAYBOOK_OUTCOMES).nullable(),
});
export type PlaybookRunState = z.infer<typeof playbookRunStateSchema>;
