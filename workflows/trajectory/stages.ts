import { STAGE_LANES } from '../shared/lanes';
import type { SupervisedCase } from '../shared/supervise-case';

/** Supervises what belongs to one stage until `left` holds. */
export type StageFunction = (way: SupervisedCase, left: () => boolean) => Promise<void>;

/** Join or not: the invitation, its reminders and, for who does not join, the later offer. */
async function registration(way: SupervisedCase, left: () => boolean): Promise<void> {
  await way.attend(STAGE_LANES, left);
}

/** From joining to the talk: the prefilled form and the appointment. */
async function intake(way: SupervisedCase, left: () => boolean): Promise<void> {
  await way.attend(STAGE_LANES, left);
}

/** One decision of the casemanager; reminders and escalation until it is taken. */
async function triage(way: SupervisedCase, left: () => boolean): Promise<void> {
  await way.attend(STAGE_LANES, left);
}

/** The plan is made and carried out; referrals and matches that are still under way run beside it. */
async function guidance(way: SupervisedCase, left: () => boolean): Promise<void> {
  await withReferralsAndMatches(way, left);
}

/** Looking for work; referrals of the guidance may still be under way, and guidance may come back. */
async function matching(way: SupervisedCase, left: () => boolean): Promise<void> {
  await withReferralsAndMatches(way, left);
}

/** The job is there on paper: confirmation of start, hours and wage. */
async function placement(way: SupervisedCase, left: () => boolean): Promise<void> {
  await withReferralsAndMatches(way, left);
}

/** At work: the checks after 1, 3, 6 and 12 months, and what is still running beside them. */
async function aftercare(way: SupervisedCase, left: () => boolean): Promise<void> {
  await withReferralsAndMatches(way, left);
}

/** Closed, though not ended: the last survey, and the term in which somebody can come back. */
async function afterClosing(way: SupervisedCase, left: () => boolean): Promise<void> {
  await way.attend(STAGE_LANES, left);
}

async function withReferralsAndMatches(way: SupervisedCase, left: () => boolean): Promise<void> {
  await Promise.all([
    way.attend(['stage', 'steps', 'people'], left),
    way.attend(['referrals'], left),
    way.attend(['matches'], left),
  ]);
}

/** Which function supervises which stage of the chart; a test fails when a stage is missing. */
const STAGE_FUNCTIONS: ReadonlyMap<string, StageFunction> = new Map([
  ['registered', registration],
  ['not_enrolled', registration],
  ['enrolled', intake],
  ['intake', intake],
  ['triage', triage],
  ['guided', guidance],
  ['matching', matching],
  ['placed', placement],
  ['aftercare', aftercare],
  ['closed', afterClosing],
]);

/** The stages that have a function of their own. */
export const SUPERVISED_STAGES: readonly string[] = [...STAGE_FUNCTIONS.keys()];

/**
 * The function of a stage. A stage this worker does not know (a newer program decided it) is supervised with
 * everything that can run beside it, so that nothing is forgotten during a roll-out.
 */
export function functionOfStage(stage: string): StageFunction {
  return STAGE_FUNCTIONS.get(stage) ?? withReferralsAndMatches;
}
