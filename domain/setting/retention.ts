import { z } from 'zod';

/** Kinds of data that are kept for a time of their own (domain 3.10). */
export const RETENTION_CLASSES = [
  'embargoed_notice',
  'notice',
  'not_enrolled',
  'trajectory',
  'referral',
  'consent_proof',
  'audit_log',
  'statistics',
] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

/** How long a region keeps one kind of data, who is responsible for it and on which ground. */
export const retentionRuleSchema = z.strictObject({
  class: z.enum(RETENTION_CLASSES),
  months: z.int().min(1).max(1200),
  controller: z.string().trim().min(1).max(200),
  legalBasis: z.string().trim().min(1).max(500),
});
export type RetentionRule = z.infer<typeof retentionRuleSchema>;

/**
 * The kinds for which a region has not decided yet. No law gives these terms, so there is no default:
 * as long as one is missing, the region does not go live.
 */
export function missingRetention(rules: readonly RetentionRule[]): readonly RetentionClass[] {
  const decided = new Set(rules.map((rule) => rule.class));
  return RETENTION_CLASSES.filter((kind) => !decided.has(kind));
}
