import type { IntakeAnswers } from '../../domain/intake/intake';
import { saveIntakeStep as saveStep } from '../../domain/intake/save-step';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { isPerson, mayGuide } from '../access/case-access';
import { openTrajectory } from '../access/open-trajectory';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import { readIntake, writeIntake } from './keep-intake';

export interface IntakeStepInput {
  readonly trajectoryId: string;
  /** A key of the intake's steps. */
  readonly step: string;
  /** The whole step as it now is; a field that is left out becomes open again. */
  readonly value: unknown;
  /** The version that was on the screen. */
  readonly version: number;
}

/**
 * Saves one step of the intake half done, so that nobody loses what he typed (D46).
 * @returns the answers and the new version, or `intake_changed` when somebody else saved meanwhile, what the
 *   step refuses, or `case_unknown`
 */
export function saveIntakeStep(
  context: ServiceContext,
  viewer: Viewer,
  input: IntakeStepInput,
): Promise<Result<{ readonly answers: IntakeAnswers; readonly version: number }, Refusal>> {
  return rollbackOnFailure<{ answers: IntakeAnswers; version: number }, Refusal>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const may: typeof mayGuide = (who, found) => isPerson(who, found) || mayGuide(who, found);
      const row = await openTrajectory(tx, input.trajectoryId, may, true);
      if (row === null) return fail({ code: 'case_unknown' });
      const employee = isPerson(viewer, row);
      const stored = await readIntake(tx, row.id, true);
      const saved = saveStep(stored.answers, input.step, input.value, employee ? 'employee' : 'casemanager');
      if (!saved.ok) return fail(saved.error);
      if (stored.version !== input.version) return fail({ code: 'intake_changed' });
      const version = await writeIntake(tx, context, row.id, saved.value, input.version);
      if (version === null) return fail({ code: 'intake_changed' });
      return { answers: saved.value, version };
    }),
  );
}
