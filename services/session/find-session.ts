import { systemViewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { hashOf, idleMilliseconds } from './session-policy';

/** Noting every request would write all day; once a minute is enough to know that somebody is there. */
const noteAfterMilliseconds = 60 * 1000;

/** A living session: of an account or of an employee, and under which name logs may speak of it. */
export type FoundSession = {
  readonly sessionId: string;
  readonly owner: { readonly kind: 'account' | 'person'; readonly id: string };
  readonly name: string;
};

interface Row {
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly name: string;
  readonly lastSeenAt: Date;
}

/**
 * Finds the living session of a secret: not ended, not idle too long, not too old, of an active account or of a
 * person who is not erased.
 *
 * @param secret from the cookie
 * @param now the present moment
 * @returns the session, or null
 */
export async function findSession(
  context: Pick<ServiceContext, 'pool'>,
  secret: string,
  now: Date,
): Promise<FoundSession | null> {
  const idHash = hashOf(secret);
  return withViewer(context, systemViewer('session'), async (tx) => {
    const found = await tx.query<Row>(
      `SELECT s.account_id AS "accountId", p.id AS "personId", s.last_seen_at AS "lastSeenAt",
         coalesce(a.name, nullif(concat_ws(' ', coalesce(p.given_name, p.initials), p.name_prefix, p.family_name), ''),
           p.email, '') AS name
       FROM session s
       LEFT JOIN account a ON a.id = s.account_id AND a.active
       LEFT JOIN person p ON s.data->>'kind' = 'person' AND p.id = (s.data->>'personId')::uuid
         AND p.erased_at IS NULL
       WHERE s.id_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND s.last_seen_at > $3
         AND (a.id IS NOT NULL OR p.id IS NOT NULL)`,
      [idHash, now, new Date(now.getTime() - idleMilliseconds)],
    );
    const row = found.rows[0];
    if (row === undefined) return null;
    if (now.getTime() - row.lastSeenAt.getTime() > noteAfterMilliseconds) {
      await tx.query('UPDATE session SET last_seen_at = greatest(last_seen_at, $2) WHERE id_hash = $1', [
        idHash,
        now,
      ]);
    }
    const owner =
      row.accountId === null
        ? ({ kind: 'person', id: row.personId ?? '' } as const)
        : ({ kind: 'account', id: row.accountId } as const);
    return { sessionId: idHash.slice(0, 16), owner, name: row.name };
  });
}
