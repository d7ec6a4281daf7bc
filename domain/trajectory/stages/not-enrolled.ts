import type { StageChart } from '../stage-chart';

/** Not enrolled: said no; is asked again at the later offer, or when he wants to join after all (D33). */
export const notEnrolled: StageChart = {
  stage: 'not_enrolled',
  meaning: 'The person does not join; a later offer may be planned.',
  wants: () => [],
  completed: {},
  arrows: [
    { on: 'later offer', to: 'registered', when: 'its date has come' },
    { on: 'offered_again', to: 'registered' },
    { on: 'contract ended', to: 'closed', when: 'no later offer is planned' },
  ],
};
