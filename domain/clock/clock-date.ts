import type { PlainDate } from '../shared/dates';
import type { DatedSetting, SettingKey, SettingStatus } from '../setting/setting';
import { settingAt } from '../setting/setting';

export const CLOCK_KEYS = [
  'wmco_month',
  'wmco_annulment',
  'earliest_end_date',
  'announcement',
  'reflection',
  'consent_withdrawal',
  'permission_valid',
  'recall',
  'suwi_gate',
  'ww_apply_from',
  'ww_apply_until',
  'transition_claim',
] as const;
export type ClockKey = (typeof CLOCK_KEYS)[number];

/** The Dutch name of each date on screens. */
export const CLOCK_TITLES: Readonly<Record<ClockKey, string>> = {
  wmco_month: 'Opzeggen mag vanaf',
  wmco_annulment: 'Ontslag laten vernietigen kan tot en met',
  earliest_end_date: 'Einde van het contract op zijn vroegst',
  announcement: 'De werkgever laat uiterlijk weten of het contract doorgaat',
  reflection: 'Bedenktijd tot en met',
  consent_withdrawal: 'Instemming intrekken kan tot en met',
  permission_valid: 'De toestemming van UWV geldt tot en met',
  recall: 'Terugkeer bij dezelfde werkgever tot en met',
  suwi_gate: 'UWV kan helpen vanaf',
  ww_apply_from: 'WW aanvragen kan vanaf',
  ww_apply_until: 'WW aanvragen uiterlijk op',
  transition_claim: 'Transitievergoeding vragen uiterlijk op',
};

/** One date of the personal clock. Always an indication: UWV, a court or a lawyer decides. */
export type ClockDate = {
  readonly key: ClockKey;
  readonly date: PlainDate;
  /** The other reading, when a source leaves one open. */
  readonly alternativeDate: PlainDate | null;
  readonly source: string;
  readonly status: SettingStatus;
  /** Dutch, B1: what the date means and how it was found. */
  readonly explanation: string;
  readonly indication: true;
  /** Sources leave open which day counts; `date` is the one that costs the person nothing. */
  readonly careful: boolean;
};

/** A date that cannot be given: a fact or a setting is missing, or there is no such right. */
export type ClockGap = {
  readonly key: ClockKey;
  readonly reason: 'fact_missing' | 'setting_missing' | 'not_applicable';
  readonly explanation: string;
};

export type ClockEntry = ClockDate | ClockGap;

/** Tells the two kinds of entry apart. */
export function isClockDate(entry: ClockEntry): entry is ClockDate {
  return 'date' in entry;
}

/** Added to every explanation in which a source leaves the day open. */
export const WHO_DECIDES = 'UWV of een jurist beslist.';

type Found = {
  readonly date: PlainDate;
  readonly alternativeDate?: PlainDate | null;
  readonly careful?: boolean;
  readonly explanation: string;
};

/** Writes a date that follows from a setting. An alternative equal to the date is dropped. */
export function clockDate(key: ClockKey, setting: DatedSetting, found: Found): ClockDate {
  const other = found.alternativeDate ?? null;
  return {
    key,
    date: found.date,
    alternativeDate: other === found.date ? null : other,
    source: setting.source,
    status: setting.status,
    explanation: found.explanation,
    indication: true,
    careful: found.careful ?? false,
  };
}

/** A date that waits for a fact. */
export function factMissing(key: ClockKey, explanation: string): ClockGap {
  return { key, reason: 'fact_missing', explanation };
}

/** A right or duty that does not exist in this situation. */
export function notApplicable(key: ClockKey, explanation: string): ClockGap {
  return { key, reason: 'not_applicable', explanation };
}

/**
 * Looks a rule up for a date and builds the entry, or says that the rule is unknown for that date.
 * @param on the day that decides which rule holds
 */
export function withRule<K extends SettingKey>(
  key: ClockKey,
  settings: readonly DatedSetting[],
  rule: K,
  on: PlainDate,
  build: (setting: DatedSetting<K>) => ClockEntry,
): ClockEntry {
  const setting = settingAt(settings, rule, on);
  if (setting !== null) return build(setting);
  const year = on.slice(0, 4);
  return { key, reason: 'setting_missing', explanation: `De regel voor ${year} is hier niet bekend.` };
}
