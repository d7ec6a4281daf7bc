import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { hasRole } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import { readRuns } from '../case/lock-cases';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import { dealOut, readCaseloads } from './caseload';
import type { Caseload } from './caseload';

/** Somebody who may be account manager or coordinator of a run. */
export interface Candidate {
  readonly accountId: string;
  readonly name: string;
  /** Runs he has now that are not closed. */
  readonly runs: number;
}

/** Whom the rule would appoint; the coordinator changes what he wants. */
export interface Appointment {
  readonly runId: string;
  /** People of the run without a casemanager. */
  readonly people: number;
  readonly accountManagers: readonly Candidate[];
  readonly coordinators: readonly Candidate[];
  readonly casemanagers: readonly (Caseload & {
    /** How many people of this run he would get. */
    readonly wouldGet: number;
  })[];
  readonly suggested: {
    readonly accountManagerId: string | null;
    readonly casemanagerIds: readonly string[];
  };
}

/**
 * Whom to appoint for a run, by rule and capacity: the account manager with the fewest runs, and the casemanagers
 * dealt by caseload against hours a week.
 * @returns the suggestion, or `case_unknown` for who does not coordinate the region
 */
export function suggestAppointment(
  context: ServiceContext,
  viewer: Viewer,
  runId: string,
): Promise<Result<Appointment, Refusal>> {
  return rollbackOnFailure<Appointment, Refusal>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const [row] = await readRuns(tx, [runId]);
      if (row === undefined || !hasRole(viewer, 'coordinator', row.regionCode)) {
        return fail({ code: 'case_unknown' });
      }
      const { rows } = await tx.query<{ id: string }>(
        `SELECT id FROM trajectory WHERE run_id = $1 AND casemanager_id IS NULL AND stage <> 'closed' AND region_code = $2`,
        [runId, row.regionCode],
      );
      const loads = await readCaseloads(tx, row.regionCode);
      const dealt = dealOut(
        rows.map((person) => person.id),
        loads,
      );
      const accountManagers = await readCandidates(tx, row.regionCode, 'account_manager');
      const casemanagers = loads.map((load) => ({
        ...load,
        wouldGet: dealt.filter((deal) => deal.accountId === load.accountId).length,
      }));
      return {
        runId,
        people: rows.length,
        accountManagers,
        coordinators: await readCandidates(tx, row.regionCode, 'coordinator'),
        casemanagers,
        suggested: {
          accountManagerId: accountManagers[0]?.accountId ?? null,
          casemanagerIds: casemanagers.map((load) => load.accountId),
        },
      };
    }),
  );
}

async function readCandidates(
  tx: Transaction,
  regionCode: string,
  role: 'account_manager' | 'coordinator',
): Promise<Candidate[]> {
  const column = role === 'account_manager' ? 'account_manager_id' : 'coordinator_id';
  const { rows } = await tx.query<Candidate>(
    `SELECT a.id AS "accountId", a.name,
       (SELECT count(*) FROM playbook_run r WHERE r.${column} = a.id AND r.ended_at IS NULL) AS runs
     FROM membership m JOIN account a ON a.id = m.account_id AND a.active
     WHERE m.role = $2 AND m.region_code = $1
       AND m.valid_from <= current_date AND (m.valid_to IS NULL OR m.valid_to >= current_date)
     ORDER BY runs, a.name`,
    [regionCode, role],
  );
  return rows;
}
