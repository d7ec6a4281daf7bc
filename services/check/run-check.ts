import { systemViewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { CheckStores, Finding, Invariant } from './invariant';
import { auditChain, legalPaths, stateAsChained } from './invariants/audit';
import { noGhosts, oneCase, tasksAsDecided } from './invariants/cases';
import { eventOrder, inboxOnce, mailHasCause, noMailTwice, outboxComplete } from './invariants/messages';
import { nothingWithoutViewer, noPersonalDataOutside } from './invariants/privacy';
import { deadlinesLive, supervised } from './invariants/supervision';

/** All invariants that apply by now, in the order of engineering 4.1. */
export const INVARIANTS: readonly Invariant[] = [
  oneCase,
  noGhosts,
  tasksAsDecided,
  supervised,
  noMailTwice,
  mailHasCause,
  outboxComplete,
  inboxOnce,
  eventOrder,
  auditChain,
  stateAsChained,
  legalPaths,
  deadlinesLive,
  nothingWithoutViewer,
  noPersonalDataOutside,
];

/** One line of the report. */
export interface InvariantReport {
  readonly name: string;
  readonly checked: number;
  readonly violations: readonly string[];
}

export interface CheckReport {
  /** True when no invariant is violated; one that found nothing to check does not make it false. */
  readonly ok: boolean;
  readonly invariants: readonly InvariantReport[];
}

/**
 * Checks the invariants on a live system, reading only the stores and changing nothing. One that cannot be checked
 * because something fails says so as a violation, and the others go on.
 * @param progress called before each invariant
 */
export async function runCheck(
  stores: CheckStores,
  progress: (invariant: Invariant) => void = () => undefined,
  invariants: readonly Invariant[] = INVARIANTS,
): Promise<CheckReport> {
  const reports: InvariantReport[] = [];
  for (const invariant of invariants) {
    progress(invariant);
    const { checked, violations } = await checkOne(stores, invariant);
    reports.push({ name: invariant.name, checked, violations });
  }
  return { ok: reports.every((report) => report.violations.length === 0), invariants: reports };
}

async function checkOne(stores: CheckStores, invariant: Invariant): Promise<Finding> {
  try {
    return await withViewer(stores.context, systemViewer('check'), async (tx) => {
      // Reading a year of history may take longer than a click of a person may.
      await tx.query(`SELECT set_config('statement_timeout', '120s', true), set_config('transaction_timeout', '0', true),
        set_config('idle_in_transaction_session_timeout', '0', true)`);
      await tx.query('SET TRANSACTION READ ONLY');
      return invariant.check(tx, stores);
    });
  } catch (error) {
    const fault = error instanceof Error ? error.name : 'onbekend';
    return { checked: 0, violations: [`niet te controleren (${fault})`] };
  }
}
