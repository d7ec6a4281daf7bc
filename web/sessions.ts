import type { Pool } from 'pg';
import { amsterdamDate } from '../domain/shared/dates';
import { MEMBER_ROLES } from '../services/access/viewer';
import type { MemberRole } from '../services/access/viewer';
import { endAllSessions, endSession } from '../services/session/end-session';
import { findMemberships } from '../services/session/find-account';
import { findSession } from '../services/session/find-session';
import { startSession } from '../services/session/start-session';
import type { SessionStore } from './plugins/sessions';

function isMemberRole(role: string): role is MemberRole {
  return MEMBER_ROLES.some((known) => known === role);
}

/**
 * Sessions in PostgreSQL. The roles are read at every request, so a role that ends or begins counts at once.
 *
 * @param pool of the application role
 */
export function databaseSessions(pool: Pool): SessionStore {
  return {
    start: (accountId, now) => startSession(pool, accountId, now),
    end: (secret, now) => endSession(pool, secret, now),
    endAll: (accountId, now) => endAllSessions(pool, accountId, now),
    async find(secret, now) {
      const session = await findSession(pool, secret, now);
      if (!session) return null;
      const { accountId, accountName, sessionId } = session;
      const found = await findMemberships(pool, accountId, amsterdamDate(now.toISOString()));
      const memberships = found.flatMap(({ role, ...rest }) =>
        isMemberRole(role) ? [{ role, ...rest }] : [],
      );
      return { viewer: { kind: 'account', accountId, memberships }, name: accountName, sessionId, accountId };
    },
  };
}
