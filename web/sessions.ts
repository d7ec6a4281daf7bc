import { amsterdamDate } from '../domain/shared/dates';
import { MEMBER_ROLES } from '../services/access/viewer';
import type { MemberRole } from '../services/access/viewer';
import { endAllSessions, endSession } from '../services/session/end-session';
import { findMemberships } from '../services/session/find-account';
import { findSession } from '../services/session/find-session';
import { startSession } from '../services/session/start-session';
import type { ServiceContext } from '../services/shared/context';
import type { SessionStore } from './plugins/sessions';

function isMemberRole(role: string): role is MemberRole {
  return MEMBER_ROLES.some((known) => known === role);
}

/**
 * Sessions in PostgreSQL. The roles are read at every request, so a role that ends or begins counts at once.
 *
 * @param context whose pool is of the application role
 */
export function databaseSessions(context: Pick<ServiceContext, 'pool'>): SessionStore {
  const { pool } = context;
  return {
    start: (accountId, now) => startSession(pool, accountId, now),
    end: (secret, now) => endSession(pool, secret, now),
    endAll: (accountId, now) => endAllSessions(pool, accountId, now),
    async find(secret, now) {
      const session = await findSession(context, secret, now);
      if (!session) return null;
      const { owner, name, sessionId } = session;
      const common = { name, sessionId, ownerId: owner.id };
      if (owner.kind === 'person') return { ...common, viewer: { kind: 'person', personId: owner.id } };
      const found = await findMemberships(pool, owner.id, amsterdamDate(now.toISOString()));
      const memberships = found.flatMap(({ role, ...rest }) =>
        isMemberRole(role) ? [{ role, ...rest }] : [],
      );
      return { ...common, viewer: { kind: 'account', accountId: owner.id, memberships } };
    },
  };
}
