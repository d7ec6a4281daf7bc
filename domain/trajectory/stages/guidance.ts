import { contactMade } from '../contact';
import { set } from '../draft';
import type { StageChart } from '../stage-chart';
import type { TrajectoryState } from '../state';

/** Services are for triage 2 and 3, and for triage 1 by exception with a reason (D49, D50). */
function getsServices(state: TrajectoryState): boolean {
  return state.triage !== 'own_strength' || state.triageException;
}

/** Guided: a plan with services, or on own strength with nothing but contact. */
export const guidance: StageChart = {
  stage: 'guided',
  meaning: 'The person is guided: a plan with services, or own strength with contact only.',
  wants: (state) =>
    getsServices(state) && state.planAgreedOn === null ? [{ type: 'plan.agree', role: 'casemanager' }] : [],
  completed: {
    'plan.agree': (draft, _facts, on) => {
      contactMade(draft, on);
      set(draft, { planAgreedOn: on });
      return undefined;
    },
  },
  arrows: [{ on: 'triage_reopened', to: 'triage' }],
};
