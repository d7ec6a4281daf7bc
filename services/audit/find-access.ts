import { refuse, ok } from '../../domain/shared/result';
import type { Result } from '../../domain/shared/result';
import { logAccess } from '../access/log-access';
import { hasRole } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { cursorOf, placeOf } from '../shared/keyset';

/** Somebody looked, or tried to. */
export interface AccessLogItem {
  readonly id: string;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly action: string;
  readonly result: 'allowed' | 'refused';
  readonly reason: string | null;
  readonly subjectIds: readonly string[];
}

export interface AccessLogPage {
  readonly lines: readonly AccessLogItem[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
}

export interface AccessLogQuery {
  /** Only lines about this person, case, task or notice. */
  readonly subjectId?: string;
  /** Only what this account did. */
  readonly actorId?: string;
  readonly result?: 'allowed' | 'refused';
  readonly cursor?: string;
  /** 1 to 200; 50 when not given. */
  readonly limit?: number;
}

/**
 * Who looked at whom, newest first, for a privacy officer or administrator (GZAC #21: views and failures too).
 * Looking here is itself logged.
 * @returns a page, or `not_allowed`
 */
export async function findAccess(
  context: ServiceContext,
  viewer: Viewer,
  query: AccessLogQuery,
): Promise<Result<AccessLogPage>> {
  if (!hasRole(viewer, 'privacy_officer') && !hasRole(viewer, 'administrator')) return refuse('not_allowed');
  const limit = Math.min(200, Math.max(1, query.limit ?? 50));
  const place = query.cursor === undefined ? null : placeOf(query.cursor);
  const rows = await withViewer(context, viewer, async (tx) => {
    const found = await tx.query<AccessLogItem>(
      `SELECT l.id, l.at, l.actor_kind AS "actorKind", l.actor_id AS "actorId", a.name AS "actorName", l.action,
         l.result, l.reason, l.subject_ids AS "subjectIds"
       FROM access_log l LEFT JOIN account a ON l.actor_kind = 'account' AND a.id::text = l.actor_id
       WHERE (l.at, l.id) < ($1::timestamptz, $2::uuid) AND ($3::uuid IS NULL OR $3 = ANY (l.subject_ids))
         AND ($4::text IS NULL OR l.actor_id = $4) AND ($5::text IS NULL OR l.result = $5)
       ORDER BY l.at DESC, l.id DESC LIMIT $6`,
      [
        place?.at ?? 'infinity',
        place?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
        query.subjectId ?? null,
        query.actorId ?? null,
        query.result ?? null,
        limit + 1,
      ],
    );
    const subjectIds = query.subjectId === undefined ? [] : [query.subjectId];
    await logAccess(tx, context, { action: 'access_log.viewed', result: 'allowed', subjectIds });
    return found.rows;
  });
  const lines = rows.slice(0, limit);
  const last = lines.at(-1);
  const more = rows.length > limit && last !== undefined;
  return ok({ lines, next: more ? cursorOf({ at: last.at.toISOString(), id: last.id }) : null });
}
