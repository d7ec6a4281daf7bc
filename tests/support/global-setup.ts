import type { ServerDesk } from './server-desk';
import { openServerDesk } from './server-desk';

declare global {
  // eslint is told in its configuration that `var` is the only form TypeScript accepts here.
  var overstapTestDesk: ServerDesk | undefined;
}

/** Runs once before the test files of the project `real`. */
export default async function globalSetup(): Promise<void> {
  const desk = await openServerDesk();
  globalThis.overstapTestDesk = desk;
  process.env['OVERSTAP_TEST_DESK'] = desk.url;
}
