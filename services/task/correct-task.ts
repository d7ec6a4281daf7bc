import type { TaskRef } from '../../domain/chart/decision';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { taskTypeOf } from '../../domain/task/task-types';
import { previewCorrection } from '../../domain/trajectory/correction';
import type { CorrectionReason } from '../../domain/trajectory/reasons';
import { mayGuide } from '../access/case-access';
import { logRefusal } from '../access/log-access';
import { openTrajectory } from '../access/open-trajectory';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import type { TrajectoryRow } from '../case/case-row';
import { decideLockedTrajectory } from '../case/decide-case';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import type { CompletionReceipt } from './complete-task';
import { readTask, TASK_COLUMNS } from './task-row';
import type { TaskRow } from './task-row';
import { undoKept } from './undo-kept';

/** A task in the preview, with its Dutch title. */
export interface CorrectedTask extends TaskRef {
  readonly title: string;
}

/** What undoing a completed task would do; shown before it is done. */
export interface CorrectionConsequences {
  readonly taskId: string;
  readonly trajectoryId: string;
  readonly fromStage: string;
  readonly toStage: string;
  /** Completed tasks that are undone: this one first, then what followed from it. */
  readonly undone: readonly CorrectedTask[];
  /** Open tasks that disappear. */
  readonly closed: readonly CorrectedTask[];
  /** The task as it opens again. */
  readonly reopened: CorrectedTask;
}

/**
 * Tells what undoing a completed task would do, without doing it.
 * @returns the consequences, or `task_unknown`, `correction_not_possible`, `correction_not_latest`
 */
export function previewCorrectionOf(
  context: ServiceContext,
  viewer: Viewer,
  taskId: string,
): Promise<Result<CorrectionConsequences, Refusal>> {
  return rollbackOnFailure<CorrectionConsequences, Refusal>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const task = await readTask(tx, taskId);
      const row = await openSubject(tx, task, false);
      if (task === null || row === null) return fail({ code: 'task_unknown' });
      const preview = previewCorrection(row.state, refOf(task));
      if (!preview.ok) return fail(preview.error);
      const { fromStage, toStage, undone, closed, reopened } = preview.value;
      return {
        taskId,
        trajectoryId: row.id,
        fromStage,
        toStage,
        undone: undone.map(titled),
        closed: closed.map(titled),
        reopened: titled(reopened),
      };
    }),
  );
}

/**
 * Undoes a completed task with a reason: the chart takes back what followed from it, the task opens in a new
 * round, and nothing is deleted: the corrected task keeps its answer.
 * @returns the receipt, or `task_unknown`, `correction_not_possible`, `correction_not_latest`
 */
export async function correctTask(
  context: ServiceContext,
  viewer: Viewer,
  input: { readonly taskId: string; readonly reason: CorrectionReason },
): Promise<Result<CompletionReceipt, Refusal>> {
  const result = await rollbackOnFailure<CompletionReceipt, Refusal>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const task = await readTask(tx, input.taskId);
      const row = await openSubject(tx, task, true);
      if (task === null || row === null) return fail({ code: 'task_unknown' });
      const event = { type: 'task_corrected', task: refOf(task), reason: input.reason } as const;
      const decided = await decideLockedTrajectory(tx, context, row, event);
      if (!decided.ok) return fail(decided.error);
      const { decision, courseVersion } = decided.value;
      await undoKept(tx, await readCorrected(tx, row, decision.corrected), context.now());
      return {
        taskId: task.id,
        trajectoryId: row.id,
        stage: decision.state.stage,
        opened: decision.opened.map((opening) => opening.type),
        courseVersion,
      };
    }),
  );
  if (!result.ok && result.error.code === 'task_unknown') {
    const reason = result.error.code;
    await logRefusal(context, viewer, { action: 'task.corrected', subjectIds: [input.taskId], reason });
  }
  return result;
}

async function openSubject(
  tx: Transaction,
  task: TaskRow | null,
  lock: boolean,
): Promise<TrajectoryRow | null> {
  const id = task?.trajectoryId ?? null;
  return id === null ? null : openTrajectory(tx, id, mayGuide, lock);
}

async function readCorrected(
  tx: Transaction,
  row: TrajectoryRow,
  refs: readonly TaskRef[],
): Promise<TaskRow[]> {
  const { rows } = await tx.query<TaskRow>(
    `SELECT ${TASK_COLUMNS} FROM unnest($2::text[], $3::text[], $4::int4[]) AS r(type, key, round)
     JOIN task t ON t.subject_id = $1 AND t.type = r.type AND t.key = r.key AND t.round = r.round`,
    [row.id, refs.map((ref) => ref.type), refs.map((ref) => ref.key), refs.map((ref) => ref.round)],
  );
  return rows;
}

function refOf(task: TaskRef): TaskRef {
  return { type: task.type, key: task.key, round: task.round };
}

function titled(ref: TaskRef): CorrectedTask {
  return { ...refOf(ref), title: taskTypeOf(ref.type)?.title ?? ref.type };
}
