/** Measures how long something took to be right again, and prints it as one line beside the test results. */
export async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  const since = Date.now();
  const result = await work();
  process.stderr.write(`    ${what}: ${((Date.now() - since) / 1000).toFixed(1)} s\n`);
  return result;
}
