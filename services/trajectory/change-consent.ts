import type { ConsentRequest } from '../../domain/consent/ledger';
import {
  giveConsent as decideConsent,
  withdrawConsent as decideWithdrawal,
} from '../../domain/consent/ledger';
import type { ConsentItem, Receiver } from '../../domain/consent/vocabulary';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import type { TaskRole } from '../../domain/task/roles';
import { isPerson, mayGuide, responsibleRegionOf } from '../access/case-access';
import { logAccess } from '../access/log-access';
import { openTrajectory } from '../access/open-trajectory';
import { hasRole } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { TrajectoryRow } from '../case/case-row';
import { nowOf } from '../case/decide-case';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import { insertConsents, readConsents } from './consent-rows';

/** What changed in the ledger. */
export interface ConsentReceipt {
  readonly trajectoryId: string;
  readonly lines: number;
  /** Receivers, as `receiverKey` writes them, who may not go on as before. They are never told why. */
  readonly tell: readonly string[];
}

/**
 * Writes a consent into the ledger: per item, purpose, receiver and end date (feature 3). The employee gives it
 * himself or tells it to his casemanager; the employer never asks.
 * @returns the receipt, or what the ledger refuses (`consent_…`), or `case_unknown`
 */
export function giveConsent(
  context: ServiceContext,
  viewer: Viewer,
  input: { readonly trajectoryId: string; readonly requests: readonly ConsentRequest[] },
): Promise<Result<ConsentReceipt, Refusal>> {
  return rollbackOnFailure<ConsentReceipt, Refusal>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const row = await openTrajectory(tx, input.trajectoryId, mayRecord, true);
      const role = row === null ? null : askerOf(viewer, row);
      if (row === null || role === null) return fail({ code: 'case_unknown' });
      const at = nowOf(context, row).toISOString();
      const lines = input.requests.map((request) => {
        const line = decideConsent(request, role, at);
        return line.ok ? line.value : fail(line.error);
      });
      await insertConsents(tx, context, row.id, lines);
      await logAccess(tx, context, { action: 'consent.given', result: 'allowed', subjectIds: [row.id] });
      return { trajectoryId: row.id, lines: lines.length, tell: [] };
    }),
  );
}

/**
 * Withdraws consents, as easily as they were given: one item or all, for one receiver or all. From commit on
 * nothing is shown on their ground any more.
 * @returns the receipt, or `consent_not_given`, `case_unknown`
 */
export function withdrawConsent(
  context: ServiceContext,
  viewer: Viewer,
  input: {
    readonly trajectoryId: string;
    readonly item: ConsentItem | null;
    readonly receiver: Receiver | null;
  },
): Promise<Result<ConsentReceipt, Refusal>> {
  return rollbackOnFailure<ConsentReceipt, Refusal>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const row = await openTrajectory(tx, input.trajectoryId, mayRecord, true);
      if (row === null) return fail({ code: 'case_unknown' });
      const at = nowOf(context, row).toISOString();
      const ledger = await readConsents(tx, row.id);
      const decided = decideWithdrawal(ledger, { item: input.item, receiver: input.receiver }, at);
      if (!decided.ok) return fail(decided.error);
      const ended = decided.value.ledger.flatMap((line, index) => {
        const before = ledger[index];
        return before !== undefined && before.withdrawnAt !== line.withdrawnAt ? [before.id] : [];
      });
      await tx.query('UPDATE consent SET withdrawn_at = $2 WHERE id = ANY ($1::uuid[])', [ended, at]);
      await logAccess(tx, context, { action: 'consent.withdrawn', result: 'allowed', subjectIds: [row.id] });
      return { trajectoryId: row.id, lines: ended.length, tell: decided.value.tell };
    }),
  );
}

/** Whether the viewer may record consent for this person at all. */
function mayRecord(viewer: Viewer, row: TrajectoryRow): boolean {
  return askerOf(viewer, row) !== null;
}

/** In which role the viewer may record consent for this person; null when he may not. */
function askerOf(viewer: Viewer, row: TrajectoryRow): TaskRole | null {
  if (isPerson(viewer, row)) return 'employee';
  if (!mayGuide(viewer, row)) return null;
  return hasRole(viewer, 'casemanager', responsibleRegionOf(row)) ? 'casemanager' : 'coordinator';
}
