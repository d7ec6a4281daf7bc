import type { PlainDate } from '../../domain/shared/dates';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { mayChangeEmployment } from '../access/case-access';
import type { Viewer } from '../access/viewer';
import type { ServiceContext } from '../shared/context';
import { actOnTrajectory } from './act-on-trajectory';
import type { TrajectoryReceipt } from './act-on-trajectory';

/**
 * Changes the end date of one contract; every moment that depends on it follows in the same decision, and the
 * personal clock is computed anew whenever it is read. The date is what the employer says (domain 3.2).
 * @returns the receipt, or `case_unknown` and what the chart refuses
 */
export function changeEndDate(
  context: ServiceContext,
  viewer: Viewer,
  input: { readonly trajectoryId: string; readonly endDate: PlainDate },
): Promise<Result<TrajectoryReceipt, Refusal>> {
  return actOnTrajectory(context, viewer, input.trajectoryId, mayChangeEmployment, async ({ decide }) => {
    await decide({ type: 'end_date_changed', endDate: input.endDate });
  });
}
