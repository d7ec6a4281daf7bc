import { nameOfEvent } from '../chart/event-name';
import type { ChartRules, Decision } from '../chart/decision';
import { startDraft } from '../chart/draft';
import type { Refusal } from '../shared/refusal';
import type { Result } from '../shared/result';
import { ok, refuse } from '../shared/result';
import { completeTask, confirm, correctTask } from './completed';
import type { PlaybookDraft } from './draft';
import { set } from './draft';
import type { PlaybookEvent, PlaybookEventType } from './events';
import { finish } from './finish';
import { onMoment } from './moments';
import { pageHandled } from './people';
import type { PlaybookRunState, PlaybookStage } from './state';
import { withdrawRun } from './withdraw';
import { dataOfEvent } from '../chart/event-data';

const OPEN = ['signalled', 'confirming', 'running'] as const;
const ALL = [...OPEN, 'closed'] as const;

/** At which stages an event can happen at all; elsewhere it is refused by name. */
export const PLAYBOOK_EVENT_STAGES: Readonly<Record<PlaybookEventType, readonly PlaybookStage[]>> = {
  task_completed: ALL,
  task_corrected: OPEN,
  moment_due: ALL,
  page_handled: OPEN,
  notice_confirmed: ['confirming'],
  notice_withdrawn: OPEN,
  people_changed: OPEN,
};

/** What can still happen while a withdrawal is on its way to the people. */
const WHILE_LEAVING: readonly PlaybookEventType[] = ['page_handled', 'people_changed', 'moment_due'];

/**
 * Decides what an event does to a run. Pure: the same state, event and rules give the same decision.
 * @returns the new state with everything to write in the same transaction; or a named refusal
 */
export function decidePlaybook(
  state: PlaybookRunState,
  event: PlaybookEvent,
  rules: ChartRules,
): Result<Decision<PlaybookRunState>> {
  const { stage } = state;
  // A notice that was taken back stays so while the people hear of it: nothing may start it again in between.
  const leaving = state.people?.change === 'withdraw' && !WHILE_LEAVING.includes(event.type);
  if (leaving || !PLAYBOOK_EVENT_STAGES[event.type].includes(stage))
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
  draft: PlaybookDraft,
  event: Exclude<PlaybookEvent, { type: 'moment_due' }>,
): Refusal | undefined {
  switch (event.type) {
    case 'task_completed':
      return completeTask(draft, event.task, event.facts, event.on);
    case 'task_corrected':
      return correctTask(draft, event.task);
    case 'page_handled':
      return pageHandled(draft, event);
    case 'notice_confirmed':
      return void confirm(draft);
    case 'notice_withdrawn':
      return void withdrawRun(draft);
    case 'people_changed':
      return void set(draft, { employeeCount: event.employeeCount });
  }
}
