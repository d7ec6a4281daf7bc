import { decideTrajectory } from '../../domain/trajectory/decide';
import type { TrajectoryEvent } from '../../domain/trajectory/events';
import type { PeopleChange } from '../../domain/playbook/state';
import { systemViewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import { decideOnRun, rulesOf } from '../case/decide-case';
import { lockTrajectories, readRuns } from '../case/lock-cases';
import { writeDecisions } from '../case/write-decisions';
import type { DecidedCase } from '../case/write-decisions';
import type { ServiceContext } from '../shared/context';

const PAGE = 500;
const VIEWER = systemViewer('people-page');

const EVENTS: Readonly<Record<PeopleChange, TrajectoryEvent>> = {
  confirm: { type: 'notice_confirmed' },
  withdraw: { type: 'notice_withdrawn' },
};

/**
 * Brings a change of the run to its next 500 people, then tells the run how far it is. Two transactions: the
 * people first, then the run's row, which no transaction of a person writes. When the process dies in between,
 * the page is done again and finds that nothing is left to do for those people.
 * @returns true when the page was handled, false when the run no longer asks for it
 */
export async function handlePeoplePage(
  context: ServiceContext,
  runId: string,
  page: number,
): Promise<boolean> {
  const after = await withViewer(context, VIEWER, async (tx) => {
    const people = (await readRuns(tx, [runId]))[0]?.state.people;
    if (people?.page !== page) return undefined;
    const last = await changePage(tx, context, runId, people.change, people.after);
    return { number: people.number, last };
  });
  if (after === undefined) return false;
  const told = await withViewer(context, VIEWER, (tx) =>
    decideOnRun(tx, context, runId, {
      ...{ type: 'page_handled', number: after.number, page },
      after: after.last,
    }),
  );
  return told.ok;
}

/** Changes one page of people. @returns the last of them, or null when there are no more */
async function changePage(
  tx: Transaction,
  context: ServiceContext,
  runId: string,
  change: PeopleChange,
  after: string | null,
): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT id FROM trajectory WHERE run_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
    [runId, after, PAGE],
  );
  const cases = await lockTrajectories(
    tx,
    rows.map((row) => row.id),
  );
  const decided: DecidedCase[] = [];
  for (const row of cases) {
    const answer = decideTrajectory(row.state, EVENTS[change], await rulesOf(context, row));
    // Who is closed or definite already is left as he is: that is also what makes a page repeatable.
    if (answer.ok) decided.push({ row, decision: answer.value });
  }
  if (decided.length > 0) await writeDecisions(tx, context, decided, context.now());
  return rows.length < PAGE ? null : (rows.at(-1)?.id ?? null);
}
