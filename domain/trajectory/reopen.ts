import type { Refusal } from '../shared/refusal';
import { FINAL_OUTCOMES } from './correction';
import type { TrajectoryDraft } from './draft';
import { set, today } from './draft';
import { enterStage } from './enter-stage';

/** Takes a closed case up again where it was: a mistake, or work that fell through (design §5). */
export function reopen(draft: TrajectoryDraft): Refusal | undefined {
  const { closedFrom, outcome, completed } = draft.state;
  if (closedFrom === null || (outcome !== null && FINAL_OUTCOMES.includes(outcome)))
    return { code: 'reopen_not_possible' };
  set(draft, {
    outcome: null,
    closedFrom: null,
    completed: completed.filter((completion) => completion.type !== 'trajectory.close'),
  });
  enterStage(draft, closedFrom, today(draft));
  return undefined;
}
