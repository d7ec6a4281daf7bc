import { extendStatutoryTerm } from '../shared/calendar';
import { addDays, addMonths, addWeeks } from '../shared/dates';
import { dateInWords, dateInWordsWithDay } from '../shared/date-in-words';
import type { DatedSetting, SettingStatus } from '../setting/setting';
import { settingAt } from '../setting/setting';
import type { ClockEntry } from './clock-date';
import { clockDate, factMissing, WHO_DECIDES, withRule } from './clock-date';
import type { ClockFacts } from './facts';

const NEEDS_END = 'Dit hangt af van de einddatum van het contract.';

/** From when UWV may help somebody whose job ends (Wet SUWI 30a). Too early costs a question, too late costs help. */
export function suwiGate(facts: ClockFacts, settings: readonly DatedSetting[]): ClockEntry {
  const key = 'suwi_gate';
  const end = facts.endDate;
  if (end === null) return factMissing(key, NEEDS_END);
  return withRule(key, settings, 'suwi.gate_months', end, (setting) => {
    const date = addMonths(end, -setting.value);
    const dayLater = addDays(date, 1);
    return clockDate(key, setting, {
      date,
      alternativeDate: dayLater,
      careful: true,
      explanation:
        `Uw contract stopt op ${dateInWords(end)}. UWV kan u helpen vanaf ${setting.value} maanden daarvoor: ` +
        `${dateInWords(date)}, misschien pas ${dateInWords(dayLater)}. ${WHO_DECIDES}`,
    });
  });
}

/** The first day on which WW can be asked for. */
export function wwApplyFrom(facts: ClockFacts, settings: readonly DatedSetting[]): ClockEntry {
  const key = 'ww_apply_from';
  const end = facts.endDate;
  if (end === null) return factMissing(key, NEEDS_END);
  return withRule(key, settings, 'ww.apply_weeks_before', end, (setting) => {
    const date = addWeeks(addDays(end, 1), -setting.value);
    return clockDate(key, setting, {
      date,
      explanation: `Uw eerste dag zonder werk is ${dateInWords(addDays(end, 1))}. WW aanvragen kan vanaf ${dateInWords(date)}.`,
    });
  });
}

/** The last day to ask for WW (WW art. 26): careful when the first day without work is counted as day one. */
export function wwApplyUntil(facts: ClockFacts, settings: readonly DatedSetting[]): ClockEntry {
  const key = 'ww_apply_until';
  const end = facts.endDate;
  if (end === null) return factMissing(key, NEEDS_END);
  return withRule(key, settings, 'ww.apply_weeks_after', end, (setting) => {
    const firstDay = addDays(end, 1);
    const sameDay = addWeeks(firstDay, setting.value);
    const date = extendStatutoryTerm(addDays(sameDay, -1));
    const later = extendStatutoryTerm(sameDay);
    return clockDate(key, setting, {
      date,
      alternativeDate: later,
      careful: later !== date,
      explanation:
        `Uw eerste dag zonder werk is ${dateInWords(firstDay)}. Vraag WW aan op uiterlijk ${dateInWordsWithDay(date)}. ` +
        `Later aanvragen kan geld kosten. ${WHO_DECIDES}`,
    });
  });
}

/** The last day to claim the transitievergoeding in court (BW 7:686a(4)(b)). */
export function transitionClaim(facts: ClockFacts, settings: readonly DatedSetting[]): ClockEntry {
  const key = 'transition_claim';
  const end = facts.endDate;
  if (end === null) return factMissing(key, NEEDS_END);
  return withRule(key, settings, 'transition.claim_months', end, (setting) => {
    const date = extendStatutoryTerm(addMonths(end, setting.value));
    return clockDate(key, setting, {
      date,
      explanation:
        'Heeft u recht op een transitievergoeding en betaalt uw werkgever niet? Vraag haar dan via de rechter, ' +
        `uiterlijk op ${dateInWordsWithDay(date)}.`,
    });
  });
}

/** What is known of the transitievergoeding for the year in which the contract ends. No amount is computed. */
export type TransitionFacts = {
  readonly year: number;
  /** Highest amount in whole euro cents, or one year's wage when that is more; null when the year is not known here. */
  readonly maximumCents: number | null;
  readonly status: SettingStatus | 'unknown';
  readonly source: string | null;
  /** Months of service needed before there is a right; null when not known. */
  readonly leastServiceMonths: number | null;
  readonly explanation: string;
};

/** The dated rules about the transitievergoeding; the day on which the contract ends decides (BW 7:673(2)). */
export function transitionFacts(
  facts: ClockFacts,
  settings: readonly DatedSetting[],
): TransitionFacts | null {
  const end = facts.endDate;
  if (end === null) return null;
  const maximum = settingAt(settings, 'transition.maximum_cents', end);
  const service = settingAt(settings, 'transition.least_service_months', end);
  return {
    year: Number(end.slice(0, 4)),
    maximumCents: maximum?.value ?? null,
    status: maximum?.status ?? 'unknown',
    source: maximum?.source ?? null,
    leastServiceMonths: service?.value ?? null,
    explanation: [maximumText(end.slice(0, 4), maximum), serviceText(service)].filter(Boolean).join(' '),
  };
}

function maximumText(year: string, maximum: DatedSetting<'transition.maximum_cents'> | null): string {
  if (maximum === null) return `Het maximum voor ${year} is hier niet bekend.`;
  const euros = String(maximum.value / 100).replace(/\B(?=(\d{3})+$)/g, '.');
  const check = maximum.status === 'to_be_verified' ? ' Dit bedrag is nog niet nagekeken.' : '';
  return `Het maximum in ${year} is ${euros} euro, of een jaarloon als dat meer is.${check}`;
}

function serviceText(service: DatedSetting<'transition.least_service_months'> | null): string {
  if (service === null) return '';
  return service.value === 0
    ? 'U bouwt op vanaf uw eerste werkdag.'
    : `Er is pas recht na ${service.value} maanden in dienst.`;
}
