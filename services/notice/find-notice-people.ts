import { mayReadNotice } from '../access/notice-access';
import { logAccess } from '../access/log-access';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { openNotice } from './open-notice';

/** Somebody of a notice, with what the employer told about him and nothing of how he is doing. */
export interface NoticePerson {
  readonly trajectoryId: string;
  readonly personnelReference: string | null;
  readonly name: string | null;
  readonly occupation: string;
  readonly contractKind: string;
  readonly hoursPerWeek: number | null;
  readonly endDate: string | null;
  readonly residence: string | null;
  readonly reachable: boolean;
}

export interface NoticePeoplePage {
  readonly people: readonly NoticePerson[];
  /** The id after which the next page begins; null on the last. */
  readonly next: string | null;
}

/**
 * The people of a notice for who files or changes it: the employer's own facts, without stage, triage or answer
 * (D96). Who was taken out is not in it; who is sealed is in no list.
 * @param query.after id of the last one of the page before
 * @returns null when the notice does not exist for this viewer
 */
export function findNoticePeople(
  context: ServiceContext,
  viewer: Viewer,
  query: { readonly noticeId: string; readonly after?: string; readonly limit?: number },
): Promise<NoticePeoplePage | null> {
  const limit = Math.min(500, Math.max(1, query.limit ?? 100));
  return withViewer(context, viewer, async (tx) => {
    const record = await openNotice(tx, query.noticeId, mayReadNotice, false);
    if (record === null) return null;
    const { rows } = await tx.query<NoticePerson>(
      `SELECT t.id AS "trajectoryId", p.personnel_reference AS "personnelReference",
         nullif(concat_ws(' ', coalesce(p.given_name, p.initials), p.name_prefix, p.family_name), '') AS name,
         t.occupation, t.contract_kind AS "contractKind", t.hours_per_week AS "hoursPerWeek",
         t.end_date AS "endDate", m.name AS residence,
         (coalesce(p.email, p.phone) IS NOT NULL OR p.address IS NOT NULL) AS reachable
       FROM trajectory t JOIN person p ON p.id = t.person_id
       LEFT JOIN municipality m ON m.code = p.residence_municipality
       WHERE t.notice_id = $1 AND t.id > $2 AND t.outcome IS DISTINCT FROM 'notice_withdrawn'
       ORDER BY t.id LIMIT $3`,
      [record.id, query.after ?? '00000000-0000-0000-0000-000000000000', limit + 1],
    );
    const people = rows.slice(0, limit);
    const subjectIds = [record.id];
    await logAccess(tx, context, { action: 'notice.people.viewed', result: 'allowed', subjectIds });
    return { people, next: rows.length > limit ? (people.at(-1)?.trajectoryId ?? null) : null };
  });
}
