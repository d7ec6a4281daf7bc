import type { Facts } from '../chart/decision';
import type { PlainDate } from '../shared/dates';
import type { Result } from '../shared/result';
import { ok, refuse } from '../shared/result';
import type { CompleteIntake, IntakeAnswers, IntakePart, IntakeStepKey } from './intake';
import { INTAKE_STEP_KEYS, intakeSteps, intakeTalkContract } from './intake';

/** A step that is not complete, with the names of the fields that still have to be filled in. */
export type IntakeGap = { readonly step: IntakeStepKey; readonly missing: readonly string[] };

/**
 * What is still open before the intake is complete, in the order of the steps.
 * Of dream job and bread job one is enough (D46); when both are open the first is named.
 */
export function intakeGaps(answers: IntakeAnswers, part: IntakePart | 'all' = 'all'): readonly IntakeGap[] {
  return intakeSteps(part).flatMap((step) => {
    const filled: Readonly<Record<string, unknown>> = answers[step.key] ?? {};
    const missing = step.fields.filter((field) => field.required && filled[field.name] === undefined);
    const names = missing.map((field) => field.name);
    if (
      step.key === 'wens' &&
      answers.wens?.droombaan === undefined &&
      answers.wens?.broodbaan === undefined
    ) {
      names.push('droombaan');
    }
    return names.length === 0 ? [] : [{ step: step.key, missing: names }];
  });
}

/** How many of the steps of a part are complete: for "3 van 8 stappen klaar". */
export function intakeProgress(
  answers: IntakeAnswers,
  part: IntakePart | 'all' = 'all',
): { readonly done: number; readonly total: number } {
  const total = intakeSteps(part).length;
  return { done: total - intakeGaps(answers, part).length, total };
}

/** The stored answers as a complete intake; refuses with the steps that are open. */
export function completeIntake(answers: IntakeAnswers): Result<CompleteIntake> {
  const gaps = intakeGaps(answers);
  if (gaps.length > 0) {
    return refuse('intake_incomplete', { open: gaps.length, steps: gaps.map((gap) => gap.step).join(',') });
  }
  const complete = intakeTalkContract.safeParse(answers);
  return complete.success
    ? ok(complete.data)
    : refuse('input_invalid', { problems: complete.error.issues.length });
}

/**
 * Checks what one field alone cannot tell: a goal, a talk that has taken place, and the understanding check (D36,
 * K17): as long as somebody cannot tell what the offer is, the talk is not done.
 */
export function checkIntakeTalk(intake: CompleteIntake, today: PlainDate): Result<CompleteIntake> {
  const complete = completeIntake(intake);
  if (!complete.ok) return complete;
  if (intake.gesprek.gesprokenOp > today)
    return refuse('contact_in_future', { date: intake.gesprek.gesprokenOp });
  return intake.gesprek.begrijptAanbod ? ok(intake) : refuse('intake_understanding_missing');
}

/** What the chart needs of a complete intake. */
export function intakeTalkFacts(intake: CompleteIntake): Facts {
  return { talkedOn: intake.gesprek.gesprokenOp };
}

/** What the chart needs of a prefilled intake: how many steps were filled in. */
export function intakePrefillFacts(answers: IntakeAnswers): Facts {
  return { stepsFilled: INTAKE_STEP_KEYS.filter((key) => answers[key] !== undefined).length };
}
