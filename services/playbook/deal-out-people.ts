import { decideTrajectory } from '../../domain/trajectory/decide';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import { rulesOf } from '../case/decide-case';
import { lockTrajectories } from '../case/lock-cases';
import { writeDecisions } from '../case/write-decisions';
import type { DecidedCase } from '../case/write-decisions';
import type { ServiceContext } from '../shared/context';
import { dealOut, readCaseloads } from './caseload';

const PAGE = 500;

/**
 * Gives every person of a run who has no casemanager yet one of the given ones, by caseload against hours a week,
 * 500 people in a transaction. It can be done again at any time: who has somebody keeps him.
 * @param viewer who appointed them; stands in the history of every person
 * @returns how many people got a casemanager
 */
export async function dealOutPeople(
  context: ServiceContext,
  viewer: Viewer,
  runId: string,
  casemanagerIds: readonly string[],
): Promise<number> {
  let dealt = 0;
  let after: string | null = null;
  for (;;) {
    const page: { last: string | null; dealt: number } = await dealPage(
      context,
      viewer,
      runId,
      casemanagerIds,
      after,
    );
    dealt += page.dealt;
    if (page.last === null) return dealt;
    after = page.last;
  }
}

async function dealPage(
  context: ServiceContext,
  viewer: Viewer,
  runId: string,
  casemanagerIds: readonly string[],
  after: string | null,
): Promise<{ last: string | null; dealt: number }> {
  return withViewer(context, viewer, async (tx) => {
    await tx.elevate();
    const { rows } = await tx.query<{ id: string; regionCode: string }>(
      `SELECT id, region_code AS "regionCode" FROM trajectory
       WHERE run_id = $1 AND casemanager_id IS NULL AND stage <> 'closed' AND ($2::uuid IS NULL OR id > $2)
         AND region_code = (SELECT r.region_code FROM playbook_run r WHERE r.id = $1)
       ORDER BY id LIMIT $3`,
      [runId, after, PAGE],
    );
    const region = rows[0]?.regionCode;
    if (region === undefined) return { last: null, dealt: 0 };
    const ids = rows.map((row) => row.id);
    const loads = (await readCaseloads(tx, region)).filter((load) => casemanagerIds.includes(load.accountId));
    const dealt = new Map(dealOut(ids, loads).map((deal) => [deal.id, deal.accountId]));
    const decided: DecidedCase[] = [];
    for (const row of await lockTrajectories(tx, ids)) {
      const accountId = dealt.get(row.id);
      if (accountId === undefined) continue;
      const event = { type: 'casemanager_assigned', accountId } as const;
      const answer = decideTrajectory(row.state, event, await rulesOf(context, row));
      if (answer.ok) decided.push({ row, decision: answer.value });
    }
    if (decided.length > 0) await writeDecisions(tx, context, decided, context.now());
    return { last: rows.length < PAGE ? null : (ids.at(-1) ?? null), dealt: decided.length };
  });
}
