import type { TaskRef } from './decision';

/** An event of a chart; those about a task carry it. */
type NamedEvent = { readonly type: string } | { readonly type: string; readonly task: TaskRef };

const TASK_EVENTS: Readonly<Record<string, string>> = {
  task_completed: 'completed',
  task_corrected: 'corrected',
};

/** The name of an event in the audit chain and in the course: `intake.talk.completed`, else its own type. */
export function nameOfEvent(event: NamedEvent): string {
  const what = TASK_EVENTS[event.type];
  return what !== undefined && 'task' in event ? `${event.task.type}.${what}` : event.type;
}
