import { closeTasks } from '../chart/draft';
import { OUTCOME_WORDS, STAGE_WORDS } from '../events/words';
import type { PlainDate } from '../shared/dates';
import type { TrajectoryDraft } from './draft';
import { set } from './draft';
import type { TrajectoryOutcome, TrajectoryStage } from './state';

/** The stages in which the contact guard runs: from joining until there is work (D55). */
export const GUARDED_STAGES: readonly TrajectoryStage[] = [
  'enrolled',
  'intake',
  'triage',
  'guided',
  'matching',
];

const BESIDE = ['contact.hold', 'handover.answer', 'trajectory.close'];

/** Which tasks may be open in a stage. What does not belong to the new stage is closed on entering it. */
export const TASKS_OF_STAGE: Readonly<Record<TrajectoryStage, readonly string[]>> = {
  registered: ['enrol.answer', 'handover.answer'],
  not_enrolled: [],
  enrolled: ['intake.prefill', 'intake.talk', ...BESIDE],
  intake: ['intake.prefill', 'intake.talk', ...BESIDE],
  triage: ['triage.decide', ...BESIDE],
  guided: ['plan.agree', ...BESIDE],
  matching: BESIDE,
  placed: BESIDE,
  aftercare: BESIDE,
  closed: [],
};

/**
 * Moves the case to a stage: tasks that do not belong there are closed, the contact guard starts or stops.
 * The tasks that the stage asks for are opened at the end of the decision.
 * @param on the day from which the guard counts when it starts here
 */
export function enterStage(
  draft: TrajectoryDraft,
  to: TrajectoryStage,
  on: PlainDate,
  reason = 'stage_left',
): void {
  const from = draft.state.stage;
  const mayStay = TASKS_OF_STAGE[to];
  closeTasks(draft, reason, (task) => !mayStay.includes(task.type));
  if (draft.state.handover?.state === 'asked' && !mayStay.includes('handover.answer'))
    set(draft, { handover: { ...draft.state.handover, state: 'cancelled' } });
  const guardSince = GUARDED_STAGES.includes(to) ? (draft.state.guardSince ?? on) : null;
  set(draft, { stage: to, guardSince });
  if (to !== from && to !== 'closed') {
    const data = { van: STAGE_WORDS[from], naar: STAGE_WORDS[to], op: draft.rules.now };
    draft.events.push({ channel: 'voortgang', type: 'fase-gewijzigd', key: '', data });
  }
}

/** Ends the way with an outcome: everything open is closed with a reason, nothing is waited for any more. */
export function closeTrajectory(
  draft: TrajectoryDraft,
  outcome: TrajectoryOutcome,
  on: PlainDate,
  reason = 'trajectory_closed',
): void {
  const closedFrom = draft.state.stage;
  enterStage(draft, 'closed', on, reason);
  const overlays = draft.state.overlays.filter((overlay) => overlay === 'handed_over');
  set(draft, { outcome, closedFrom, overlays, paused: null, askAgainOn: null, laterOfferOn: null });
  draft.events.push({
    channel: 'voortgang',
    type: 'traject-afgesloten',
    key: '',
    data: { uitkomst: OUTCOME_WORDS[outcome], op: draft.rules.now },
  });
}
