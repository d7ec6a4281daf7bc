import type { Notice } from '../../domain/notice/notice';
import { visibleNotices } from '../access/notice-access';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { cursorOf, placeOf } from '../shared/keyset';

export interface NoticeQuery {
  /** Only these states; all when not given. */
  readonly state?: 'accepted' | 'withdrawn';
  readonly employerId?: string;
  readonly cursor?: string;
  /** 1 to 100; 25 when not given. */
  readonly limit?: number;
}

/** One line of the list of notices. */
export interface NoticeListItem {
  readonly id: string;
  readonly number: string;
  readonly ownReference: string | null;
  readonly employerId: string;
  readonly employerName: string;
  readonly regionCode: string;
  readonly state: 'accepted' | 'withdrawn';
  readonly certainty: Notice['certainty'];
  readonly reviewDate: string | null;
  readonly employeeCount: number;
  readonly acceptedAt: Date;
  readonly missingCount: number;
  readonly runId: string | null;
  readonly runStage: string;
  readonly filedByName: string | null;
  /** On whose behalf somebody of the region filed. */
  readonly onBehalfOf: string | null;
}

export interface NoticePage {
  readonly notices: readonly NoticeListItem[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
}

/** The rule of the embargo for one viewer, `$1` being the id of who looks: filer and named circle only. */
export const OUTSIDE_EMBARGO = `(n.certainty <> 'embargo' OR $1 = ANY (n.named_circle::text[])
  OR n.filed_by::text = $1 OR n.filed_by_client = $1)`;

/**
 * A page of notices, newest first, by keyset: an employer sees his own, the region's team those of the region.
 * What is under embargo is on no list outside the named circle.
 */
export async function findNotices(
  context: ServiceContext,
  viewer: Viewer,
  query: NoticeQuery,
): Promise<NoticePage> {
  const limit = Math.min(100, Math.max(1, query.limit ?? 25));
  const place = query.cursor === undefined ? null : placeOf(query.cursor);
  const values: unknown[] = [
    place?.at ?? 'infinity',
    place?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    limit + 1,
    query.state ?? null,
    query.employerId ?? null,
  ];
  const visible = visibleNotices(viewer, values);
  const { rows } = await withViewer(context, viewer, (tx) =>
    tx.query<NoticeListItem>(
      `SELECT n.id, n.number, n.own_reference AS "ownReference", n.employer_id AS "employerId",
         o.name AS "employerName", n.region_code AS "regionCode", n.state, n.certainty,
         n.review_date AS "reviewDate", n.employee_count AS "employeeCount", n.accepted_at AS "acceptedAt",
         cardinality(n.missing) AS "missingCount", r.id AS "runId", r.stage AS "runStage", a.name AS "filedByName",
         n.on_behalf_of AS "onBehalfOf"
       FROM notice n
       JOIN organisation o ON o.id = n.employer_id
       JOIN playbook_run r ON r.notice_id = n.id
       LEFT JOIN account a ON a.id = n.filed_by
       WHERE ${visible} AND (n.accepted_at, n.id) < ($1::timestamptz, $2::uuid)
         AND ($4::text IS NULL OR n.state = $4) AND ($5::uuid IS NULL OR n.employer_id = $5)
       ORDER BY n.accepted_at DESC, n.id DESC LIMIT $3`,
      values,
    ),
  );
  const notices = rows.slice(0, limit);
  const last = notices.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { notices, next: more ? cursorOf({ at: last.acceptedAt.toISOString(), id: last.id }) : null };
}
