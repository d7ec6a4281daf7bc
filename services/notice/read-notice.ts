import type { MissingPartCode } from '../../domain/notice/missing-parts';
import { isNoticeEmployer, visibleNotices } from '../access/notice-access';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import type { NoticeListItem } from './find-notices';
import { employerReportOf } from './employer-report';
import type { EmployerReport } from './employer-report';

/** A notice as its own page shows it: facts about the employer's decision, nothing about single people. */
export interface NoticeDetails extends NoticeListItem {
  readonly runId: string | null;
  readonly employerId: string;
  readonly regionCode: string;
  readonly regionTeam: string;
  readonly ownReference: string | null;
  readonly reviewDate: string | null;
  readonly workplace: string;
  readonly door: string;
  readonly missing: readonly MissingPartCode[];
  /** The open task that asks for what is missing; null when there is none. */
  readonly completeTaskId: string | null;
  readonly filedByName: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
  readonly version: number;
  /** Numbers for the employer; null for everybody else, and under embargo. */
  readonly report: EmployerReport | null;
}

/**
 * Reads one notice. Its employer gets numbers of how people are doing, never about few of them; the team sees the
 * people themselves elsewhere. What is under embargo does not exist outside the named circle.
 *
 * @returns null when it does not exist for this viewer
 */
export async function readNotice(
  context: ServiceContext,
  viewer: Viewer,
  id: string,
): Promise<NoticeDetails | null> {
  const values: unknown[] = [id];
  const visible = visibleNotices(viewer, values);
  return withViewer(context, viewer, async (tx) => {
    const { rows } = await tx.query<Omit<NoticeDetails, 'report'>>(
      `SELECT n.id, n.number, n.state, n.certainty, o.name AS "employerName", n.employer_id AS "employerId",
         n.employee_count AS "employeeCount", n.accepted_at AS "acceptedAt", n.on_behalf_of AS "onBehalfOf",
         r.id AS "runId", r.stage AS "runStage", cardinality(n.missing) AS "missingCount",
         n.region_code AS "regionCode", g.team_name AS "regionTeam", n.own_reference AS "ownReference",
         n.review_date AS "reviewDate", m.name AS workplace, n.door, n.missing, a.name AS "filedByName",
         (SELECT t.id FROM task t WHERE t.run_id = r.id AND t.type = 'notice.complete' AND t.state = 'open') AS "completeTaskId",
         n.withdrawn_at AS "withdrawnAt", n.withdrawn_reason AS "withdrawnReason", n.version
       FROM notice n
       JOIN organisation o ON o.id = n.employer_id
       JOIN region g ON g.code = n.region_code
       JOIN municipality m ON m.code = n.workplace_municipality
       LEFT JOIN playbook_run r ON r.notice_id = n.id
       LEFT JOIN account a ON a.id = n.filed_by
       WHERE n.id = $1 AND ${visible}`,
      values,
    );
    const notice = rows[0];
    if (notice === undefined) return null;
    const counted = isNoticeEmployer(viewer, notice) && notice.certainty !== 'embargo';
    return { ...notice, report: counted ? await employerReportOf(tx, context, id) : null };
  });
}
