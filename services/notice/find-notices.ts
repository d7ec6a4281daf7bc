import type { Certainty } from '../../domain/notice/notice';
import { actorOf } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { cursorOf, placeOf } from '../shared/keyset';

/** One line of the list of notices. */
export interface NoticeListItem {
  readonly id: string;
  readonly number: string;
  readonly state: 'accepted' | 'withdrawn';
  readonly certainty: Certainty;
  readonly employerName: string;
  readonly employeeCount: number;
  readonly acceptedAt: Date;
  readonly onBehalfOf: string | null;
}

export interface NoticePage {
  readonly notices: readonly NoticeListItem[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
}

/** A notice under embargo exists only for who filed it and for the named circle (design mechanism 8). */
export const OUTSIDE_EMBARGO = `(n.certainty <> 'embargo' OR $1 = ANY (n.named_circle::text[])
  OR n.filed_by::text = $1 OR n.filed_by_client = $1)`;

/**
 * A page of the notices that the viewer may see, newest first.
 *
 * @param cursor from the page before; left out for the first
 */
export async function findNotices(
  context: ServiceContext,
  viewer: Viewer,
  query: { readonly cursor?: string; readonly limit?: number },
): Promise<NoticePage> {
  const limit = Math.min(100, Math.max(1, query.limit ?? 25));
  const place = query.cursor === undefined ? null : placeOf(query.cursor);
  const { rows } = await withViewer(context, viewer, (tx) =>
    tx.query<NoticeListItem>(
      `SELECT n.id, n.number, n.state, n.certainty, o.name AS "employerName",
         n.employee_count AS "employeeCount", n.accepted_at AS "acceptedAt", n.on_behalf_of AS "onBehalfOf"
       FROM notice n JOIN organisation o ON o.id = n.employer_id
       WHERE ${OUTSIDE_EMBARGO} AND (n.accepted_at, n.id) < ($2::timestamptz, $3::uuid)
       ORDER BY n.accepted_at DESC, n.id DESC LIMIT $4`,
      [
        actorOf(viewer).id,
        place?.at ?? 'infinity',
        place?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
        limit + 1,
      ],
    ),
  );
  const notices = rows.slice(0, limit);
  const last = notices.at(-1);
  const next =
    rows.length > limit && last !== undefined
      ? cursorOf({ at: last.acceptedAt.toISOString(), id: last.id })
      : null;
  return { notices, next };
}
