import type { ChartRules, Decision } from '../chart/decision';
import { startDraft } from '../chart/draft';
import { setOverlay } from './draft';
import type { RegistrationFacts } from './events';
import { finish } from './finish';
import { askHandover } from './handover';
import type { TrajectoryState } from './state';

/**
 * Starts the trajectory of one person of a notice. Definite: he is asked at once whether he joins, and the
 * region of his home whether it takes over. Uncertain, or a draaiboek that asks for a go first: registered, and
 * nothing is asked until the notice is confirmed.
 * @param facts what the notice says of him, without anything that identifies him
 * @param rules the moment of the decision and the draaiboek; use one object for all people of a notice
 */
export function registerTrajectory(facts: RegistrationFacts, rules: ChartRules): Decision<TrajectoryState> {
  const draft = startDraft(newState(facts, rules), rules);
  if (facts.certainty === 'uncertain' || rules.playbook.needsGo) setOverlay(draft, 'notice_uncertain', true);
  else askHome(draft);
  return finish(draft, 'registered', { does: 'registered', ...facts });
}

/** Asks the region of the home, when there is another one, to take the person over. */
export function askHome(draft: ReturnType<typeof startDraft<TrajectoryState>>): void {
  const { residenceRegion } = draft.state;
  if (residenceRegion !== null) askHandover(draft, residenceRegion);
}

function newState(facts: RegistrationFacts, rules: ChartRules): TrajectoryState {
  const elsewhere = facts.residenceRegion !== null && facts.residenceRegion !== rules.playbook.region;
  return {
    stage: 'registered',
    overlays: [],
    tasks: [],
    rounds: {},
    moments: [],
    done: [],
    enrolledOn: null,
    laterOfferOn: null,
    triage: null,
    triageException: false,
    planAgreedOn: null,
    askAgainOn: null,
    guardSince: null,
    outcome: null,
    reachable: facts.reachable,
    responsibleRegion: null,
    residenceRegion: elsewhere ? facts.residenceRegion : null,
    casemanagerId: null,
    casemanagerChanges: 0,
    endDate: facts.endDate,
    endDateChanges: 0,
    lastContactOn: null,
    nextAppointmentAt: null,
    paused: null,
    pauses: 0,
    pastPauses: [],
    handover: null,
    closedFrom: null,
    completed: [],
  };
}
