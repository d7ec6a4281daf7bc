import type { PlaybookAppointContract } from '../../domain/task/types/playbook.appoint';
import type { Viewer } from '../access/viewer';
import { dealOutPeople } from '../playbook/deal-out-people';
import { sendPagesNow } from '../playbook/send-pages';
import type { ServiceContext } from '../shared/context';
import type { TaskRow } from './task-row';

/** What an answer about a run sets going for its people, after the commit that took the answer. */
type FollowUp = (context: ServiceContext, viewer: Viewer, runId: string, answer: unknown) => Promise<unknown>;

const FOLLOW_UPS: Readonly<Record<string, FollowUp>> = {
  // Few people hear at once; of a big notice the run itself brings it to them, page by page.
  'playbook.confirm': (context, _viewer, runId) => sendPagesNow(context, runId),
  'playbook.appoint': (context, viewer, runId, answer) =>
    dealOutPeople(context, viewer, runId, (answer as PlaybookAppointContract).casemanagers),
};

/**
 * Brings an answer about a run to the people of that run. Each step has its own transactions and can be done
 * again, because no transaction of a person writes the run's row and the other way round.
 */
export async function followUp(
  context: ServiceContext,
  viewer: Viewer,
  task: Pick<TaskRow, 'type' | 'runId'>,
  answer: unknown,
): Promise<void> {
  await FOLLOW_UPS[task.type]?.(context, viewer, task.runId, answer);
}
