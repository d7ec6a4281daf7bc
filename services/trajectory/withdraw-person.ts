import type { PlainDate } from '../../domain/shared/dates';
import { amsterdamDate } from '../../domain/shared/dates';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { isPerson, mayGuide } from '../access/case-access';
import type { Viewer } from '../access/viewer';
import { nowOf } from '../case/decide-case';
import type { ServiceContext } from '../shared/context';
import { actOnTrajectory } from './act-on-trajectory';
import type { TrajectoryReceipt } from './act-on-trajectory';

export interface PersonWithdrawal {
  readonly trajectoryId: string;
  readonly outcome: 'withdrew' | 'stayed_with_employer' | 'deceased';
  /** The day it happened; today when not given. Figures count this day. */
  readonly on?: PlainDate;
}

/**
 * Ends a trajectory because the person stops, stays with his employer, or has died. The person himself can
 * only stop: taking part is voluntary (D21, D27).
 * @returns the receipt, or `date_in_future`, `case_unknown` and what the chart refuses
 */
export function withdrawPerson(
  context: ServiceContext,
  viewer: Viewer,
  input: PersonWithdrawal,
): Promise<Result<TrajectoryReceipt, Refusal>> {
  const may: typeof mayGuide = (who, row) =>
    mayGuide(who, row) || (isPerson(who, row) && input.outcome === 'withdrew');
  return actOnTrajectory(context, viewer, input.trajectoryId, may, async ({ row, fail, decide }) => {
    const today = amsterdamDate(nowOf(context, row).toISOString());
    const on = input.on ?? today;
    if (on > today) return fail({ code: 'date_in_future', details: { date: on } });
    await decide({ type: 'withdrew', on, outcome: input.outcome });
  });
}
