import type { TaskRole } from '../domain/task/roles';
import type { MemberRole } from '../services/access/viewer';
import type { Limit } from './plugins/limits';
import { limits } from './plugins/limits';

/** What somebody is: a role in an organisation, or the employee himself. */
type Role = MemberRole | TaskRole;

/**
 * Who may use a route at all. `public` must be said; nothing is public by forgetting. Which rows somebody then sees
 * is decided by the services, never here.
 */
export const permissions = {
  public: 'everybody',
  'signed-in': 'every role',
  'read-tasks': [
    'casemanager',
    'account_manager',
    'coordinator',
    'employer',
    'provider',
    'matching_team',
    'jobhunter',
    'employee',
  ],
  'do-tasks': [
    'casemanager',
    'account_manager',
    'coordinator',
    'employer',
    'provider',
    'matching_team',
    'jobhunter',
    'employee',
  ],
  'read-notices': ['employer', 'account_manager', 'coordinator'],
  'file-notice': ['employer', 'account_manager', 'coordinator'],
  'read-files': ['casemanager', 'coordinator', 'employee'],
  'change-files': ['casemanager', 'coordinator'],
  'be-employee': ['employee'],
  'read-runs': ['coordinator', 'account_manager', 'casemanager'],
} as const satisfies Record<string, string | readonly Role[]>;

export type Permission = keyof typeof permissions;

/** What a route leaves in the access log; `none` is for answers without personal data. */
export const auditEvents = [
  'none',
  'session.started',
  'session.ended',
  'sessions.revoked',
  'start.viewed',
  'tasks.viewed',
  'task.viewed',
  'task.claimed',
  'task.released',
  'task.completed',
  'task.corrected',
  'file.viewed',
  'trajectory.changed',
  'notice.people.viewed',
  'notices.viewed',
  'notice.viewed',
  'notice.filed',
  'draft.kept',
  'draft.viewed',
  'draft.discarded',
  'draft.mended',
  'notice.changed',
  'notice.withdrawn',
  'runs.viewed',
  'run.viewed',
] as const;

export type AuditEvent = (typeof auditEvents)[number];

/** The three things every route declares. */
export type Access = { permission: Permission; audit: AuditEvent; limit: Limit };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
}

/**
 * The one line in which a route says who may use it, what it leaves in the access log and how often it may be asked.
 * A route without it does not start (see `plugins/guard.ts`).
 *
 * @param permission who may use it
 * @param audit the event written to the access log
 * @param limit the name of its rate limit
 * @returns options to hand to Fastify's route functions
 */
export function access(permission: Permission, audit: AuditEvent, limit: Limit) {
  return { config: { access: { permission, audit, limit }, rateLimit: limits[limit] } };
}
