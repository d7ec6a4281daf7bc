import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { hasRole } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import { mayDo, readTask } from './task-row';
import type { TaskRow } from './task-row';

/**
 * Takes a task that nobody has. Claiming what is already mine does nothing and succeeds.
 * @returns the task as it is now, or `task_unknown`, `task_taken`, `task_changed`
 */
export function claimTask(
  context: ServiceContext,
  viewer: Viewer,
  taskId: string,
): Promise<Result<TaskRow, Refusal>> {
  return assign(context, viewer, taskId, (accountId) => ({
    assigneeId: accountId,
    from: `(assignee_id IS NULL OR assignee_id = $3)`,
  }));
}

/**
 * Gives a task back to the team. Only who has it, or a coordinator of the region, may do so.
 * @returns the task as it is now, or `task_unknown`, `task_taken`
 */
export function releaseTask(
  context: ServiceContext,
  viewer: Viewer,
  taskId: string,
): Promise<Result<TaskRow, Refusal>> {
  const coordinates = hasRole(viewer, 'coordinator');
  return assign(context, viewer, taskId, () => ({
    assigneeId: null,
    from: coordinates ? '$3::uuid IS NOT NULL' : 'assignee_id = $3',
  }));
}

async function assign(
  context: ServiceContext,
  viewer: Viewer,
  taskId: string,
  plan: (accountId: string) => { assigneeId: string | null; from: string },
): Promise<Result<TaskRow, Refusal>> {
  return rollbackOnFailure((fail) =>
    withViewer(context, viewer, async (tx) => {
      const task = await readTask(tx, taskId);
      if (task === null || !mayDo(viewer, task) || viewer.kind !== 'account')
        return fail({ code: 'task_unknown' });
      const { assigneeId, from } = plan(viewer.accountId);
      if (task.state === 'open' && task.assigneeId === assigneeId) return task;
      const { rowCount } = await tx.query(
        `UPDATE task SET assignee_id = $2, version = version + 1 WHERE id = $1 AND state = 'open' AND ${from}`,
        [taskId, assigneeId, viewer.accountId],
      );
      if (rowCount !== 1) return fail({ code: task.state === 'open' ? 'task_taken' : 'task_changed' });
      tx.afterCommit(() => {
        context.wake('overstap_board');
      });
      return (await readTask(tx, taskId)) ?? task;
    }),
  );
}
