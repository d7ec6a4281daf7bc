import type { TaskRole } from '../../domain/task/roles';
import { taskTypeOf } from '../../domain/task/task-types';
import type { TaskType } from '../../domain/task/task-type';
import type { Transaction } from '../access/with-viewer';
import { taskOutsideEmbargo } from '../access/notice-access';
import { actorOf, hasRole } from '../access/viewer';
import type { Viewer } from '../access/viewer';

/** A task as stored; instants are Dates, dates stay text. */
export interface TaskRow {
  readonly id: string;
  readonly subjectId: string;
  readonly trajectoryId: string | null;
  readonly runId: string;
  readonly regionCode: string;
  readonly employerId: string;
  readonly type: string;
  readonly key: string;
  readonly round: number;
  readonly state: 'open' | 'completed' | 'withdrawn' | 'corrected';
  readonly role: TaskRole;
  readonly organisationId: string | null;
  readonly assigneeId: string | null;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly escalatedAt: Date | null;
  readonly happenedOn: string | null;
  readonly completedAt: Date | null;
  readonly completedBy: string | null;
  readonly closedReason: string | null;
  readonly result: unknown;
  readonly version: number;
}

export const TASK_COLUMNS = `t.id, t.subject_id AS "subjectId", t.trajectory_id AS "trajectoryId",
  t.run_id AS "runId", t.region_code AS "regionCode", t.employer_id AS "employerId", t.type, t.key, t.round,
  t.state, t.role, t.organisation_id AS "organisationId", t.assignee_id AS "assigneeId",
  t.opened_at AS "openedAt", t.due_at AS "dueAt", t.escalated_at AS "escalatedAt",
  t.happened_on AS "happenedOn", t.completed_at AS "completedAt", t.completed_by AS "completedBy",
  t.closed_reason AS "closedReason", t.result, t.version`;

/**
 * Reads one task without a lock. What belongs to a run under embargo does not exist outside the named circle.
 * @returns null when it does not exist for this viewer
 */
export async function readTask(tx: Transaction, id: string): Promise<TaskRow | null> {
  const system = tx.viewer.kind === 'system';
  const { rows } = await tx.query<TaskRow>(
    `SELECT ${TASK_COLUMNS} FROM task t WHERE t.id = $1 AND ($2 OR ${taskOutsideEmbargo('$3')})`,
    [id, system, actorOf(tx.viewer).id],
  );
  return rows[0] ?? null;
}

/**
 * Whether the viewer's role fits the task at all: its own role, or one that may do it too (for example
 * the team by phone for an employee), in the task's region or organisation. The coordinator may do
 * everything of his region's team.
 */
export function mayDo(
  viewer: Viewer,
  task: Pick<TaskRow, 'type' | 'role' | 'regionCode' | 'organisationId'>,
): boolean {
  const type: TaskType | null = taskTypeOf(task.type);
  if (type === null) return false;
  const roles: readonly TaskRole[] = [task.role, ...type.alsoBy];
  if (viewer.kind === 'person') return roles.includes('employee');
  if (viewer.kind === 'account') {
    return viewer.memberships.some((membership) => {
      const inScope =
        membership.role === 'employer' ||
        membership.role === 'provider' ||
        membership.role === 'matching_team'
          ? membership.organisationId === task.organisationId
          : membership.regionCode === task.regionCode;
      const fits = roles.some((role) => role === membership.role);
      const coordinates = membership.role === 'coordinator' && task.organisationId === null;
      return inScope && (fits || coordinates);
    });
  }
  return roles.some((role) => hasRole(viewer, role)) && viewer.kind !== 'system'
    ? viewer.organisationId === task.organisationId
    : false;
}
