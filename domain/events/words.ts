import { TASK_ROLES } from '../task/roles';
import type { TaskRole } from '../task/roles';
import { TRAJECTORY_OUTCOMES, TRAJECTORY_STAGES } from '../trajectory/state';
import type { TrajectoryOutcome, TrajectoryStage } from '../trajectory/state';

/** The Dutch codes of events beside the English codes of the domain, each pair written once. */
export const STAGE_WORDS: Readonly<Record<TrajectoryStage, string>> = {
  registered: 'aangemeld',
  not_enrolled: 'niet-ingeschreven',
  enrolled: 'ingeschreven',
  intake: 'intake',
  triage: 'triage',
  guided: 'begeleiding',
  matching: 'matching',
  placed: 'geplaatst',
  aftercare: 'nazorg',
  closed: 'afgesloten',
};

export const OUTCOME_WORDS: Readonly<Record<TrajectoryOutcome, string>> = {
  new_job: 'nieuwe-baan',
  work_and_training: 'werk-en-opleiding',
  training_only: 'alleen-opleiding',
  self_employed: 'zelfstandig',
  sheltered_work: 'beschut-werk',
  stayed_with_employer: 'gebleven-bij-werkgever',
  withdrew: 'gestopt',
  never_started: 'nooit-begonnen',
  not_enrolled: 'niet-ingeschreven',
  handed_to_other_region: 'overgedragen-aan-andere-regio',
  notice_withdrawn: 'melding-ingetrokken',
  unemployed: 'werkloos',
  deceased: 'overleden',
};

export const ROLE_WORDS: Readonly<Record<TaskRole, string>> = {
  employee: 'deelnemer',
  employer: 'werkgever',
  casemanager: 'casemanager',
  account_manager: 'accountmanager',
  coordinator: 'coordinator',
  provider: 'dienstverlener',
  matching_team: 'matchteam',
};

/** All words of a table, for the schema of an event. */
export function wordsOf<Code extends string>(
  codes: readonly Code[],
  words: Readonly<Record<Code, string>>,
): string[] {
  return codes.map((code) => words[code]);
}

export const STAGE_CODES = wordsOf(TRAJECTORY_STAGES, STAGE_WORDS);
export const OUTCOME_CODES = wordsOf(TRAJECTORY_OUTCOMES, OUTCOME_WORDS);
export const ROLE_CODES = wordsOf(TASK_ROLES, ROLE_WORDS);
