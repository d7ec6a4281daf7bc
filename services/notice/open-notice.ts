import type { Employer, Notice, NoticeContact, NoticedEmployee } from '../../domain/notice/notice';
import type { Viewer } from '../access/viewer';
import type { Transaction } from '../access/with-viewer';
import type { NoticeScope } from '../access/notice-access';

/** A notice as stored, with what its run says beside it. */
export interface NoticeRecord extends NoticeScope {
  readonly id: string;
  readonly number: string;
  readonly state: 'accepted' | 'withdrawn';
  readonly certainty: Notice['certainty'];
  readonly ownReference: string | null;
  readonly reviewDate: string | null;
  readonly workplaceMunicipality: string;
  readonly workArea: string;
  readonly employeeCount: number;
  /** Everything the employer told apart from the people, in the domain's words. */
  readonly facts: StoredNoticeFacts;
  readonly missing: readonly string[];
  readonly acceptedAt: Date;
  readonly version: number;
  readonly runId: string;
  readonly runStage: string;
  readonly playbookVersionId: string;
  readonly playbookVersion: number;
  readonly clockId: string | null;
  readonly steppedNow: Date | null;
}

/** As `insertNotice` stores it: the employer's contact stands apart, so that it can be erased apart. */
export type StoredNoticeFacts = Omit<Notice, 'employees' | 'employer'> & {
  readonly employer: Omit<Employer, 'contact'>;
  readonly contact: NoticeContact | null;
};

/**
 * Opens one notice for a viewer, through both locks (row-level security, then the rule), and from there on writes
 * for everybody concerned.
 * @param lock takes the row's lock: the first lock of every change of a notice
 * @returns null when it does not exist for this viewer
 */
export async function openNotice(
  tx: Transaction,
  id: string,
  may: (viewer: Viewer, notice: NoticeScope) => boolean,
  lock: boolean,
): Promise<NoticeRecord | null> {
  const { rows } = await tx.query<NoticeRecord>(
    `SELECT n.id, n.number, n.region_code AS "regionCode", n.employer_id AS "employerId", n.state, n.certainty,
       n.own_reference AS "ownReference", n.review_date AS "reviewDate",
       n.workplace_municipality AS "workplaceMunicipality", n.work_area AS "workArea",
       n.employee_count AS "employeeCount", n.facts, n.missing, n.accepted_at AS "acceptedAt", n.version,
       n.named_circle AS "namedCircle", n.filed_by AS "filedBy", n.filed_by_client AS "filedByClient",
       r.id AS "runId", r.stage AS "runStage", r.playbook_version_id AS "playbookVersionId",
       v.version AS "playbookVersion", r.clock_id AS "clockId", k.instant AS "steppedNow"
     FROM notice n
     JOIN playbook_run r ON r.notice_id = n.id
     JOIN playbook_version v ON v.id = r.playbook_version_id
     LEFT JOIN stepped_clock k ON k.id = r.clock_id
     WHERE n.id = $1 ${lock ? 'FOR UPDATE OF n' : ''}`,
    [id],
  );
  const record = rows[0];
  if (record === undefined || !may(tx.viewer, record)) return null;
  await tx.elevate();
  return record;
}

/** The notice in the domain's form, with the given people in it. */
export function noticeOf(record: NoticeRecord, employees: readonly NoticedEmployee[]): Notice {
  const { employer, contact, ...facts } = record.facts;
  return {
    ...facts,
    certainty: record.certainty,
    employer: contact === null ? employer : { ...employer, contact },
    employees,
  };
}
