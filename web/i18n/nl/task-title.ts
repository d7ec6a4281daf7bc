import { taskTypeOf } from '../../../domain/task/task-types';

/** The Dutch title of a kind of task; an unknown kind is shown by its key. */
export function taskTitle(type: string): string {
  return taskTypeOf(type)?.title ?? type;
}
