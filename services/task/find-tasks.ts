import { taskTypeOf } from '../../domain/task/task-types';
import { TASK_ROLES } from '../../domain/task/roles';
import type { TaskRole } from '../../domain/task/roles';
import { taskOutsideEmbargo } from '../access/notice-access';
import { actorOf, organisationsOf, regionsOf } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { cursorOf, placeOf } from '../shared/keyset';

export const TASK_LISTS = ['mine', 'unassigned', 'team', 'all'] as const;
export type TaskList = (typeof TASK_LISTS)[number];

export interface TaskQuery {
  readonly list: TaskList;
  readonly cursor?: string;
  /** 1 to 100; 25 when not given. */
  readonly limit?: number;
}

/** One line of the task list. */
export interface TaskListItem {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  /** Which step of the draaiboek, in its own words; null for other tasks. */
  readonly detail: string | null;
  readonly role: TaskRole;
  readonly dueAt: Date;
  readonly late: boolean;
  readonly version: number;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly trajectoryId: string | null;
  readonly runId: string;
  /** The name of the person it is about, null when it is about the notice or the name is not known. */
  readonly personName: string | null;
  readonly personnelReference: string | null;
  readonly stage: string | null;
  readonly triage: string | null;
  readonly endDate: string | null;
  readonly noticeNumber: string;
  readonly employerName: string;
}

export interface TaskPage {
  readonly tasks: readonly TaskListItem[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
}

/** The narrow part that walks one index; names are joined only for the lines of this page. */
type Narrow = { readonly sql: string; readonly values: readonly unknown[] };

const START = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/**
 * A page of open tasks, least time left first, by keyset: the cost does not grow with the number of
 * open tasks (bench M3). The list is read from our own table and never from the workflow engine.
 * @returns tasks that the viewer may see and a cursor
 */
export async function findTasks(
  context: ServiceContext,
  viewer: Viewer,
  query: TaskQuery,
): Promise<TaskPage> {
  const limit = Math.min(100, Math.max(1, query.limit ?? 25));
  const place = (query.cursor === undefined ? null : placeOf(query.cursor)) ?? START;
  const narrow = narrowOf(viewer, query.list, place, limit + 1);
  if (narrow === null) return { tasks: [], next: null };
  const now = context.now();
  const { rows } = await withViewer(context, viewer, (tx) =>
    tx.query<Omit<TaskListItem, 'title' | 'late'>>(
      `SELECT t.id, t.type, t.role, t.due_at AS "dueAt", t.version, t.assignee_id AS "assigneeId",
         a.name AS "assigneeName", t.trajectory_id AS "trajectoryId", t.run_id AS "runId",
         CASE WHEN t.region_code = j.region_code
           THEN nullif(concat_ws(' ', coalesce(p.given_name, p.initials), p.name_prefix, p.family_name), '')
         END AS "personName",
         CASE WHEN t.region_code = j.region_code THEN p.personnel_reference END AS "personnelReference", j.stage, j.triage, j.end_date AS "endDate",
         coalesce(n.number, '') AS "noticeNumber", o.name AS "employerName", ${STEP_TITLE} AS detail
       FROM (${narrow.sql}) t
       JOIN playbook_run r ON r.id = t.run_id
       -- Row-level security keeps the notice itself from the person it is about.
       LEFT JOIN notice n ON n.id = r.notice_id
       JOIN organisation o ON o.id = t.employer_id
       LEFT JOIN trajectory j ON j.id = t.trajectory_id
       LEFT JOIN person p ON p.id = j.person_id
       LEFT JOIN account a ON a.id = t.assignee_id
       ORDER BY t.due_at, t.id`,
      narrow.values,
    ),
  );
  const tasks = rows.slice(0, limit).map((row) => ({
    ...row,
    title: taskTypeOf(row.type)?.title ?? row.type,
    late: row.dueAt < now,
  }));
  const last = tasks.at(-1);
  const next =
    rows.length > limit && last !== undefined
      ? cursorOf({ at: last.dueAt.toISOString(), id: last.id })
      : null;
  return { tasks, next };
}

/** The title of a step of the draaiboek as SQL over the aliases `t` and `r`, read only for lines that are steps. */
export const STEP_TITLE = `CASE WHEN t.type = 'playbook.step' THEN (
  SELECT s->>'title' FROM playbook_version v, jsonb_array_elements(v.document->'steps') s
  WHERE v.id = r.playbook_version_id AND s->>'key' = t.key) END`;

const COLUMNS =
  't.id, t.type, t.key, t.role, t.due_at, t.version, t.assignee_id, t.trajectory_id, t.run_id, t.employer_id, t.region_code';
const PAGE = `(t.due_at, t.id) > ($1::timestamptz, $2::uuid) ORDER BY t.due_at, t.id LIMIT $3`;

function narrowOf(
  viewer: Viewer,
  list: TaskList,
  place: { at: string; id: string },
  limit: number,
): Narrow | null {
  const page = [place.at, place.id, limit];
  if (viewer.kind === 'person') {
    return {
      sql: `SELECT ${COLUMNS} FROM task t WHERE t.state = 'open' AND t.role = 'employee'
              AND t.trajectory_id IN (SELECT id FROM trajectory WHERE person_id = $4) AND ${PAGE}`,
      values: [...page, viewer.personId],
    };
  }
  if (list === 'mine') {
    if (viewer.kind !== 'account') return null;
    return {
      sql: `SELECT ${COLUMNS} FROM task t WHERE t.state = 'open' AND t.assignee_id = $4
              AND ${taskOutsideEmbargo('$5')} AND ${PAGE}`,
      values: [...page, viewer.accountId, viewer.accountId],
    };
  }
  const regions = regionsOf(viewer);
  if (regions.length === 0) return ofOrganisations(viewer, page);
  return ofRegions(regions, rolesSeenBy(viewer, list), list, page, actorOf(viewer).id);
}

/** Employers, providers, matching teams and their programs: tasks of their own organisation. */
function ofOrganisations(viewer: Viewer, page: readonly unknown[]): Narrow | null {
  const organisations = organisationsOf(viewer);
  if (organisations.length === 0) return null;
  return {
    sql: `SELECT ${COLUMNS} FROM unnest($4::uuid[]) AS mine(id) CROSS JOIN LATERAL (
            SELECT * FROM task t WHERE t.state = 'open' AND t.organisation_id = mine.id
              AND ${taskOutsideEmbargo('$5')} AND ${PAGE}
          ) t ORDER BY t.due_at, t.id LIMIT $3`,
    values: [...page, organisations, actorOf(viewer).id],
  };
}

/** One index walk per region and role, then the earliest of them: never a sort of all open tasks. */
function ofRegions(
  regions: readonly string[],
  roles: readonly TaskRole[],
  list: TaskList,
  page: readonly unknown[],
  viewerId: string,
): Narrow {
  if (list === 'unassigned') {
    return {
      sql: `SELECT ${COLUMNS} FROM unnest($4::text[]) AS r(code) CROSS JOIN unnest($5::text[]) AS w(role)
            CROSS JOIN LATERAL (
              SELECT * FROM task t WHERE t.state = 'open' AND t.assignee_id IS NULL
                AND t.region_code = r.code AND t.role = w.role AND ${taskOutsideEmbargo('$6')} AND ${PAGE}
            ) t ORDER BY t.due_at, t.id LIMIT $3`,
      values: [...page, regions, roles, viewerId],
    };
  }
  return {
    sql: `SELECT ${COLUMNS} FROM unnest($4::text[]) AS r(code) CROSS JOIN LATERAL (
            SELECT * FROM task t WHERE t.state = 'open' AND t.region_code = r.code
              AND t.role = ANY ($5::text[]) AND ${taskOutsideEmbargo('$6')} AND ${PAGE}
          ) t ORDER BY t.due_at, t.id LIMIT $3`,
    values: [...page, regions, roles, viewerId],
  };
}

/** `team` is what my own roles may do; `all` is everything of my regions. */
function rolesSeenBy(viewer: Viewer, list: TaskList): readonly TaskRole[] {
  if (list === 'all' || viewer.kind !== 'account') return TASK_ROLES;
  const mine = new Set(viewer.memberships.map((membership) => membership.role));
  if (mine.has('coordinator')) return TASK_ROLES;
  return TASK_ROLES.filter(
    (role) => mine.has(role as never) || (role === 'employee' && mine.has('casemanager')),
  );
}
