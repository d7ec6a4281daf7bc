import { z } from 'zod';
import type { PlainDate } from '../shared/dates';
import { plainDateSchema } from '../shared/dates';
import type { Result } from '../shared/result';
import { ok, refuse } from '../shared/result';

/**
 * Dated settings: every number from law or policy stands in one, with the days on which it holds and where it was
 * read (domain 3: never a constant in code). Which one holds is asked with a date; no setting means unknown,
 * never the nearest one.
 */
const count = z.int().min(0).max(10_000);
const cents = z.int().min(0);

/** Notice months of the employer by completed years of service, lowest first. */
const noticeSteps = z
  .array(z.strictObject({ fromYears: count, months: z.int().min(1).max(24) }))
  .min(1)
  .refine(
    (steps) =>
      steps[0]?.fromYears === 0 &&
      steps.every((step, i) => i === 0 || step.fromYears > (steps[i - 1]?.fromYears ?? 0)),
  );

export const SETTING_VALUES = {
  'wmco.least_people': count,
  'wmco.window_months': count,
  'wmco.wait_months': count,
  'wmco.annulment_months': count,
  'reflection.days': count,
  'reflection.days_not_mentioned': count,
  'reflection.second_agreement_months': count,
  'reflection.consent_days': count,
  'permission.valid_weeks': count,
  'notice.employer_months': noticeSteps,
  'notice.least_months_left': count,
  'notice.bankruptcy_weeks': count,
  'announcement.months_before': count,
  'announcement.least_contract_months': count,
  'recall.weeks': count,
  'suwi.gate_months': count,
  'ww.apply_weeks_before': count,
  'ww.apply_weeks_after': count,
  'transition.claim_months': count,
  'transition.maximum_cents': cents,
  'transition.least_service_months': count,
} as const;

export type SettingKey = keyof typeof SETTING_VALUES;
export type SettingValue<K extends SettingKey> = z.infer<(typeof SETTING_VALUES)[K]>;

/** How sure the value is. Shown with every date that follows from it. */
export const SETTING_STATUSES = ['verified', 'law_text_2017', 'public_source', 'to_be_verified'] as const;
export type SettingStatus = (typeof SETTING_STATUSES)[number];

export type DatedSetting<K extends SettingKey = SettingKey> = {
  readonly key: K;
  /** First day on which it holds. */
  readonly validFrom: PlainDate;
  /** First day on which it no longer holds; null when no end is known. */
  readonly validTo: PlainDate | null;
  readonly value: SettingValue<K>;
  /** Article of law, or page and date. */
  readonly source: string;
  readonly status: SettingStatus;
};

const rowSchema = z.strictObject({
  key: z.string(),
  validFrom: plainDateSchema,
  validTo: plainDateSchema.nullable(),
  value: z.unknown(),
  source: z.string().min(1),
  status: z.enum(SETTING_STATUSES),
});

/** Checks a stored or entered setting; refuses an unknown key (`setting_unknown`) and a wrong value (`input_invalid`). */
export function parseSetting(row: unknown): Result<DatedSetting> {
  const parsed = rowSchema.safeParse(row);
  if (!parsed.success) return refuse('input_invalid', { problems: parsed.error.issues.length });
  const { key, validFrom, validTo, source, status } = parsed.data;
  if (!isSettingKey(key)) return refuse('setting_unknown', { key });
  const value = SETTING_VALUES[key].safeParse(parsed.data.value);
  if (!value.success || (validTo !== null && validTo <= validFrom)) return refuse('input_invalid', { key });
  return ok({ key, validFrom, validTo, value: value.data, source, status });
}

/** Tells whether a text is the key of a setting. */
export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(SETTING_VALUES, key);
}

/** The setting that holds on a date; null when none does: then the answer is "unknown". */
export function settingAt<K extends SettingKey>(
  settings: readonly DatedSetting[],
  key: K,
  date: PlainDate,
): DatedSetting<K> | null {
  const holds = (setting: DatedSetting): setting is DatedSetting<K> =>
    setting.key === key && setting.validFrom <= date && (setting.validTo === null || date < setting.validTo);
  return settings.find(holds) ?? null;
}

/** Refuses a list in which two settings of one key hold on the same day (`setting_period_overlaps`). */
export function checkSettings(settings: readonly DatedSetting[]): Result<readonly DatedSetting[]> {
  for (const [index, a] of settings.entries()) {
    const clash = settings
      .slice(index + 1)
      .some(
        (b) =>
          b.key === a.key &&
          (b.validTo === null || a.validFrom < b.validTo) &&
          (a.validTo === null || b.validFrom < a.validTo),
      );
    if (clash) return refuse('setting_period_overlaps', { key: a.key, validFrom: a.validFrom });
  }
  return ok(settings);
}
