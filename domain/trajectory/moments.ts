import { byTime } from '../chart/course-parts';
import { changeTask } from '../chart/draft';
import type { DueTaskMoment } from '../chart/task-moments';
import { isDue, takeTaskMoment, taskMoments } from '../chart/task-moments';
import { refOf } from '../chart/moment-keys';
import type { PlannedMoment } from '../chart/state';
import { ESCALATE } from '../chart/task-plan';
import type { Refusal } from '../shared/refusal';
import type { Result } from '../shared/result';
import { ok, refuse } from '../shared/result';
import type { TrajectoryDraft } from './draft';
import { mail, openCaseTask, set, today } from './draft';
import { onGuardMoment } from './contact';
import { closeTrajectory, enterStage } from './enter-stage';
import type { TrajectoryEventOf } from './events';
import { askHandover, EXPIRE, handoverExpired } from './handover';
import { onPauseMoment, RUNS_IN_PAUSE } from './pause';
import type { TrajectoryState } from './state';
import { hasEffect } from '../chart/overlays';

/** Every moment at which the chart wants to be asked again, in the order of time. */
export function momentsOfTrajectory(state: TrajectoryState): PlannedMoment[] {
  const silent = hasEffect(state.overlays, 'reminders', 'silent');
  const tasks = silent ? state.tasks.filter((task) => RUNS_IN_PAUSE.includes(task.type)) : state.tasks;
  return [...taskMoments(tasks), ...state.moments].sort(byTime);
}

/**
 * Handles a moment that came due.
 * @returns the name of what happened; refuses `moment_already` when it was handled before and `moment_stale`
 *   when the case has moved on and does not want it any more
 */
export function onMoment(draft: TrajectoryDraft, event: TrajectoryEventOf<'moment_due'>): Result<string> {
  const { key, late } = event;
  if (!momentsOfTrajectory(draft.state).some((moment) => moment.key === key)) {
    return wasHandled(draft.state, key) ? refuse('moment_already', { key }) : refuse('moment_stale', { key });
  }
  if (key.startsWith('task/')) {
    const due = takeTaskMoment(draft, key, late);
    return due.ok ? ok(onTaskMoment(draft, due.value)) : due;
  }
  const planned = draft.state.moments.find((moment) => moment.key === key);
  if (!planned || !isDue(planned.at, draft.rules.now)) return refuse('moment_stale', { key });
  set(draft, { done: [...draft.state.done, key] });
  return onCaseMoment(draft, key, late);
}

function wasHandled(state: TrajectoryState, key: string): boolean {
  return (
    state.done.includes(key) ||
    state.tasks.some((task) => task.done.some((name) => key === `${momentPrefix(task)}${name}`))
  );
}

function momentPrefix(task: TrajectoryState['tasks'][number]): string {
  return `task/${task.type}/${task.key}/${task.round}/`;
}

function onTaskMoment(draft: TrajectoryDraft, due: DueTaskMoment): string {
  const { task, name, key, late } = due;
  if (name === EXPIRE) {
    handoverExpired(draft, due);
    return 'handover_returned';
  }
  const params = { task: task.type, round: task.round, late };
  if (name === ESCALATE) {
    // Who does not answer an invitation is asked by phone; from here on the team sees the task.
    const byPhone = task.type === 'enrol.answer' && task.role === 'employee';
    const role = byPhone ? ({ role: 'casemanager' } as const) : {};
    const assigneeId = byPhone ? { assigneeId: draft.state.casemanagerId } : {};
    changeTask(draft, task, role, { escalatedAt: draft.rules.now, ...role, ...assigneeId });
    mail(draft, { key, template: 'task-escalated', to: 'coordinator', params, task: refOf(task) });
    return `${task.type}.escalated`;
  }
  const handover = task.type === 'handover.answer' ? draft.state.handover : null;
  mail(draft, {
    ...{ key, template: 'task-reminder', to: task.role, params, task: refOf(task) },
    ...(handover ? { regionCode: handover.toRegion } : {}),
  });
  return `${task.type}.reminded`;
}

function onCaseMoment(draft: TrajectoryDraft, key: string, late: boolean): Result<string> {
  const [kind] = key.split('/');
  switch (kind) {
    case 'contact':
      onGuardMoment(draft, key, late);
      return ok(key.includes('/gap/') ? 'contact_gap' : 'contact_warned');
    case 'pause':
      onPauseMoment(draft, key, late);
      return ok(key.endsWith('/end') ? 'resumed' : 'pause_reviewed');
    case 'offer':
      offerAgain(draft);
      return ok('offer_repeated');
    case 'clock':
      contractEnded(draft, key, late);
      return ok('contract_ended');
    case 'close':
      askToClose(draft);
      return ok('closing_asked');
    default:
      return refuse('moment_stale', { key });
  }
}

/** Asks somebody who did not join once more, in a new round of the same task (D33). */
export function offerAgain(draft: TrajectoryDraft): Refusal | undefined {
  set(draft, { laterOfferOn: null });
  enterStage(draft, 'registered', today(draft));
  const { handover } = draft.state;
  if (handover?.state === 'cancelled') askHandover(draft, handover.toRegion);
  return undefined;
}

/** Opens the task that asks the casemanager how the trajectory ends, or when to ask again. */
export function askToClose(draft: TrajectoryDraft): Refusal | undefined {
  set(draft, { askAgainOn: null });
  openCaseTask(draft, { type: 'trajectory.close', role: 'casemanager' });
  return undefined;
}

/**
 * The contract ended. Who never joined and has no later offer is closed as such; who never answered goes to the
 * coordinator and stays open, because nobody is let go in silence; who is guided is looked at.
 */
function contractEnded(draft: TrajectoryDraft, key: string, late: boolean): void {
  const { stage, laterOfferOn } = draft.state;
  if (stage === 'not_enrolled') {
    if (laterOfferOn === null) closeTrajectory(draft, 'not_enrolled', today(draft));
  } else if (stage === 'registered') {
    mail(draft, { key, template: 'contract-ended-unanswered', to: 'coordinator', params: { late } });
  } else {
    askToClose(draft);
  }
}
