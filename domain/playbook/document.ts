import { z } from 'zod';
import { TASK_ROLES } from '../task/roles';

/**
 * The draaiboek as data (D101, D111): what a region agreed for a crisis, valid for every run that
 * starts under this version. Dutch texts, English keys; exported and imported as YAML.
 */

const dutch = z.string().trim().min(1).max(2000);
const days = z.number().int().min(0).max(400);

/** When a kind of task is due, when its doer is reminded, when the coordinator hears of it. In working days after opening. */
export const serviceLevelSchema = z.strictObject({
  dueAfter: days,
  remindAfter: z.array(days).max(5).default([]),
  escalateAfter: days.nullable().default(null),
});
export type ServiceLevel = z.infer<typeof serviceLevelSchema>;

export const agreementSchema = z.strictObject({
  /** who_directs | who_pays | who_is_responsible | … (domain 2.16) */
  subject: z.string().regex(/^[a-z_]+$/),
  text: dutch,
  party: dutch,
  agreedOn: z.iso.date(),
});

export const meansSchema = z.strictObject({
  source: z.string().regex(/^[a-z_]+$/),
  text: dutch,
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable().default(null),
  amountCents: z.number().int().nonnegative().nullable().default(null),
});

export const stepSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: dutch,
  owner: z.enum(TASK_ROLES),
  /** In working days after the start of the run. */
  dueAfter: days,
});

export const triageConditionSchema = z.strictObject({
  fact: z.string(),
  is: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
});
export const triageRuleSchema = z.strictObject({
  when: z.array(triageConditionSchema),
  suggest: z.enum(['own_strength', 'short_match', 'intensive']),
  because: dutch,
});

export const playbookDocumentSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: dutch,
  region: z.string(),
  /** An account or function that owns this draaiboek; without it no activation (D111). */
  owner: dutch.nullable().default(null),
  /** Sectors or employers it is meant for; null means any employer. */
  meantFor: z
    .strictObject({ sbi: z.array(z.string()).default([]), text: dutch })
    .nullable()
    .default(null),
  /** A go of the coordinator before people are invited. */
  needsGo: z.boolean().default(false),
  roles: z.array(z.strictObject({ role: z.enum(TASK_ROLES), party: dutch, text: dutch })).default([]),
  means: z.array(meansSchema).default([]),
  agreements: z.array(agreementSchema).default([]),
  steps: z.array(stepSchema).default([]),
  /** By task key; `default` holds for the others. */
  serviceLevels: z.record(z.string(), serviceLevelSchema),
  contact: z.strictObject({
    /** At most this many days between two contacts (D55). */
    maxGapDays: z.number().int().min(1).max(90).default(14),
    warnDaysBefore: z.number().int().min(1).max(30).default(3),
  }),
  handover: z
    .strictObject({ answerWithinDays: z.number().int().min(1).max(60) })
    .default({ answerWithinDays: 10 }),
  triage: z.array(triageRuleSchema).min(1),
  texts: z.record(z.string(), dutch).default({}),
});
export type PlaybookDocument = z.infer<typeof playbookDocumentSchema>;

/** What is missing before a draaiboek may be activated (D111). */
export const ACTIVATION_NEEDS = ['owner', 'means', 'agreement_who_directs', 'agreement_who_pays'] as const;
export type ActivationNeed = (typeof ACTIVATION_NEEDS)[number];

/**
 * Lists what is missing before activation (D111: an opgave only runs with plan, owner and means).
 * @returns the missing parts; empty when the draaiboek may be activated
 */
export function missingForActivation(document: PlaybookDocument): ActivationNeed[] {
  const agreed = new Set(document.agreements.map((agreement) => agreement.subject));
  const missing: ActivationNeed[] = [];
  if (document.owner === null) missing.push('owner');
  if (document.means.length === 0) missing.push('means');
  if (!agreed.has('who_directs')) missing.push('agreement_who_directs');
  if (!agreed.has('who_pays')) missing.push('agreement_who_pays');
  return missing;
}

const FALLBACK_LEVEL: ServiceLevel = { dueAfter: 5, remindAfter: [3], escalateAfter: 7 };

/** The service level of a task type: its own, else the document's default, else five working days. */
export function serviceLevelOf(document: PlaybookDocument, taskKey: string): ServiceLevel {
  return document.serviceLevels[taskKey] ?? document.serviceLevels['default'] ?? FALLBACK_LEVEL;
}
