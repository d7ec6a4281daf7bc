import './global-setup';

/** Runs once after the last test file: stops every server that the run has started. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.overstapTestDesk?.stop();
}
