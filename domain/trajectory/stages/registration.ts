import { enterStage } from '../enter-stage';
import { employeeOrTeam, set } from '../draft';
import type { StageChart } from '../stage-chart';

/** Registered: everybody of the notice, asked whether he joins. While the notice is uncertain nobody is asked. */
export const registration: StageChart = {
  stage: 'registered',
  meaning: 'The person stands in a notice and is asked to join.',
  wants: (state) => [{ type: 'enrol.answer', role: employeeOrTeam(state) }],
  completed: {
    'enrol.answer': (draft, facts, on) => {
      if (facts['joins'] === true) {
        set(draft, { enrolledOn: on, laterOfferOn: null });
        enterStage(draft, 'enrolled', on);
        return undefined;
      }
      const later = facts['laterOfferOn'];
      set(draft, { laterOfferOn: typeof later === 'string' ? later : null });
      enterStage(draft, 'not_enrolled', on);
      return undefined;
    },
  },
  arrows: [
    { on: 'enrol.answer', to: 'enrolled', when: 'joins' },
    { on: 'enrol.answer', to: 'not_enrolled', when: 'does not join' },
  ],
};
