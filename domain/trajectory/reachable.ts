import { changeTask, closeTasks } from '../chart/draft';
import { refOf, taskMomentKey } from '../chart/moment-keys';
import type { OpenTask } from '../chart/state';
import type { TrajectoryDraft } from './draft';
import { employeeOrTeam, mail, set } from './draft';

/**
 * An address became known or unknown. Who has none gets no task of his own: the team asks him by phone, and
 * the form before the talk is left out.
 */
export function changeReachable(draft: TrajectoryDraft, reachable: boolean): void {
  // The same as before changes nothing: a task that went to the team by phone stays there.
  if (draft.state.reachable === reachable) return;
  set(draft, { reachable });
  if (!reachable) closeTasks(draft, 'unreachable', (task) => task.type === 'intake.prefill');
  const role = employeeOrTeam(draft.state);
  for (const task of draft.state.tasks) {
    if (task.type !== 'enrol.answer' || task.role === role) continue;
    const assigneeId = role === 'casemanager' ? draft.state.casemanagerId : null;
    changeTask(draft, task, { role }, { role, assigneeId });
    // Another address is another invitation, also for a task that he was told of before.
    if (reachable) invite(draft, task, `reachable/${draft.rules.now}`);
  }
}

/** Tells the employee that something is asked of him; the key is the task's, so that he hears it once. */
export function invite(draft: TrajectoryDraft, task: OpenTask, name = 'opened'): void {
  const template = task.type === 'enrol.answer' ? 'invitation' : 'task-opened';
  mail(draft, {
    key: taskMomentKey(task, name),
    template,
    to: 'employee',
    params: { task: task.type, round: task.round },
    task: refOf(task),
  });
}
