import type { ChartRules, Decision } from '../../domain/chart/decision';
import { decidePlaybook } from '../../domain/playbook/decide';
import type { PlaybookEvent } from '../../domain/playbook/events';
import type { Refusal } from '../../domain/shared/refusal';
import { ok, refuse } from '../../domain/shared/result';
import type { Result } from '../../domain/shared/result';
import { decideTrajectory } from '../../domain/trajectory/decide';
import type { TrajectoryEvent } from '../../domain/trajectory/events';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import type { CaseRow, PlaybookRunRow, TrajectoryRow } from './case-row';
import { lockRun, lockTrajectory } from './lock-cases';
import { playbookDocumentOf } from './playbook-cache';
import { writeDecisions } from './write-decisions';

/** What a decision left behind. */
export interface CaseAnswer<Row extends CaseRow> {
  readonly row: Row;
  readonly decision: Decision<Row['state']>;
  readonly courseVersion: number;
}

/** The present instant of a case: that of its stepped clock, else the real one. */
export function nowOf(context: Pick<ServiceContext, 'now'>, row: Pick<CaseRow, 'steppedNow'>): Date {
  return row.steppedNow ?? context.now();
}

/** Everything the chart may look at for this case. */
export async function rulesOf(context: ServiceContext, row: CaseRow): Promise<ChartRules> {
  const playbook = await playbookDocumentOf(context, row.playbookVersionId);
  return { now: nowOf(context, row).toISOString(), playbook };
}

/**
 * Lets the chart decide on a trajectory whose row this transaction holds, and writes what follows.
 * @returns the answer, or a named refusal; nothing was written then
 */
export async function decideLockedTrajectory(
  tx: Transaction,
  context: ServiceContext,
  row: TrajectoryRow,
  event: TrajectoryEvent,
): Promise<Result<CaseAnswer<TrajectoryRow>, Refusal>> {
  const decided = decideTrajectory(row.state, event, await rulesOf(context, row));
  if (!decided.ok) return decided;
  const versions = await writeDecisions(tx, context, [{ row, decision: decided.value }], context.now());
  return ok({ row, decision: decided.value, courseVersion: versions.get(row.id) ?? row.courseVersion });
}

/** The same for a run. A transaction that holds a trajectory never holds a run. */
export async function decideLockedRun(
  tx: Transaction,
  context: ServiceContext,
  row: PlaybookRunRow,
  event: PlaybookEvent,
): Promise<Result<CaseAnswer<PlaybookRunRow>, Refusal>> {
  const decided = decidePlaybook(row.state, event, await rulesOf(context, row));
  if (!decided.ok) return decided;
  const versions = await writeDecisions(tx, context, [{ row, decision: decided.value }], context.now());
  return ok({ row, decision: decided.value, courseVersion: versions.get(row.id) ?? row.courseVersion });
}

/**
 * Locks one trajectory, then decides.
 * @returns the answer, or a named refusal (`case_unknown` when the viewer may not see it)
 */
export async function decideOnTrajectory(
  tx: Transaction,
  context: ServiceContext,
  id: string,
  event: TrajectoryEvent,
): Promise<Result<CaseAnswer<TrajectoryRow>, Refusal>> {
  const row = await lockTrajectory(tx, id);
  return row === null ? refuse('case_unknown') : decideLockedTrajectory(tx, context, row, event);
}

/** Locks one run, then decides. */
export async function decideOnRun(
  tx: Transaction,
  context: ServiceContext,
  id: string,
  event: PlaybookEvent,
): Promise<Result<CaseAnswer<PlaybookRunRow>, Refusal>> {
  const row = await lockRun(tx, id);
  return row === null ? refuse('case_unknown') : decideLockedRun(tx, context, row, event);
}
