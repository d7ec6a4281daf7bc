import type { Completed, StageChart } from '../stage-chart';
import { set } from '../draft';
import { enterStage } from '../enter-stage';
import { TRIAGE_MEANINGS } from '../../triage/meaning';

const decided: Completed = (draft, facts, on) => {
  const meaning = TRIAGE_MEANINGS.find((known) => known === facts['meaning']);
  const services = facts['exceptionServices'];
  if (meaning === undefined) return { code: 'triage_meaning_unknown' };
  set(draft, {
    triage: meaning,
    triageException: meaning === 'own_strength' && typeof services === 'string' && services !== '',
    planAgreedOn: null,
  });
  enterStage(draft, 'guided', on);
  return undefined;
};

/** Triage: the casemanager weighs how much help is needed (D48 to D54). */
export const triage: StageChart = {
  stage: 'triage',
  meaning: 'The casemanager decides how much help is needed.',
  wants: () => [{ type: 'triage.decide', role: 'casemanager' }],
  completed: { 'triage.decide': decided },
  arrows: [{ on: 'triage.decide', to: 'guided' }],
};
