import type { RefusalCode } from '../../domain/shared/refusal';
import { REFUSAL_TEXT } from '../../domain/shared/refusal-text';
import type { FormField } from '../../domain/shared/form-fields';
import type { FormProblems } from '../components/form';

/** The question that answers a refusal, so that the sentence stands where it is mended. */
const FIELD_OF: Partial<Record<RefusalCode, string>> = {
  enrol_reason_missing: 'reden',
  enrol_understanding_missing: 'weetDatHetVrijwilligIs',
  enrol_later_offer_in_past: 'nieuwAanbodOp',
  consent_until_missing: 'toestemmingTot',
  consent_until_in_past: 'toestemmingTot',
  intake_understanding_missing: 'gesprek.begrijptAanbod',
  triage_deviation_needs_reason: 'afwijkingReden',
  triage_exception_needs_reason: 'uitzonderingReden',
  triage_exception_only_own_strength: 'uitzonderingDiensten',
  plan_goal_missing: 'droombaan',
  plan_understanding_missing: 'begrepen',
  plan_evaluation_in_past: 'evaluatieOp',
  review_date_missing: 'opnieuwOp',
  review_date_in_past: 'opnieuwOp',
  appointment_needs_day_and_time: 'afspraakOp',
  appointment_in_past: 'afspraakOp',
  pause_until_in_past: 'tot',
  casemanager_missing: 'reden',
  casemanager_already: 'reden',
  casemanager_same: 'wie',
};

/**
 * A refusal as a problem of one question of this form, or as a sentence that belongs to none.
 *
 * @param fields the questions of the form
 */
export function placeRefusal(
  code: RefusalCode,
  fields: readonly FormField[],
): { readonly problems: FormProblems; readonly refusals: readonly string[] } {
  const name = FIELD_OF[code];
  const sentence = REFUSAL_TEXT[code];
  const isHere = name !== undefined && fields.some((field) => field.name === name.split('.')[0]);
  return isHere ? { problems: { [name]: sentence }, refusals: [] } : { problems: {}, refusals: [sentence] };
}
