import type { Result } from '../shared/result';
import { ok, refuse } from '../shared/result';
import type { IntakeAnswers, IntakePart } from './intake';
import { intakeAnswersContract, isIntakeStepKey } from './intake';

/**
 * Saves one step beside the others; the other steps stay as they are.
 * @param value the whole step as it now is; a field that is left out becomes open again
 * @param by the employee before the talk, or the casemanager, who may fill in every step
 * @returns the new answers; refuses an unknown step, a step of the casemanager filled in by the employee, and
 *   values that are wrong (`input_invalid`)
 */
export function saveIntakeStep(
  answers: IntakeAnswers,
  key: string,
  value: unknown,
  by: IntakePart,
): Result<IntakeAnswers> {
  if (!isIntakeStepKey(key)) return refuse('intake_step_unknown');
  if (key === 'gesprek' && by === 'employee') return refuse('intake_step_not_yours', { step: key });
  const saved = intakeAnswersContract.safeParse({ ...answers, [key]: value });
  if (!saved.success) return refuse('input_invalid', { step: key, problems: saved.error.issues.length });
  return ok(saved.data);
}
