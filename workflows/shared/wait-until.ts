import { condition } from '@temporalio/workflow';
import type { Wait } from './case-state';
import { workflowNow } from './workflow-now';

/**
 * Waits until an instant, or until something comes in between. Serves both kinds of run: a real one waits with a
 * timer; in a rehearsal the clock steps by courses, `wait` is null and only a course ends the waiting.
 *
 * @param wait the instant in milliseconds of the real clock, with the key of the moment for the history
 * @param interrupted tells that there is something else to wait for
 */
export async function waitUntil(wait: Wait | null, interrupted: () => boolean): Promise<void> {
  const remaining = wait === null ? 0 : wait.at - workflowNow();
  // What is due already is being picked up by the part that attends to it; that changes the next wait.
  if (wait === null || remaining <= 0) return condition(interrupted);
  await condition(interrupted, remaining, { summary: wait.key });
}

/** Tells whether two waits are for the same moment at the same instant. */
export function sameWait(a: Wait | null, b: Wait | null): boolean {
  return a?.at === b?.at && a?.key === b?.key;
}
