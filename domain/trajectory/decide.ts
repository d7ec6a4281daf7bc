import { nameOfEvent } from '../chart/event-name';
import type { ChartRules, Decision } from '../chart/decision';
import { closeTasks, startDraft } from '../chart/draft';
import { hasEffect } from '../chart/overlays';
import type { Refusal } from '../shared/refusal';
import type { Result } from '../shared/result';
import { ok, refuse } from '../shared/result';
import { assignCasemanager, changeCasemanager } from './casemanager';
import { completeTask } from './completed';
import { contactMade } from './contact';
import { correct } from './correction';
import type { TrajectoryDraft } from './draft';
import { set, setOverlay, today } from './draft';
import { closeTrajectory, enterStage } from './enter-stage';
import { dataOfEvent } from '../chart/event-data';
import type { TrajectoryEvent } from './events';
import { finish } from './finish';
import { askHandover } from './handover';
import { askToClose, offerAgain, onMoment } from './moments';
import { pause, resume } from './pause';
import { changeReachable } from './reachable';
import { askHome } from './register';
import { reopen } from './reopen';
import { EVENT_STAGES } from './stages/anywhere';
import type { TrajectoryState } from './state';
import { withdrawNotice } from './withdrawal';

/**
 * Decides what an event does to a trajectory. Pure: the same state, event and rules give the same decision.
 * @param state as stored; it is not changed
 * @returns the new state with everything to write in the same transaction; or a refusal: `event_not_now` when
 *   the chart has no arrow for it, `task_not_open`, `moment_stale` and `moment_already` (answers for the workflow,
 *   no failures), or the code of the rule that does not allow it
 */
export function decideTrajectory(
  state: TrajectoryState,
  event: TrajectoryEvent,
  rules: ChartRules,
): Result<Decision<TrajectoryState>> {
  const { stage } = state;
  if (!EVENT_STAGES[event.type].some((allowed) => allowed === stage))
    return refuse('event_not_now', { event: event.type, stage });
  const draft = startDraft(state, rules);
  if (event.type === 'moment_due') {
    const handled = onMoment(draft, event);
    return handled.ok ? ok(finish(draft, handled.value, dataOfEvent(event))) : handled;
  }
  const refusal = apply(draft, event);
  return refusal ? { ok: false, error: refusal } : ok(finish(draft, nameOfEvent(event), dataOfEvent(event)));
}

function apply(
  draft: TrajectoryDraft,
  event: Exclude<TrajectoryEvent, { type: 'moment_due' }>,
): Refusal | undefined {
  switch (event.type) {
    case 'task_completed':
      return completeTask(draft, event.task, event.facts, event.on);
    case 'task_corrected':
      return correct(draft, event.task);
    case 'notice_confirmed':
      return confirmNotice(draft);
    case 'notice_withdrawn':
      return void withdrawNotice(draft);
    case 'end_date_changed':
      return void changeEndDate(draft, event.endDate);
    case 'paused':
      return pause(draft, event);
    case 'resumed':
      return resume(draft);
    case 'casemanager_assigned':
      return assignCasemanager(draft, event.accountId);
    case 'casemanager_changed':
      return changeCasemanager(draft, event.accountId);
    case 'contact_recorded':
      if (event.on > today(draft)) return { code: 'contact_in_future' };
      if (event.kind === 'contact') contactMade(draft, event.on);
      return undefined;
    case 'appointment_changed':
      set(draft, { nextAppointmentAt: event.nextAt });
      if (draft.state.stage === 'enrolled' && event.nextAt !== null)
        enterStage(draft, 'intake', today(draft));
      return undefined;
    case 'reachable_changed':
      return void changeReachable(draft, event.reachable);
    case 'handover_asked':
      if (hasEffect(draft.state.overlays, 'opening', 'held')) return { code: 'notice_not_definite' };
      return askHandover(draft, event.toRegion);
    case 'offered_again':
      return offerAgain(draft);
    case 'triage_reopened':
      return void enterStage(draft, 'triage', today(draft));
    case 'closing_asked':
      return askToClose(draft);
    case 'reopened':
      return reopen(draft);
    case 'withdrew':
      if (event.on > today(draft)) return { code: 'date_in_future' };
      return void closeTrajectory(draft, event.outcome, event.on);
  }
}

/** The notice is definite now, or the go is given: everybody is asked. */
function confirmNotice(draft: TrajectoryDraft): Refusal | undefined {
  if (!draft.state.overlays.includes('notice_uncertain')) return { code: 'notice_already_definite' };
  setOverlay(draft, 'notice_uncertain', false);
  askHome(draft);
  return undefined;
}

/** Every dependent moment follows by itself; what was asked because the contract had ended goes. */
function changeEndDate(draft: TrajectoryDraft, endDate: string): void {
  const before = draft.state.endDate;
  set(draft, { endDate, endDateChanges: draft.state.endDateChanges + 1 });
  if (before !== null && before < today(draft) && endDate >= today(draft))
    closeTasks(draft, 'end_date_moved', (task) => task.type === 'trajectory.close');
}
