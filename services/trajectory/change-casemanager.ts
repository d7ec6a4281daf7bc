import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import type { CasemanagerReason } from '../../domain/trajectory/reasons';
import { mayGuide, responsibleRegionOf } from '../access/case-access';
import type { Viewer } from '../access/viewer';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { actOnTrajectory } from './act-on-trajectory';
import type { TrajectoryReceipt } from './act-on-trajectory';

/**
 * Gives the trajectory another casemanager: needs a reason and is counted, because the click matters (D56).
 * His open tasks go along.
 * @returns the receipt, or `casemanager_missing`, `casemanager_same`, `casemanager_unknown`, `case_unknown`
 */
export function changeCasemanager(
  context: ServiceContext,
  viewer: Viewer,
  input: { readonly trajectoryId: string; readonly accountId: string; readonly reason: CasemanagerReason },
): Promise<Result<TrajectoryReceipt, Refusal>> {
  return actOnTrajectory(context, viewer, input.trajectoryId, mayGuide, async ({ tx, row, fail, decide }) => {
    if (!(await isCasemanager(tx, input.accountId, responsibleRegionOf(row)))) {
      return fail({ code: 'casemanager_unknown' });
    }
    await decide({ type: 'casemanager_changed', accountId: input.accountId, reason: input.reason });
  });
}

/**
 * Gives a trajectory its first casemanager: a coordinator does it for anybody, a casemanager for himself.
 * @returns the receipt, or `casemanager_already`, `casemanager_unknown`, `case_unknown`
 */
export function assignCasemanager(
  context: ServiceContext,
  viewer: Viewer,
  input: { readonly trajectoryId: string; readonly accountId: string },
): Promise<Result<TrajectoryReceipt, Refusal>> {
  return actOnTrajectory(context, viewer, input.trajectoryId, mayGuide, async ({ tx, row, fail, decide }) => {
    if (!(await isCasemanager(tx, input.accountId, responsibleRegionOf(row)))) {
      return fail({ code: 'casemanager_unknown' });
    }
    await decide({ type: 'casemanager_assigned', accountId: input.accountId });
  });
}

/** Whether the account works as casemanager in the region today. */
export async function isCasemanager(
  tx: Transaction,
  accountId: string,
  regionCode: string,
): Promise<boolean> {
  const { rows } = await tx.query(
    `SELECT 1 FROM membership m JOIN account a ON a.id = m.account_id AND a.active
     WHERE m.account_id = $1 AND m.role = 'casemanager' AND m.region_code = $2
       AND m.valid_from <= current_date AND (m.valid_to IS NULL OR m.valid_to >= current_date)`,
    [accountId, regionCode],
  );
  return rows.length > 0;
}
