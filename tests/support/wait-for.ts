/**
 * Waits until `check` gives something other than `undefined`, `null` or `false`, and returns that. Use this
 * instead of sleeping.
 *
 * @param what is being waited for, for the message
 * @param timeoutMs how long it may take before the test fails; default 20 s
 */
export async function waitFor<T>(
  what: string,
  check: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  timeoutMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  let reason = '';
  for (;;) {
    try {
      const value = await check();
      if (value !== undefined && value !== null && value !== false) return value;
    } catch (error) {
      reason = `; last error: ${String(error)}`;
    }
    if (Date.now() > deadline) throw new Error(`Still waiting for ${what} after ${timeoutMs} ms${reason}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
