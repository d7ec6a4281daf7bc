import { upsertSearchAttributes } from '@temporalio/workflow';
import type { CaseStart } from '../../../domain/course/messages';
import { searchableOf } from '../../../domain/course/searchable';
import { playbookWorkflow as run, trajectoryWorkflow as way } from '../../../workflows';

/**
 * What an innocent edit looks like: the search attributes are set once more at the start. (A wait more at the start
 * would not do for every history: a replay compares kinds and order of commands, not the length of a timer.)
 */
export async function trajectoryWorkflow(start: CaseStart): Promise<void> {
  upsertSearchAttributes(searchableOf(start.course));
  await way(start);
}

export async function playbookWorkflow(start: CaseStart): Promise<void> {
  upsertSearchAttributes(searchableOf(start.course));
  await run(start);
}
