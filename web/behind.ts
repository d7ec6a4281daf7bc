import type { WebServices } from './services';

/** How long one answer is good for: every list asks, and it changes slowly. */
const freshMilliseconds = 30_000;

/** Says whether reminders and deadlines are behind (design mechanism 2). */
export type IsBehind = () => Promise<boolean>;

/**
 * Asks the backlog at most twice a minute. When even that fails, nothing is said: the list itself is right.
 *
 * @param clock the present moment
 */
export function behindWatch(services: Pick<WebServices, 'readCourseBacklog'>, clock: () => Date): IsBehind {
  let known: { at: number; behind: Promise<boolean> } | undefined;
  return () => {
    const now = clock().getTime();
    if (!known || now - known.at > freshMilliseconds) {
      const behind = services.readCourseBacklog().then(
        (backlog) => backlog.behind,
        () => false,
      );
      known = { at: now, behind };
    }
    return known.behind;
  };
}
