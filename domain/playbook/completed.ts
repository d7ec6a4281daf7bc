import type { Facts, TaskRef } from '../chart/decision';
import { closeTasks, openTask, removeTask } from '../chart/draft';
import { sameTask } from '../chart/moment-keys';
import type { PlainDate } from '../shared/dates';
import { isPlainDate } from '../shared/dates';
import type { Refusal } from '../shared/refusal';
import { askToConfirm, begin, openStep, STEP } from './begin';
import type { PlaybookDraft } from './draft';
import { set, today } from './draft';
import { sendToPeople } from './people';
import { withdrawRun } from './withdraw';

type Completed = (draft: PlaybookDraft, facts: Facts, on: PlainDate, task: TaskRef) => Refusal | undefined;

/** A person completed an open task of the run. */
export function completeTask(
  draft: PlaybookDraft,
  ref: TaskRef,
  facts: Facts,
  on: PlainDate,
): Refusal | undefined {
  const open = draft.state.tasks.some((task) => sameTask(task, ref));
  if (!open) return { code: 'task_not_open', details: { task: ref.type, round: ref.round } };
  if (!isPlainDate(on)) return { code: 'date_invalid' };
  if (on > today(draft)) return { code: 'date_in_future' };
  const completed = COMPLETED[ref.type];
  if (!completed) return { code: 'event_not_now', details: { stage: draft.state.stage, task: ref.type } };
  removeTask(draft, ref);
  return completed(draft, facts, on, ref);
}

const COMPLETED: Readonly<Record<string, Completed>> = {
  'notice.complete': () => undefined,
  'employer.inform': () => undefined,
  'playbook.confirm': (draft, facts) => {
    if (facts['decision'] === 'go') return void confirm(draft);
    if (facts['decision'] === 'withdraw') return void withdrawRun(draft);
    const reviewOn = facts['reviewOn'];
    if (typeof reviewOn !== 'string') return { code: 'review_date_missing' };
    if (reviewOn <= today(draft)) return { code: 'review_date_in_past' };
    return void askToConfirm(draft, reviewOn);
  },
  'playbook.appoint': (draft, facts) => {
    const { accountManagerId, coordinatorId } = facts;
    set(draft, {
      stage: 'running',
      accountManagerId:
        typeof accountManagerId === 'string' ? accountManagerId : draft.state.accountManagerId,
      coordinatorId: typeof coordinatorId === 'string' ? coordinatorId : draft.state.coordinatorId,
    });
    assign(draft);
    return undefined;
  },
  [STEP]: (draft, _facts, on, task) =>
    void set(draft, { stepsDone: { ...draft.state.stepsDone, [task.key]: on } }),
};

/** The notice is definite, the embargo is lifted, or the go is given: the draaiboek begins. */
export function confirm(draft: PlaybookDraft): void {
  const sealed = draft.state.overlays.includes('embargoed');
  closeTasks(draft, 'confirmed', (task) => task.type === 'playbook.confirm');
  begin(draft);
  // Lifting an embargo is the accept transaction: it registers the people itself, as definite.
  if (!sealed) sendToPeople(draft, 'confirm');
}

/** Open tasks go to the people who were appointed for them. */
function assign(draft: PlaybookDraft): void {
  const { accountManagerId, coordinatorId } = draft.state;
  for (const { type, key, round, role } of draft.state.tasks) {
    const assigneeId =
      role === 'account_manager' ? accountManagerId : role === 'coordinator' ? coordinatorId : null;
    if (assigneeId !== null) draft.changed.push({ type, key, round, assigneeId });
  }
}

/** Opens a task of the run again in a new round; its completion is undone. */
export function correctTask(draft: PlaybookDraft, ref: TaskRef): Refusal | undefined {
  const { stage, rounds, tasks, stepsDone, accountManagerId, coordinatorId } = draft.state;
  const step = draft.rules.playbook.steps.find((known) => ref.type === STEP && known.key === ref.key);
  const role = step?.owner ?? ROLE_OF[ref.type];
  const last = rounds[`${ref.type}|${ref.key}`];
  const refused: Refusal = { code: 'correction_not_possible', details: { task: ref.type } };
  if (!role || stage === 'closed' || last === undefined || ref.round > last) return refused;
  if (ref.round < last) return { code: 'correction_not_latest' };
  if (tasks.some((task) => sameTask(task, ref))) return refused;
  if (step) {
    if (stepsDone[ref.key] === undefined) return refused;
    const { [ref.key]: _undone, ...others } = stepsDone;
    set(draft, { stepsDone: others });
  }
  draft.corrected.push({ type: ref.type, key: ref.key, round: ref.round });
  const assigneeId =
    role === 'account_manager' ? accountManagerId : role === 'coordinator' ? coordinatorId : null;
  if (step) openStep(draft, step);
  else openTask(draft, { type: ref.type, role, assigneeId });
  return undefined;
}

/** What can be undone. A confirmation cannot: the people have been asked. */
const ROLE_OF: Readonly<Record<string, 'employer' | 'account_manager' | 'coordinator' | undefined>> = {
  'notice.complete': 'employer',
  'employer.inform': 'account_manager',
  'playbook.appoint': 'coordinator',
};
