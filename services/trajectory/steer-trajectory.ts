import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import type { ReopenReason, RetriageReason } from '../../domain/trajectory/reasons';
import { isPerson, mayGuide } from '../access/case-access';
import type { Viewer } from '../access/viewer';
import type { ServiceContext } from '../shared/context';
import { actOnTrajectory } from './act-on-trajectory';
import type { TrajectoryReceipt } from './act-on-trajectory';

type Answer = Promise<Result<TrajectoryReceipt, Refusal>>;

/**
 * Asks another region to take a person over, with a date by which to answer; until then he stays ours (K3).
 * @returns the receipt, or `handover_already_asked`, `handover_same_region`, `notice_not_definite`, `region_unknown`
 */
export function askHandover(
  context: ServiceContext,
  viewer: Viewer,
  input: { readonly trajectoryId: string; readonly toRegion: string },
): Answer {
  return actOnTrajectory(context, viewer, input.trajectoryId, mayGuide, async ({ tx, fail, decide }) => {
    const region = await tx.query('SELECT 1 FROM region WHERE code = $1', [input.toRegion]);
    if (region.rowCount !== 1) return fail({ code: 'region_unknown' });
    await decide({ type: 'handover_asked', toRegion: input.toRegion });
  });
}

/** Asks somebody who did not join again: his casemanager does, or he himself wants to join after all (D33). */
export function offerAgain(context: ServiceContext, viewer: Viewer, trajectoryId: string): Answer {
  const may: typeof mayGuide = (who, row) => mayGuide(who, row) || isPerson(who, row);
  return actOnTrajectory(context, viewer, trajectoryId, may, async ({ decide }) => {
    await decide({ type: 'offered_again' });
  });
}

/** Does the triage anew because the need changed; a mistake is corrected instead. */
export function reopenTriage(
  context: ServiceContext,
  viewer: Viewer,
  input: { readonly trajectoryId: string; readonly reason: RetriageReason },
): Answer {
  return actOnTrajectory(context, viewer, input.trajectoryId, mayGuide, async ({ decide }) => {
    await decide({ type: 'triage_reopened', reason: input.reason });
  });
}

/** Opens the task to close a trajectory with an outcome. */
export function askToClose(context: ServiceContext, viewer: Viewer, trajectoryId: string): Answer {
  return actOnTrajectory(context, viewer, trajectoryId, mayGuide, async ({ decide }) => {
    await decide({ type: 'closing_asked' });
  });
}

/** Opens a closed trajectory again: it was closed by mistake, or the work fell through. */
export function reopenTrajectory(
  context: ServiceContext,
  viewer: Viewer,
  input: { readonly trajectoryId: string; readonly reason: ReopenReason },
): Answer {
  return actOnTrajectory(context, viewer, input.trajectoryId, mayGuide, async ({ decide }) => {
    await decide({ type: 'reopened', reason: input.reason });
  });
}
