/**
 * The present instant of the workflow, in milliseconds: the SDK replaces `Date.now` inside a workflow by the time
 * of the task that is being worked on, so that a replay sees the same instants. The only place that may ask.
 */
export function workflowNow(): number {
  return Date.now();
}
