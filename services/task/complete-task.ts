import { amsterdamDate } from '../../domain/shared/dates';
import type { PlainDate } from '../../domain/shared/dates';
import { issueText } from '../../domain/shared/issue-text';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { taskTypeOf } from '../../domain/task/task-types';
import type { TaskType } from '../../domain/task/task-type';
import { actorOf } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import { decideLockedRun, decideLockedTrajectory, nowOf } from '../case/decide-case';
import { lockRun, lockTrajectory } from '../case/lock-cases';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import { followUp } from './follow-up';
import { followContact, mayHaveBeenContact } from './follow-contact';
import { keepAnswer } from './keep-answer';
import { mayDo, readTask } from './task-row';
import type { TaskRow } from './task-row';

/** What somebody sends when a task is done. */
export interface TaskCompletion {
  readonly taskId: string;
  /** The version that was on the screen: a task that changed meanwhile is not completed unseen. */
  readonly version: number;
  readonly answer: unknown;
  /** The day it happened; today when not given. Figures count this day. */
  readonly on?: PlainDate;
}

/** A field that does not fit, with its Dutch sentence. */
export interface AnswerProblem {
  readonly location: string;
  readonly code: string;
  readonly detail: string;
}

export type CompletionFailure =
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly task?: TaskRow }
  | { readonly kind: 'invalid'; readonly problems: readonly AnswerProblem[] };

export interface CompletionReceipt {
  readonly taskId: string;
  readonly trajectoryId: string | null;
  readonly stage: string;
  /** Tasks that opened by it, by type. */
  readonly opened: readonly string[];
  readonly courseVersion: number;
}

/**
 * Completes a human task in one transaction: the answer is checked by the task's own schema, one
 * conditional statement decides who completes it (state, version, assignee, scope), and the chart
 * decides what follows, visible to everybody at commit. Two tasks of one person both succeed; two
 * people on one task do not (engineering finding 10).
 * @returns the receipt, or why not: refused by name or everything that is wrong with the answer at once
 */
export async function completeTask(
  context: ServiceContext,
  viewer: Viewer,
  completion: TaskCompletion,
): Promise<Result<CompletionReceipt, CompletionFailure>> {
  let completed: { readonly task: TaskRow; readonly answer: unknown } | undefined;
  const result = await rollbackOnFailure<CompletionReceipt, CompletionFailure>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const task = await readTask(tx, completion.taskId);
      if (task === null || !mayDo(viewer, task)) return fail(refused({ code: 'task_unknown' }));
      const type = taskTypeOf(task.type);
      if (type === null) return fail(refused({ code: 'task_unknown' }));
      const parsed = checkAnswer(type, completion.answer, amsterdamDate(context.now().toISOString()));
      if (!parsed.ok) return fail(parsed.error);
      // From here on the chart writes for everybody concerned.
      await tx.elevate();
      const row =
        task.trajectoryId === null
          ? await lockRun(tx, task.runId)
          : await lockTrajectory(tx, task.trajectoryId);
      if (row === null) return fail(refused({ code: 'case_unknown' }));
      const on =
        type.happenedOn?.(parsed.value) ?? completion.on ?? amsterdamDate(nowOf(context, row).toISOString());
      if (!(await markCompleted(tx, context, completion, parsed.value, on))) {
        return fail(refused({ code: 'task_changed' }, (await readTask(tx, completion.taskId)) ?? task));
      }
      const notKept = await keepAnswer(tx, context, task, parsed.value, on);
      if (notKept !== null) return fail(refused(notKept, task));
      const event = {
        type: 'task_completed',
        task: { type: task.type, key: task.key, round: task.round },
        facts: type.facts(parsed.value),
        on,
      } as const;
      const decided =
        row.kind === 'playbook'
          ? await decideLockedRun(tx, context, row, event)
          : await decideLockedTrajectory(tx, context, row, event);
      if (!decided.ok) return fail(refused(decided.error, task));
      const courseVersion =
        row.kind === 'trajectory' && mayHaveBeenContact(task)
          ? await followContact(tx, context, row.id, decided.value.courseVersion)
          : decided.value.courseVersion;
      completed = { task, answer: parsed.value };
      return {
        taskId: task.id,
        trajectoryId: task.trajectoryId,
        stage: decided.value.decision.state.stage,
        opened: decided.value.decision.opened.map((opening) => opening.type),
        courseVersion,
      };
    }),
  );
  if (result.ok && completed !== undefined) await followUp(context, viewer, completed.task, completed.answer);
  return result;
}

function refused(refusal: Refusal, task?: TaskRow): CompletionFailure {
  return task === undefined ? { kind: 'refused', refusal } : { kind: 'refused', refusal, task };
}

/**
 * Checks an answer against the task's schema and its own rules.
 * @returns the parsed answer, or every problem at once
 */
export function checkAnswer(
  type: TaskType,
  answer: unknown,
  today: PlainDate,
): Result<unknown, CompletionFailure> {
  const parsed = type.schema.safeParse(answer);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      location: issue.path.join('.'),
      code: issue.code,
      detail: issueText(issue),
    }));
    return { ok: false, error: { kind: 'invalid', problems } };
  }
  const checked = type.check?.(parsed.data, today);
  if (checked !== undefined && !checked.ok) return { ok: false, error: refused(checked.error) };
  return { ok: true, value: parsed.data };
}

async function markCompleted(
  tx: Transaction,
  context: Pick<ServiceContext, 'now'>,
  completion: TaskCompletion,
  answer: unknown,
  on: PlainDate,
): Promise<boolean> {
  const actor = actorOf(tx.viewer);
  const accountId = actor.kind === 'account' ? actor.id : null;
  const { rowCount } = await tx.query(
    `UPDATE task SET state = 'completed', result = $3, happened_on = $4, completed_at = $5, completed_by = $6,
       completed_for = $7, version = version + 1
     WHERE id = $1 AND version = $2 AND state = 'open'
       AND (assignee_id IS NULL OR assignee_id = $6 OR assignee_id = $7 OR role = 'employee')`,
    [
      completion.taskId,
      completion.version,
      JSON.stringify(answer),
      on,
      context.now(),
      accountId,
      actor.onBehalfOf,
    ],
  );
  return rowCount === 1;
}
