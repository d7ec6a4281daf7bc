import type { PlainDate } from '../../domain/shared/dates';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import type { PauseReason } from '../../domain/trajectory/reasons';
import { mayGuide } from '../access/case-access';
import type { Viewer } from '../access/viewer';
import type { ServiceContext } from '../shared/context';
import { actOnTrajectory } from './act-on-trajectory';
import type { TrajectoryReceipt } from './act-on-trajectory';

/**
 * Pauses a trajectory, any number of times: reminders and the contact guard fall silent, dates of service
 * move along when it goes on, legal dates never move (K13).
 * @param input.until last day of the pause; null lasts until somebody ends it
 * @returns the receipt, or `already_paused`, `pause_until_in_past`, `case_unknown`
 */
export function pauseTrajectory(
  context: ServiceContext,
  viewer: Viewer,
  input: { readonly trajectoryId: string; readonly reason: PauseReason; readonly until: PlainDate | null },
): Promise<Result<TrajectoryReceipt, Refusal>> {
  return actOnTrajectory(context, viewer, input.trajectoryId, mayGuide, async ({ decide }) => {
    await decide({ type: 'paused', until: input.until, reason: input.reason });
  });
}

/** Ends a pause before its time, or one without an end. @returns the receipt, or `not_paused` */
export function resumeTrajectory(
  context: ServiceContext,
  viewer: Viewer,
  trajectoryId: string,
): Promise<Result<TrajectoryReceipt, Refusal>> {
  return actOnTrajectory(context, viewer, trajectoryId, mayGuide, async ({ decide }) => {
    await decide({ type: 'resumed' });
  });
}
