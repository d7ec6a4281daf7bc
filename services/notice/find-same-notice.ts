import type { Transaction } from '../access/with-viewer';
import type { NoticeReceipt } from './accept-notice';
import type { PreparedNotice } from './prepare-notice';

interface SameRow {
  readonly noticeId: string;
  readonly runId: string;
  readonly number: string;
  readonly acceptedAt: Date;
  readonly employeeCount: number;
  readonly contentHash: string;
  readonly certainty: NoticeReceipt['certainty'];
  readonly missing: NoticeReceipt['missing'];
}

/**
 * The notice with the same employer and own reference, if there is one. An advisory lock for the length
 * of the transaction makes two simultaneous sendings wait for each other instead of failing.
 * @returns its receipt, `other_content` when the content differs, or null when it is new
 */
export async function findSameNotice(
  tx: Transaction,
  employerId: string,
  prepared: PreparedNotice,
): Promise<NoticeReceipt | 'other_content' | null> {
  const reference = prepared.notice.reference;
  if (reference === undefined) return null;
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${employerId}/${reference}`]);
  const { rows } = await tx.query<SameRow>(
    `SELECT n.id AS "noticeId", r.id AS "runId", n.number, n.accepted_at AS "acceptedAt", n.certainty,
       n.employee_count AS "employeeCount", n.content_hash AS "contentHash", n.missing
     FROM notice n JOIN playbook_run r ON r.notice_id = n.id
     WHERE n.employer_id = $1 AND n.own_reference = $2`,
    [employerId, reference],
  );
  const row = rows[0];
  if (row === undefined) return null;
  if (row.contentHash !== prepared.contentHash) return 'other_content';
  const { contentHash, acceptedAt, ...receipt } = row;
  return { ...receipt, acceptedAt: acceptedAt.toISOString(), wmco: [], repeated: contentHash.length > 0 };
}
