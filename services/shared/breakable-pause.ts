/** A pause of a loop that somebody else may end early: a wake-up, or the end of the process. */
export interface BreakablePause {
  /** Waits so many milliseconds, or until `end` is called. One wait at a time. */
  wait(ms: number): Promise<void>;
  /** Ends the wait that is under way; without one it does nothing. */
  end(): void;
}

/** Makes a pause for one loop. */
export function breakablePause(): BreakablePause {
  let end: (() => void) | null = null;
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    end: () => end?.(),
  };
}
