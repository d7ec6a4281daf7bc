import type { TaskWish } from '../../chart/draft';
import { contactMade } from '../contact';
import { enterStage } from '../enter-stage';
import type { Completed, StageChart } from '../stage-chart';
import type { TrajectoryState } from '../state';

/** The talk, and for who can be reached the form that he fills in before it (D46). */
export function intakeTasks(state: TrajectoryState): readonly TaskWish[] {
  const talk: TaskWish = { type: 'intake.talk', role: 'casemanager' };
  const filled = state.completed.some((completion) => completion.type === 'intake.prefill');
  return state.reachable && !filled ? [{ type: 'intake.prefill', role: 'employee' }, talk] : [talk];
}

/** The talk was held: that is contact, and the triage can be decided. */
export const intakeTalk: Completed = (draft, _facts, on) => {
  contactMade(draft, on);
  enterStage(draft, 'triage', on);
  return undefined;
};

/** Intake: filled in by the employee or planned with him, until the talk was held. */
export const intake: StageChart = {
  stage: 'intake',
  meaning: 'The intake runs: the form is filled in or the talk is planned.',
  wants: intakeTasks,
  completed: { 'intake.prefill': () => undefined, 'intake.talk': intakeTalk },
  arrows: [{ on: 'intake.talk', to: 'triage' }],
};
