import type { StageChart } from '../stage-chart';

/** Closed: always with an outcome. Can be left again when it was a mistake or the work fell through. */
export const closing: StageChart = {
  stage: 'closed',
  meaning: 'The trajectory ended with an outcome.',
  wants: () => [],
  completed: {},
  arrows: [],
};
