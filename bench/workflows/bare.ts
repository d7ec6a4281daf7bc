import { condition, defineQuery, defineSignal, setHandler } from '@temporalio/workflow';

/** The floor of M2 and M4: a workflow that only waits, with one signal and one query. */
export const bareSignal = defineSignal<[number]>('bare');
export const bareQuery = defineQuery<number>('newest');

/** Waits for ever and keeps the highest number it was sent. */
export async function bareWorkflow(start: { readonly filler: unknown }): Promise<void> {
  let newest = start.filler === undefined ? -1 : 0;
  setHandler(bareSignal, (number) => {
    newest = Math.max(newest, number);
  });
  setHandler(bareQuery, () => newest);
  await condition(() => newest < 0);
}
