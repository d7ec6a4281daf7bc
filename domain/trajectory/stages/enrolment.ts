import { enterStage } from '../enter-stage';
import type { StageChart } from '../stage-chart';
import { intakeTalk, intakeTasks } from './intake';

/** Enrolled: joins, the intake has not begun yet. */
export const enrolment: StageChart = {
  stage: 'enrolled',
  meaning: 'The person joins; the intake has not begun.',
  wants: intakeTasks,
  completed: {
    'intake.prefill': (draft, _facts, on) => {
      enterStage(draft, 'intake', on);
      return undefined;
    },
    'intake.talk': intakeTalk,
  },
  arrows: [
    { on: 'intake.prefill', to: 'intake' },
    { on: 'appointment_changed', to: 'intake', when: 'a talk is planned' },
    { on: 'intake.talk', to: 'triage' },
  ],
};
