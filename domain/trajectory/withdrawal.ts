import type { TaskRef } from '../chart/decision';
import { refOf } from '../chart/moment-keys';
import type { TrajectoryDraft } from './draft';
import { mail, today } from './draft';
import { closeTrajectory } from './enter-stage';
import type { TrajectoryStage, TrajectoryState } from './state';

/** What a withdrawal of the notice does to one case, to be shown before it is done. */
export interface WithdrawalPreview {
  readonly fromStage: TrajectoryStage;
  /** False when the case was closed already: a withdrawal leaves it as it is. */
  readonly affected: boolean;
  readonly closed: readonly TaskRef[];
  /** Whether the person was asked anything and so has to hear that it is over. */
  readonly tellsEmployee: boolean;
}

/** Tells what a withdrawal of the notice would do to a case, without doing it. */
export function previewWithdrawal(state: TrajectoryState): WithdrawalPreview {
  const affected = state.stage !== 'closed';
  return {
    fromStage: state.stage,
    affected,
    closed: affected ? state.tasks.map(refOf) : [],
    tellsEmployee: affected && state.reachable && !state.overlays.includes('notice_uncertain'),
  };
}

/** What a withdrawal does to all cases of a notice together, for the page on which it is confirmed. */
export function summariseWithdrawal(states: readonly TrajectoryState[]): {
  readonly people: number;
  readonly affected: number;
  readonly openTasks: number;
  readonly told: number;
  readonly byStage: Readonly<Partial<Record<TrajectoryStage, number>>>;
} {
  const previews = states.map(previewWithdrawal);
  const byStage: Partial<Record<TrajectoryStage, number>> = {};
  for (const { fromStage } of previews) byStage[fromStage] = (byStage[fromStage] ?? 0) + 1;
  return {
    people: states.length,
    affected: previews.filter((preview) => preview.affected).length,
    openTasks: previews.reduce((sum, preview) => sum + preview.closed.length, 0),
    told: previews.filter((preview) => preview.tellsEmployee).length,
    byStage,
  };
}

/** The employer took the notice back: everything open is closed with that reason, and who was asked hears of it. */
export function withdrawNotice(draft: TrajectoryDraft): void {
  mail(draft, { key: 'notice/withdrawn', template: 'notice-withdrawn', to: 'employee' });
  closeTrajectory(draft, 'notice_withdrawn', today(draft), 'notice_withdrawn');
}
