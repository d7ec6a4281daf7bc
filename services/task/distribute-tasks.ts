import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { taskTypeOf } from '../../domain/task/task-types';
import { taskOutsideEmbargo } from '../access/notice-access';
import { actorOf, hasRole, regionsOf } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';

const MOST_TASKS = 500;

/** What became of every task that was named. */
export interface Distribution {
  readonly given: readonly string[];
  /** Closed meanwhile, in another region, or not something this colleague may do. */
  readonly notGiven: readonly string[];
}

/**
 * Gives many open tasks to one colleague, or back to the team, in one statement: the bulk act of the list.
 * Only a coordinator, for tasks of his own regions, and only to who may do that task there.
 * @param input.taskIds at most 500
 * @param input.assigneeId null gives the tasks back to the team
 * @returns which tasks were given and which not, or `not_allowed`, `input_invalid`
 */
export function distributeTasks(
  context: ServiceContext,
  viewer: Viewer,
  input: { readonly taskIds: readonly string[]; readonly assigneeId: string | null },
): Promise<Result<Distribution, Refusal>> {
  return rollbackOnFailure<Distribution, Refusal>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const regions = regionsOf(viewer).filter((region) => hasRole(viewer, 'coordinator', region));
      if (regions.length === 0) return fail({ code: 'not_allowed' });
      if (input.taskIds.length > MOST_TASKS) {
        return fail({ code: 'input_invalid', details: { most: MOST_TASKS } });
      }
      const members = await tx.query<{ role: string; regionCode: string }>(
        `SELECT m.role, m.region_code AS "regionCode" FROM membership m JOIN account a ON a.id = m.account_id AND a.active
         WHERE m.account_id = $1 AND m.region_code = ANY ($2::text[])
           AND m.valid_from <= current_date AND (m.valid_to IS NULL OR m.valid_to >= current_date)`,
        [input.assigneeId, regions],
      );
      const tasks = await tx.query<{ id: string; type: string; role: string; regionCode: string }>(
        `SELECT t.id, t.type, t.role, t.region_code AS "regionCode" FROM task t
         WHERE t.id = ANY ($1::uuid[]) AND t.state = 'open' AND t.organisation_id IS NULL
           AND t.region_code = ANY ($2::text[]) AND ${taskOutsideEmbargo('$3')}`,
        [input.taskIds, regions, actorOf(viewer).id],
      );
      const fitting = tasks.rows.filter(
        (task) =>
          input.assigneeId === null ||
          members.rows.some(
            (member) =>
              member.regionCode === task.regionCode &&
              (member.role === 'coordinator' || rolesOf(task).includes(member.role)),
          ),
      );
      const { rows } = await tx.query<{ id: string }>(
        `UPDATE task SET assignee_id = $2, version = version + 1
         WHERE id = ANY ($1::uuid[]) AND state = 'open' RETURNING id`,
        [fitting.map((task) => task.id), input.assigneeId],
      );
      const given = rows.map((row) => row.id);
      tx.afterCommit(() => {
        context.wake('overstap_board');
      });
      return { given, notGiven: input.taskIds.filter((id) => !given.includes(id)) };
    }),
  );
}

function rolesOf(task: { readonly type: string; readonly role: string }): readonly string[] {
  return [task.role, ...(taskTypeOf(task.type)?.alsoBy ?? [])];
}
