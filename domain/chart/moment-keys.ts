import type { TaskRef } from './decision';

/** The key of a task's moment: `task/<type>/<key>/<round>/<name>`. Never reused, because a round never is. */
export function taskMomentKey(task: TaskRef, name: string): string {
  return `task/${task.type}/${task.key}/${task.round}/${name}`;
}

/** A task's moment read back from its key; undefined when the key belongs to something else. */
export function parseTaskMomentKey(key: string): { task: TaskRef; name: string } | undefined {
  const parts = key.split('/');
  const [prefix, type, taskKey, round, name] = parts;
  if (parts.length !== 5 || prefix !== 'task' || !type || taskKey === undefined || !name) return undefined;
  const number = Number(round);
  return Number.isInteger(number) && number > 0
    ? { task: { type, key: taskKey, round: number }, name }
    : undefined;
}

/** Tells whether two references mean the same task. */
export function sameTask(a: TaskRef, b: TaskRef): boolean {
  return a.type === b.type && a.key === b.key && a.round === b.round;
}

/** Only the natural key of a task, without what else is known of it. */
export function refOf(task: TaskRef): TaskRef {
  return { type: task.type, key: task.key, round: task.round };
}
