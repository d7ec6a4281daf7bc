import { systemViewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import { readRuns } from '../case/lock-cases';
import type { ServiceContext } from '../shared/context';
import { handlePeoplePage } from './handle-people-page';

/** Up to this many people a change reaches everybody before the answer goes out. */
const AT_ONCE = 500;

/**
 * Brings the change that a run has on its way to all people at once when they are few; a big notice is left to
 * the run's own moments, page by page. Either way it can be done again: who has the change is left as he is.
 * @returns true when everybody has it now
 */
export async function sendPagesNow(context: ServiceContext, runId: string): Promise<boolean> {
  for (;;) {
    const [row] = await withViewer(context, systemViewer('people-page'), (tx) => readRuns(tx, [runId]));
    const people = row?.state.people ?? null;
    if (row === undefined || people === null) return true;
    if (row.state.employeeCount > AT_ONCE) return false;
    if (!(await handlePeoplePage(context, runId, people.page))) return false;
  }
}
