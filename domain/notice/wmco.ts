import { addMonths, latestOf } from '../shared/dates';
import type { PlainDate } from '../shared/dates';
import type { ContractKind } from './notice';
import { dutchDate } from './problem-text';

/**
 * Counter for the Wet melding collectief ontslag (WMCO art. 3(1)): an employer that intends to end the contracts
 * of at least 20 people in one work area within three months has to notify unions and UWV. The counter warns;
 * it never says that the duty does not exist, and our notice is not the WMCO notice.
 */
export type WmcoSetting = {
  /** From how many people on. */
  readonly threshold: number;
  /** Length of the rolling window in months. */
  readonly months: number;
  readonly validFrom: PlainDate;
  /** First day on which the setting no longer holds. */
  readonly validTo?: PlainDate;
  /** Article or decree, shown with the warning. */
  readonly source: string;
};

/** One person who counts. */
export type WmcoEntry = {
  /** KvK number, or the name of the group when the employer names one. */
  readonly employer: string;
  /** One of the six work areas, a to f (Ontslagregeling art. 26): where the work is done. */
  readonly workArea: string;
  /** Intended end date; a person without one counts in every window. */
  readonly endDate?: PlainDate;
};

export type WmcoCount = {
  readonly employer: string;
  readonly workArea: string;
  /** Most people in any window. */
  readonly count: number;
  /** How many of them have no date and were counted anyway. */
  readonly undated: number;
  /** First and last day of the fullest window; absent when nobody has a date. */
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  /** `unknown` when no setting holds on the day. */
  readonly level: 'reached' | 'below' | 'unknown';
  readonly source?: string;
  /** Dutch sentences for the employer, with the date that was used. */
  readonly text: string;
};

/** Kinds of contract that do not count when they end: agency work, work on own account and seasonal work. */
const NOT_COUNTED: ReadonlySet<ContractKind> = new Set(['agency', 'self_employed', 'seasonal']);

/**
 * Whether a contract may count for the WMCO. Temporary contracts are counted: one that simply ends does not
 * count by law, one that is ended early does, and the notice does not say which; so the count is on the safe side.
 */
export function mayCountForWmco(contractKind: ContractKind): boolean {
  return !NOT_COUNTED.has(contractKind);
}

/** The setting that holds on a day, or undefined: then the counter says so instead of guessing. */
export function wmcoSettingAt(settings: readonly WmcoSetting[], day: PlainDate): WmcoSetting | undefined {
  return settings.find((one) => one.validFrom <= day && (one.validTo === undefined || day < one.validTo));
}

/**
 * Counts per employer and work area, in order of first appearance. The window of three months is counted with
 * both end days in it (9 January to 9 April): where the law leaves that open, the careful reading costs nobody
 * anything.
 */
export function countWmco(entries: readonly WmcoEntry[], setting: WmcoSetting | undefined): WmcoCount[] {
  const groups = new Map<string, WmcoEntry[]>();
  for (const entry of entries) {
    const key = `${entry.workArea} ${entry.employer}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    return first === undefined ? [] : [countGroup(first, group, setting)];
  });
}

function countGroup(
  first: WmcoEntry,
  group: readonly WmcoEntry[],
  setting: WmcoSetting | undefined,
): WmcoCount {
  const { employer, workArea } = first;
  const dates = group.flatMap((entry) => (entry.endDate === undefined ? [] : [entry.endDate])).sort();
  const undated = group.length - dates.length;
  if (setting === undefined) {
    return { employer, workArea, count: group.length, undated, level: 'unknown', text: unknownText() };
  }
  const window = fullestWindow(dates, setting.months);
  const count = (window?.count ?? 0) + undated;
  const level = count >= setting.threshold ? 'reached' : 'below';
  const range = window === undefined ? {} : { from: window.from, to: window.to };
  const facts = { count, undated, months: setting.months, threshold: setting.threshold, ...range };
  const text = level === 'reached' ? reachedText(facts) : belowText(facts);
  return { employer, workArea, count, undated, ...range, level, source: setting.source, text };
}

/**
 * The window that starts on one of the dates and holds most of them; the earliest of equals. Dates are sorted.
 * Months differ in length, so a window is read both ways, forwards and backwards, and the wider one holds.
 */
function fullestWindow(
  dates: readonly PlainDate[],
  months: number,
): { from: PlainDate; to: PlainDate; count: number } | undefined {
  let best: { from: PlainDate; to: PlainDate; count: number } | undefined;
  let end = 0;
  dates.forEach((from, start) => {
    if (start > 0 && dates[start - 1] === from) return;
    let to = addMonths(from, months);
    for (let next = dates[end]; next !== undefined; next = dates[end]) {
      if (next > to && addMonths(next, -months) > from) break;
      to = latestOf(to, next);
      end += 1;
    }
    const count = end - start;
    if (best === undefined || count > best.count) best = { from, to, count };
  });
  return best;
}

type Facts = {
  readonly count: number;
  readonly undated: number;
  readonly months: number;
  readonly threshold: number;
  readonly from?: PlainDate;
  readonly to?: PlainDate;
};

const OURS = 'Deze melding bij ons is niet de melding voor de Wet melding collectief ontslag (WMCO).';

function counted({ count, undated, from, to }: Facts): string {
  const people = count === 1 ? '1 persoon' : `${count} mensen`;
  const range =
    from === undefined || to === undefined ? '' : ` van ${dutchDate(from)} tot en met ${dutchDate(to)}`;
  const extra =
    undated === 0 ? '' : ` Daarvan ${undated === 1 ? 'heeft 1' : `hebben ${undated}`} nog geen einddatum.`;
  return `Wij tellen ${people} in dit werkgebied${range}, naar de bedoelde einddatum.${extra}`;
}

function reachedText(facts: Facts): string {
  return (
    `${counted(facts)} Vanaf ${facts.threshold} mensen binnen ${facts.months} maanden moet u het ontslag ` +
    `waarschijnlijk ook melden bij UWV en de vakbonden. Kijk dit na bij UWV of een jurist. ${OURS}`
  );
}

function belowText(facts: Facts): string {
  return (
    `${counted(facts)} Let op: dit zegt niet dat u niets hoeft te melden bij UWV en de vakbonden. Wij kennen ` +
    `alleen de mensen die bij ons gemeld zijn. Kijk bij twijfel na bij UWV of een jurist wat voor u geldt. ${OURS}`
  );
}

function unknownText(): string {
  return (
    'Wij weten voor deze datum niet vanaf hoeveel mensen u moet melden bij UWV en de vakbonden. ' +
    `Kijk dit na bij UWV of een jurist. ${OURS}`
  );
}
