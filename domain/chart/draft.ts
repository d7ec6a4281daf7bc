import type { TaskRole } from '../task/roles';
import type {
  ChartRules,
  Decision,
  EventIntent,
  Facts,
  MailIntent,
  TaskChange,
  TaskClosing,
  TaskOpening,
  TaskRef,
} from './decision';
import { sameTask } from './moment-keys';
import type { ChartState, OpenTask } from './state';
import type { TaskPlan } from './task-plan';
import { planTask } from './task-plan';

/** A decision in the making. The state is replaced, never changed in place, so the caller's state stays as it was. */
export interface Draft<State extends ChartState> {
  state: State;
  readonly rules: ChartRules;
  readonly opened: TaskOpening[];
  readonly closed: TaskClosing[];
  readonly changed: TaskChange[];
  readonly corrected: TaskRef[];
  readonly mails: MailIntent[];
  readonly events: EventIntent[];
}

/** What to open: everything but its round, which the chart counts, and its times, which the draaiboek sets. */
export interface TaskWish {
  readonly type: string;
  readonly key?: string;
  readonly role: TaskRole;
  readonly assigneeId?: string | null;
  readonly regionCode?: string | null;
  /** Other times than the draaiboek's service level gives. */
  readonly plan?: TaskPlan;
}

/** Starts a decision on a state. */
export function startDraft<State extends ChartState>(state: State, rules: ChartRules): Draft<State> {
  return { state, rules, opened: [], closed: [], changed: [], corrected: [], mails: [], events: [] };
}

/** Ends a decision: everything that is written in one transaction or not at all. */
export function endDraft<State extends ChartState>(
  draft: Draft<State>,
  event: string,
  data: Facts,
): Decision<State> {
  const { state, opened, closed, changed, corrected, mails, events } = draft;
  return { state, event, data, opened, closed, changed, corrected, mails, events };
}

/** The open task of this kind, if there is one. */
export function findOpen(state: ChartState, type: string, key = ''): OpenTask | undefined {
  return state.tasks.find((task) => task.type === type && task.key === key);
}

/**
 * Opens a task in its next round; when one of this kind is open already, that one stays and nothing happens
 * (design mechanism 5: opening twice opens one).
 * @returns the open task
 */
export function openTask(draft: Draft<ChartState>, wish: TaskWish): OpenTask {
  const { state, rules } = draft;
  const key = wish.key ?? '';
  const open = findOpen(state, wish.type, key);
  if (open) return open;
  const plan = wish.plan ?? planTask(wish.type, rules);
  const counter = `${wish.type}|${key}`;
  const round = (state.rounds[counter] ?? 0) + 1;
  const { type, role } = wish;
  const task: OpenTask = {
    ...{ type, key, round, role, openedAt: rules.now, dueAt: plan.dueAt },
    moments: [...plan.moments],
    done: [],
  };
  draft.state = {
    ...state,
    tasks: [...state.tasks, task],
    rounds: { ...state.rounds, [counter]: round },
  };
  draft.opened.push({
    ...{ type, key, round, role, openedAt: rules.now, dueAt: plan.dueAt },
    ...(wish.assigneeId ? { assigneeId: wish.assigneeId } : {}),
    ...(wish.regionCode ? { regionCode: wish.regionCode } : {}),
  });
  return task;
}

/** Takes an open task off the list without saying how it ended; used when a person completed it. */
export function removeTask(draft: Draft<ChartState>, ref: TaskRef): void {
  draft.state = { ...draft.state, tasks: draft.state.tasks.filter((task) => !sameTask(task, ref)) };
}

/** Closes open tasks by the chart, with a reason code. */
export function closeTasks(
  draft: Draft<ChartState>,
  reason: string,
  which: (task: OpenTask) => boolean = () => true,
): void {
  for (const { type, key, round } of draft.state.tasks.filter(which)) {
    removeTask(draft, { type, key, round });
    draft.closed.push({ type, key, round, reason });
  }
}

/** Replaces an open task in the state; what the list must show goes along as a change. */
export function changeTask(
  draft: Draft<ChartState>,
  task: OpenTask,
  next: Partial<OpenTask>,
  shown: Omit<TaskChange, keyof TaskRef> = {},
): void {
  const { type, key, round } = task;
  draft.state = {
    ...draft.state,
    tasks: draft.state.tasks.map((open) => (sameTask(open, task) ? { ...open, ...next } : open)),
  };
  if (Object.keys(shown).length > 0) draft.changed.push({ type, key, round, ...shown });
}
