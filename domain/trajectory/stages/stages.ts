import type { StageChart } from '../stage-chart';
import type { TrajectoryStage } from '../state';
import { closing } from './closing';
import { enrolment } from './enrolment';
import { guidance } from './guidance';
import { intake } from './intake';
import { notEnrolled } from './not-enrolled';
import { registration } from './registration';
import { triage } from './triage';

/** Stages whose abilities (match, placement, aftercare) have no rules yet: no arrow leads to them. */
export const STAGES_WITHOUT_RULES = ['matching', 'placed', 'aftercare'] as const;
export type StageWithoutRules = (typeof STAGES_WITHOUT_RULES)[number];
export type StageWithRules = Exclude<TrajectoryStage, StageWithoutRules>;

const STAGES: Readonly<Record<StageWithRules, StageChart>> = {
  registered: registration,
  not_enrolled: notEnrolled,
  enrolled: enrolment,
  intake,
  triage,
  guided: guidance,
  closed: closing,
};

/** The charts of all stages that have rules, in the order of the way. */
export const STAGE_CHARTS: readonly StageChart[] = Object.values(STAGES);

/** The chart of a stage; undefined for a stage that has no rules yet. */
export function stageChartOf(stage: TrajectoryStage): StageChart | undefined {
  return STAGE_CHARTS.find((chart) => chart.stage === stage);
}
