import type { Result } from '../shared/result';
import { ok, refuse } from '../shared/result';
import type { Draft } from './draft';
import { changeTask } from './draft';
import { parseTaskMomentKey, sameTask, taskMomentKey } from './moment-keys';
import type { ChartState, OpenTask, PlannedMoment } from './state';

/** A workflow's clock may run a little ahead of ours; a moment that close counts as due. */
const CLOCK_TOLERANCE_MS = 60_000;

/** Tells whether a planned moment is due at the moment of the decision. */
export function isDue(at: string, now: string): boolean {
  return Date.parse(at) <= Date.parse(now) + CLOCK_TOLERANCE_MS;
}

/** The moments of open tasks that were not handled yet. */
export function taskMoments(tasks: readonly OpenTask[]): PlannedMoment[] {
  return tasks.flatMap((task) =>
    task.moments
      .filter((moment) => !task.done.includes(moment.name))
      .map((moment) => ({ key: taskMomentKey(task, moment.name), at: moment.at })),
  );
}

export interface DueTaskMoment {
  readonly task: OpenTask;
  readonly name: string;
  readonly key: string;
  /** True when it goes out after its time, or stands for earlier ones that were missed. */
  readonly late: boolean;
}

/**
 * Marks a due moment of a task as handled, and with it every earlier one: after an outage only the last
 * moment of a task goes out (design mechanism 4).
 * @returns the moment to act on; refuses `moment_already` when it was handled, `moment_stale` when the case
 *   does not want it (any more)
 */
export function takeTaskMoment(draft: Draft<ChartState>, key: string, late: boolean): Result<DueTaskMoment> {
  const parsed = parseTaskMomentKey(key);
  const task = parsed && draft.state.tasks.find((open) => sameTask(open, parsed.task));
  if (!parsed || !task) return refuse('moment_stale', { key });
  if (task.done.includes(parsed.name)) return refuse('moment_already', { key });
  const due = task.moments
    .filter((moment) => !task.done.includes(moment.name) && isDue(moment.at, draft.rules.now))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const last = due.at(-1);
  if (!last || !due.some((moment) => moment.name === parsed.name)) return refuse('moment_stale', { key });
  changeTask(draft, task, { done: [...task.done, ...due.map((moment) => moment.name)] });
  return ok({
    task,
    name: last.name,
    key: taskMomentKey(task, last.name),
    late: late || due.length > 1,
  });
}
