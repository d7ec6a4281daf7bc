import { changeTask } from '../chart/draft';
import { refOf } from '../chart/moment-keys';
import type { DueTaskMoment } from '../chart/task-moments';
import { isDue, takeTaskMoment } from '../chart/task-moments';
import { ESCALATE } from '../chart/task-plan';
import { ROLE_WORDS } from '../events/words';
import type { Result } from '../shared/result';
import { ok, refuse } from '../shared/result';
import { STEP, TOO_LATE } from './begin';
import { momentsOfPlaybook } from './course';
import type { PlaybookDraft } from './draft';
import { mail, set } from './draft';
import type { PlaybookEvent } from './events';
import { peopleCounted } from './people';

/**
 * Handles a moment of a run that came due.
 * @returns the name of what happened; refuses `moment_already` and `moment_stale` as answers for the workflow
 */
export function onMoment(
  draft: PlaybookDraft,
  event: Extract<PlaybookEvent, { type: 'moment_due' }>,
): Result<string> {
  const { key, late } = event;
  if (key.startsWith('task/')) {
    const due = takeTaskMoment(draft, key, late);
    return due.ok ? ok(onTaskMoment(draft, due.value)) : due;
  }
  if (draft.state.done.includes(key)) return refuse('moment_already', { key });
  const planned = momentsOfPlaybook(draft.state).find((moment) => moment.key === key);
  // A page of people ends with `page_handled`, not with its moment.
  const mine = key.startsWith('people-left/') && event.peopleLeft !== undefined;
  if (!planned || !isDue(planned.at, draft.rules.now) || !mine) return refuse('moment_stale', { key });
  set(draft, { done: [...draft.state.done, key] });
  peopleCounted(draft, event.peopleLeft);
  return ok('people_counted');
}

function onTaskMoment(draft: PlaybookDraft, due: DueTaskMoment): string {
  const { task, name, key, late } = due;
  const ref = refOf(task);
  const params = { task: task.type, step: task.type === STEP ? task.key : null, round: task.round, late };
  if (name === TOO_LATE || name === ESCALATE) {
    changeTask(draft, task, {}, { escalatedAt: draft.rules.now });
    const template = name === TOO_LATE ? 'step-too-late' : 'task-escalated';
    mail(draft, { key, template, to: 'coordinator', params, task: ref, digest: true });
    if (name === ESCALATE) return `${task.type}.escalated`;
    set(draft, { stepsLate: [...draft.state.stepsLate, task.key] });
    draft.events.push({
      channel: 'voortgang',
      type: 'draaiboekstap-te-laat',
      key: '',
      data: { stap: task.key, eigenaar: ROLE_WORDS[task.role], uiterlijk: task.dueAt },
    });
    return 'step_too_late';
  }
  mail(draft, { key, template: 'task-reminder', to: task.role, params, task: ref, digest: true });
  return `${task.type}.reminded`;
}
