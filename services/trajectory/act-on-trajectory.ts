import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import type { TrajectoryEvent } from '../../domain/trajectory/events';
import { logRefusal } from '../access/log-access';
import { openTrajectory } from '../access/open-trajectory';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import type { TrajectoryRow } from '../case/case-row';
import { decideLockedTrajectory } from '../case/decide-case';
import { lockTrajectory } from '../case/lock-cases';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';

/** What an act on one trajectory left behind. */
export interface TrajectoryReceipt {
  readonly trajectoryId: string;
  readonly stage: string;
  readonly courseVersion: number;
  /** Types of the tasks that opened by it. */
  readonly opened: readonly string[];
}

/** An open act: the row is locked, and the chart may be asked. */
export interface TrajectoryAct {
  readonly tx: Transaction;
  /** As it was before the act. */
  readonly row: TrajectoryRow;
  /** Rolls everything back and makes this the answer. */
  readonly fail: (refusal: Refusal) => never;
  /** Lets the chart decide and writes what follows; may be called more than once. A refusal ends the act. */
  readonly decide: (event: TrajectoryEvent) => Promise<TrajectoryRow>;
}

/**
 * Opens a transaction, locks one trajectory, checks who asks, and runs the act. Whoever may not see the case
 * gets the same answer as when it does not exist; the attempt is logged.
 * @param may who may do this
 * @returns what happened, or a named refusal with nothing written
 */
export async function actOnTrajectory(
  context: ServiceContext,
  viewer: Viewer,
  trajectoryId: string,
  may: (viewer: Viewer, row: TrajectoryRow) => boolean,
  act: (open: TrajectoryAct) => Promise<void>,
): Promise<Result<TrajectoryReceipt, Refusal>> {
  const result = await rollbackOnFailure<TrajectoryReceipt, Refusal>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const row = await openTrajectory(tx, trajectoryId, may, true);
      if (row === null) return fail({ code: 'case_unknown' });
      const opened: string[] = [];
      let latest = row;
      let asked = false;
      const decide = async (event: TrajectoryEvent): Promise<TrajectoryRow> => {
        // A second decision continues the audit chain, so it starts from the row as it is now.
        const current = asked ? await lockTrajectory(tx, trajectoryId) : row;
        asked = true;
        if (current === null) return fail({ code: 'case_unknown' });
        const answer = await decideLockedTrajectory(tx, context, current, event);
        if (!answer.ok) return fail(answer.error);
        opened.push(...answer.value.decision.opened.map((opening) => opening.type));
        latest = {
          ...current,
          state: answer.value.decision.state,
          stage: answer.value.decision.state.stage,
          courseVersion: answer.value.courseVersion,
        };
        return latest;
      };
      await act({ tx, row, fail, decide });
      return { trajectoryId, stage: latest.stage, courseVersion: latest.courseVersion, opened };
    }),
  );
  if (!result.ok && result.error.code === 'case_unknown') {
    await logRefusal(context, viewer, {
      action: 'trajectory.act',
      subjectIds: [trajectoryId],
      reason: result.error.code,
    });
  }
  return result;
}
