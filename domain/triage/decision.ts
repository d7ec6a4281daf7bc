import { z } from 'zod';
import type { Facts } from '../chart/decision';
import { SERVICE_OPTIONS, SERVICE_WORDS } from '../plan/services';
import type { ServiceKind } from '../plan/services';
import { choice, choices, lines } from '../shared/field';
import type { Result } from '../shared/result';
import { ok, refuse } from '../shared/result';
import type { Words } from '../shared/words';
import { englishOf, labelsByDutch } from '../shared/words';
import type { TriageMeaning } from './meaning';
import { TRIAGE_LABELS, TRIAGE_WORDS } from './meaning';

/** The form of contact that fits (D52): face to face always adds value, hybrid is the starting point (D72). */
export const GUIDANCE_FORMS = ['face_to_face', 'group', 'digital', 'hybrid'] as const;
export type GuidanceForm = (typeof GUIDANCE_FORMS)[number];

export const GUIDANCE_FORM_WORDS = {
  face_to_face: 'in-gesprek',
  group: 'groep',
  digital: 'digitaal',
  hybrid: 'gemengd',
} as const satisfies Words<GuidanceForm>;

export const GUIDANCE_FORM_OPTIONS = labelsByDutch(GUIDANCE_FORM_WORDS, {
  face_to_face: 'Persoonlijke gesprekken',
  group: 'In een groep',
  digital: 'Digitaal',
  hybrid: 'Een mix van gesprekken en digitaal',
});

/** What the casemanager decides: the task `triage.decide`. */
export const triageDecisionContract = z.strictObject({
  uitkomst: choice(labelsByDutch(TRIAGE_WORDS, TRIAGE_LABELS), {
    title: 'Wat is de uitkomst van de triage?',
    help: 'U weegt zelf. De tabel doet alleen een voorstel.',
  }),
  afwijkingReden: lines({
    title: 'Waarom wijkt u af van het voorstel?',
    help: 'Schrijf hier niets over gezondheid.',
    when: 'als uw keuze anders is dan het voorstel',
  }).optional(),
  contactvorm: choice(GUIDANCE_FORM_OPTIONS, { title: 'Welke vorm van contact past?' }),
  uitzonderingDiensten: choices(SERVICE_OPTIONS, {
    title: 'Toch een dienst bij triage 1 (eigen kracht)?',
    help: 'Bij eigen kracht hoort geen dienst. Een uitzondering mag, met een reden.',
  }).optional(),
  uitzonderingReden: lines({
    title: 'Waarom deze uitzondering?',
    when: 'als u toch een dienst kiest',
  }).optional(),
});
export type TriageDecisionContract = z.infer<typeof triageDecisionContract>;

export type TriageDecision = {
  readonly meaning: TriageMeaning;
  readonly suggested: TriageMeaning;
  readonly deviates: boolean;
  readonly guidanceForm: GuidanceForm;
  /** Services for somebody in own strength (D50); empty for the others, who get a plan. */
  readonly exceptionServices: readonly ServiceKind[];
};

/**
 * Takes the casemanager's decision beside the suggestion (D54).
 * Refuses a deviation without a reason, and a service at own strength without a reason.
 */
export function decideTriage(
  answer: TriageDecisionContract,
  suggested: TriageMeaning,
): Result<TriageDecision> {
  const meaning = englishOf(TRIAGE_WORDS, answer.uitkomst);
  const deviates = meaning !== suggested;
  if (deviates && answer.afwijkingReden === undefined) {
    return refuse('triage_deviation_needs_reason', { suggested, chosen: meaning });
  }
  const services = answer.uitzonderingDiensten ?? [];
  if (services.length > 0 && meaning !== 'own_strength') return refuse('triage_exception_only_own_strength');
  if (services.length > 0 && answer.uitzonderingReden === undefined) {
    return refuse('triage_exception_needs_reason');
  }
  return ok({
    meaning,
    suggested,
    deviates,
    guidanceForm: englishOf(GUIDANCE_FORM_WORDS, answer.contactvorm),
    exceptionServices: services.map((service) => englishOf(SERVICE_WORDS, service)),
  });
}

/** What the chart needs. The reasons stay with the answer. */
export function triageDecisionFacts(answer: TriageDecisionContract): Facts {
  const services = (answer.uitzonderingDiensten ?? []).map((service) => englishOf(SERVICE_WORDS, service));
  return {
    meaning: englishOf(TRIAGE_WORDS, answer.uitkomst),
    guidanceForm: englishOf(GUIDANCE_FORM_WORDS, answer.contactvorm),
    exceptionServices: services.join(','),
  };
}
