import { extendStatutoryTerm } from '../shared/calendar';
import type { PlainDate } from '../shared/dates';
import { addDays, addMonths, addWeeks } from '../shared/dates';
import { dateInWords, dateInWordsWithDay } from '../shared/date-in-words';
import { mayCountForWmco } from '../notice/wmco';
import type { DatedSetting } from '../setting/setting';
import { settingAt } from '../setting/setting';
import type { ClockEntry } from './clock-date';
import { clockDate, factMissing, notApplicable, WHO_DECIDES, withRule } from './clock-date';
import type { ClockFacts } from './facts';

/**
 * The month after a complete WMCO notice in which no notice may be given and no settlement signed (WMCO art. 5a).
 * Null when the WMCO is not in play. The careful date is the day after the full month.
 */
export function wmcoMonth(facts: ClockFacts, settings: readonly DatedSetting[]): ClockEntry | null {
  const key = 'wmco_month';
  if (facts.wmcoApplies !== true || !mayCountForWmco(facts.contractKind)) return null;
  if (facts.insolvency !== null) {
    return notApplicable(
      key,
      'Bij een faillissement of schuldsanering geldt de wachttijd van een maand niet.',
    );
  }
  if (facts.unionsAgree) {
    return notApplicable(
      key,
      'De vakbonden stemden op papier in. Dan geldt de wachttijd van een maand niet.',
    );
  }
  const notified = facts.wmcoCompleteNoticeOn;
  if (notified === null) {
    return factMissing(key, 'Dit hangt af van de dag waarop UWV de volledige WMCO-melding had.');
  }
  return withRule(key, settings, 'wmco.wait_months', notified, (setting) => {
    const sameDay = addMonths(notified, setting.value);
    const careful = addDays(sameDay, 1);
    return clockDate(key, setting, {
      date: careful,
      alternativeDate: sameDay,
      careful: true,
      explanation:
        `UWV had de volledige WMCO-melding op ${dateInWords(notified)}. Daarna mag uw werkgever een maand lang niet ` +
        `opzeggen. Zeker vanaf ${dateInWords(careful)} mag het wel, misschien al op ${dateInWords(sameDay)}. ${WHO_DECIDES}`,
    });
  });
}

/** Six months to have a dismissal annulled that broke the WMCO (WMCO art. 7(2)); null when the WMCO is not in play. */
export function wmcoAnnulment(facts: ClockFacts, settings: readonly DatedSetting[]): ClockEntry | null {
  const key = 'wmco_annulment';
  if (facts.wmcoApplies !== true || !mayCountForWmco(facts.contractKind)) return null;
  const from = facts.noticeGivenOn ?? facts.settlementSignedOn;
  if (from === null)
    return factMissing(key, 'Dit hangt af van de dag van opzeggen of van de vaststellingsovereenkomst.');
  return withRule(key, settings, 'wmco.annulment_months', from, (setting) => {
    const last = addMonths(from, setting.value);
    return clockDate(key, setting, {
      date: last,
      explanation:
        'Hield uw werkgever zich niet aan de regels voor collectief ontslag? Dan kunt u het ontslag laten ' +
        `vernietigen, tot en met ${dateInWords(last)}. Vraag hulp aan een jurist of de vakbond.`,
    });
  });
}

/** The time in which a signed settlement can still be withdrawn (BW 7:670b); null without a settlement. */
export function reflection(facts: ClockFacts, settings: readonly DatedSetting[]): ClockEntry | null {
  const key = 'reflection';
  const signed = facts.settlementSignedOn;
  if (signed === null) return null;
  const withdrawn = facts.earlierSettlementWithdrawnOn;
  const second = settingAt(settings, 'reflection.second_agreement_months', signed);
  if (
    withdrawn !== null &&
    second !== null &&
    withdrawn <= signed &&
    signed <= addMonths(withdrawn, second.value)
  ) {
    return notApplicable(
      key,
      'Dit is een tweede overeenkomst binnen zes maanden. Dan is er geen bedenktijd.',
    );
  }
  const rule = facts.settlementMentionsRight === false ? 'reflection.days_not_mentioned' : 'reflection.days';
  return withRule(key, settings, rule, signed, (setting) => {
    const last = extendStatutoryTerm(addDays(signed, setting.value));
    const longer = settingAt(settings, 'reflection.days_not_mentioned', signed);
    const unknown = facts.settlementMentionsRight === null && longer !== null;
    const alternativeDate = unknown ? extendStatutoryTerm(addDays(signed, longer.value)) : null;
    return clockDate(key, setting, {
      date: last,
      alternativeDate,
      careful: unknown,
      explanation:
        `U tekende op ${dateInWords(signed)}. U mag zich nog bedenken tot en met ${dateInWordsWithDay(last)}. ` +
        `Doe dat schriftelijk.${alternativeDate === null ? '' : longerTerm(alternativeDate)}`,
    });
  });
}

function longerTerm(date: PlainDate): string {
  return ` Staat in de overeenkomst niets over bedenktijd? Dan is het tot en met ${dateInWords(date)}.`;
}

/** The time in which a written consent to a notice can be withdrawn (BW 7:671(2)); null without such a consent. */
export function consentWithdrawal(facts: ClockFacts, settings: readonly DatedSetting[]): ClockEntry | null {
  const key = 'consent_withdrawal';
  const consented = facts.consentedToNoticeOn;
  if (consented === null) return null;
  return withRule(key, settings, 'reflection.consent_days', consented, (setting) => {
    const last = extendStatutoryTerm(addDays(consented, setting.value));
    return clockDate(key, setting, {
      date: last,
      explanation: `U stemde op ${dateInWords(consented)} in met de opzegging. U mag dat intrekken tot en met ${dateInWordsWithDay(last)}.`,
    });
  });
}

/**
 * How long the employer can use UWV's permission (BW 7:671a(6)); null without permission. The careful date is the
 * later one: until then a notice can still come.
 */
export function permissionValid(facts: ClockFacts, settings: readonly DatedSetting[]): ClockEntry | null {
  const key = 'permission_valid';
  const granted = facts.permissionGrantedOn;
  if (granted === null) return null;
  return withRule(key, settings, 'permission.valid_weeks', granted, (setting) => {
    const sameDay = addWeeks(granted, setting.value);
    const careful = extendStatutoryTerm(sameDay);
    const dayBefore = addDays(sameDay, -1);
    return clockDate(key, setting, {
      date: careful,
      alternativeDate: dayBefore,
      careful: true,
      explanation:
        `UWV gaf toestemming op ${dateInWords(granted)}. Reken tot en met ${dateInWords(careful)} op een opzegging; ` +
        `misschien is ${dateInWords(dayBefore)} al de laatste dag. ${WHO_DECIDES}`,
    });
  });
}

/**
 * How long the employer has to offer the work first to whoever lost it (BW 7:681(1)(d), after a court 7:682(4)).
 * A settlement knows no such right by law.
 */
export function recall(facts: ClockFacts, settings: readonly DatedSetting[]): ClockEntry {
  const key = 'recall';
  const from = facts.courtDecisionOn ?? facts.noticeGivenOn;
  if (from === null) {
    return facts.settlementSignedOn === null
      ? factMissing(key, 'Dit hangt af van de dag van opzeggen of van de beslissing van de rechter.')
      : notApplicable(
          key,
          'Bij een vaststellingsovereenkomst is er geen terugkeer in de wet. Kijk of u er iets over afsprak.',
        );
  }
  return withRule(key, settings, 'recall.weeks', from, (setting) => {
    const last = addWeeks(from, setting.value);
    return clockDate(key, setting, {
      date: last,
      explanation: `Komt uw werk terug? Dan moet uw werkgever het eerst aan u aanbieden, tot en met ${dateInWords(last)}.`,
    });
  });
}

/**
 * The last day on which the employer says whether a temporary contract goes on (BW 7:668); null for other contracts.
 * A term that is counted back is not moved by a weekend (Algemene termijnenwet art. 1(2)).
 */
export function announcement(facts: ClockFacts, settings: readonly DatedSetting[]): ClockEntry | null {
  const key = 'announcement';
  const end = facts.endDate;
  if (facts.contractKind !== 'temporary' && facts.contractKind !== 'seasonal') return null;
  if (end === null) return factMissing(key, 'Dit hangt af van de einddatum van het contract.');
  const started = facts.contractStartedOn ?? facts.employedSince;
  const least = settingAt(settings, 'announcement.least_contract_months', end);
  if (started !== null && least !== null && addDays(end, 1) < addMonths(started, least.value)) {
    return notApplicable(
      key,
      `Bij een contract korter dan ${least.value} maanden hoeft de werkgever dit niet te laten weten.`,
    );
  }
  return withRule(key, settings, 'announcement.months_before', end, (setting) => {
    const last = addMonths(end, -setting.value);
    const condition =
      started === null && least !== null
        ? ` Dit geldt bij een contract van ${least.value} maanden of langer.`
        : '';
    return clockDate(key, setting, {
      date: last,
      explanation:
        `Uw contract stopt op ${dateInWords(end)}. Uiterlijk op ${dateInWords(last)} laat uw werkgever schriftelijk weten ` +
        `of het doorgaat.${condition}`,
    });
  });
}
