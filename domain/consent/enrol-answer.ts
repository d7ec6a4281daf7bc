import { z } from 'zod';
import type { Facts } from '../chart/decision';
import type { Instant, PlainDate } from '../shared/dates';
import { choice, choices, day, yesNo } from '../shared/field';
import type { Result } from '../shared/result';
import { ok, refuse } from '../shared/result';
import type { Words } from '../shared/words';
import { englishOf, labelsByDutch } from '../shared/words';
import type { TaskRole } from '../task/roles';
import type { ConsentLine } from './ledger';
import { giveConsent } from './ledger';
import type { ConsentItem } from './vocabulary';

/** Why somebody does not join now (D33). No free text: the reason may be private, and "persoonlijk" is enough. */
export const NOT_JOINING_REASONS = [
  'has_work',
  'searches_alone',
  'stays_with_employer',
  'wants_work_elsewhere',
  'does_not_want_to_work_now',
  'too_busy_at_work',
  'does_not_trust_it',
  'personal',
  'other',
] as const;
export type NotJoiningReason = (typeof NOT_JOINING_REASONS)[number];

const REASON_WORDS = {
  has_work: 'heeft-werk',
  searches_alone: 'zoekt-zelf',
  stays_with_employer: 'blijft-bij-werkgever',
  wants_work_elsewhere: 'werk-in-andere-regio',
  does_not_want_to_work_now: 'wil-nu-niet-werken',
  too_busy_at_work: 'te-druk-op-werk',
  does_not_trust_it: 'geen-vertrouwen',
  personal: 'persoonlijk',
  other: 'anders',
} as const satisfies Words<NotJoiningReason>;

const REASON_LABELS: Readonly<Record<NotJoiningReason, string>> = {
  has_work: 'Ik heb al ander werk',
  searches_alone: 'Ik zoek liever zelf',
  stays_with_employer: 'Ik verwacht dat ik bij mijn werkgever blijf',
  wants_work_elsewhere: 'Ik wil in een andere regio werken',
  does_not_want_to_work_now: 'Ik wil nu niet werken',
  too_busy_at_work: 'Het is nu te druk op mijn werk',
  does_not_trust_it: 'Ik heb er geen vertrouwen in',
  personal: 'Een persoonlijke reden',
  other: 'Een andere reden',
};

/** The consents that can be asked at the start: those for which no single organisation has to be named yet. */
const EARLY_CONSENTS = {
  'matchteam-profiel':
    'Het matchteam mag mijn werk, opleiding en vaardigheden zien, om werk voor mij te zoeken',
  'matchteam-cv': 'Het matchteam mag mijn cv zien, om werk voor mij te zoeken',
  'matchteam-wensen': 'Het matchteam mag mijn wensen voor werk zien, om werk voor mij te zoeken',
  'werkgever-voortgang': 'Mijn huidige werkgever mag horen hoe ver ik ben',
  'onderzoek-citaat': 'De onderzoeker mag gebruiken wat ik heb gezegd, zonder mijn naam',
  'onderzoek-tweede-gesprek': 'De onderzoeker mag mij vragen voor een tweede gesprek',
} as const;

const EARLY_CONSENT_LINES: Readonly<
  Record<
    keyof typeof EARLY_CONSENTS,
    { item: ConsentItem; kind: 'matching_team' | 'leaving_employer' | 'researcher' }
  >
> = {
  'matchteam-profiel': { item: 'profile', kind: 'matching_team' },
  'matchteam-cv': { item: 'cv', kind: 'matching_team' },
  'matchteam-wensen': { item: 'wishes', kind: 'matching_team' },
  'werkgever-voortgang': { item: 'progress', kind: 'leaving_employer' },
  'onderzoek-citaat': { item: 'quote', kind: 'researcher' },
  'onderzoek-tweede-gesprek': { item: 'second_interview', kind: 'researcher' },
};

/** The answer to the invitation: the task `enrol.answer`. */
export const enrolAnswerContract = z.strictObject({
  meedoen: yesNo({
    title: 'Wilt u meedoen?',
    help: 'Meedoen is vrijwillig. Nee zeggen heeft geen gevolgen voor uw ontslag of uw uitkering.',
  }),
  weetDatHetVrijwilligIs: yesNo({
    title: 'Weet u dat meedoen vrijwillig is, en dat u altijd mag stoppen?',
    when: 'als u meedoet',
  }).optional(),
  weetWatErGevraagdWordt: yesNo({
    title: 'Weet u wat er van u gevraagd wordt?',
    help: 'U praat ongeveer elke twee weken met een vaste casemanager. U gaat ook zelf aan de slag.',
    when: 'als u meedoet',
  }).optional(),
  weetWieGegevensZiet: yesNo({
    title: 'Weet u wie uw gegevens ziet?',
    help: 'Uw casemanager ziet uw gegevens. Anderen zien alleen waar u toestemming voor geeft.',
    when: 'als u meedoet',
  }).optional(),
  wilInDezeRegioWerken: yesNo({ title: 'Wilt u in deze regio werken?' }).optional(),
  reden: choice(labelsByDutch(REASON_WORDS, REASON_LABELS), {
    title: 'Waarom doet u niet mee?',
    help: 'U hoeft hier niets uit te leggen. Een keuze is genoeg.',
    when: 'als u niet meedoet',
  }).optional(),
  nieuwAanbodOp: day({
    title: 'Wanneer mogen wij het nog een keer vragen?',
    help: 'Laat dit leeg als u niet meer gevraagd wilt worden.',
  }).optional(),
  toestemmingen: choices(EARLY_CONSENTS, {
    title: 'Waar geeft u toestemming voor?',
    help: 'U mag alles leeg laten. U kunt een toestemming altijd weer intrekken.',
  }).optional(),
  toestemmingTot: day({
    title: 'Tot wanneer geldt uw toestemming?',
    when: 'als u toestemming geeft',
  }).optional(),
});
export type EnrolAnswerContract = z.infer<typeof enrolAnswerContract>;

/**
 * Checks what one field alone cannot tell: who joins has understood what it means (K17, D36), who does not gives
 * a reason (D33), a later offer lies ahead, and a consent has an end.
 */
export function checkEnrolAnswer(answer: EnrolAnswerContract, today: PlainDate): Result<EnrolAnswerContract> {
  if (answer.meedoen) {
    const understood =
      answer.weetDatHetVrijwilligIs === true &&
      answer.weetWatErGevraagdWordt === true &&
      answer.weetWieGegevensZiet === true;
    if (!understood) return refuse('enrol_understanding_missing');
  } else {
    if (answer.reden === undefined) return refuse('enrol_reason_missing');
    if (answer.nieuwAanbodOp !== undefined && answer.nieuwAanbodOp <= today) {
      return refuse('enrol_later_offer_in_past', { date: answer.nieuwAanbodOp });
    }
  }
  if ((answer.toestemmingen ?? []).length > 0) {
    if (answer.toestemmingTot === undefined) return refuse('consent_until_missing');
    if (answer.toestemmingTot < today)
      return refuse('consent_until_in_past', { until: answer.toestemmingTot });
  }
  return ok(answer);
}

/** What the chart needs: joins or not, why not, and when to ask again. */
export function enrolAnswerFacts(answer: EnrolAnswerContract): Facts {
  if (answer.meedoen) return { joins: true, reason: null, laterOfferOn: null };
  return {
    joins: false,
    reason: answer.reden === undefined ? null : englishOf(REASON_WORDS, answer.reden),
    laterOfferOn: answer.nieuwAanbodOp ?? null,
  };
}

/**
 * The lines for the consent ledger that follow from the answer; somebody who does not join gives none.
 * @param askedBy who records it: the employee, or the team by phone
 */
export function consentsOfEnrolAnswer(
  answer: EnrolAnswerContract,
  askedBy: TaskRole,
  at: Instant,
): Result<readonly ConsentLine[]> {
  const lines: ConsentLine[] = [];
  for (const code of answer.meedoen ? (answer.toestemmingen ?? []) : []) {
    const { item, kind } = EARLY_CONSENT_LINES[code];
    const request = { item, receiver: { kind, organisationId: null }, until: answer.toestemmingTot ?? null };
    const line = giveConsent(request, askedBy, at);
    if (!line.ok) return line;
    lines.push(line.value);
  }
  return ok(lines);
}
