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
 * The notice that this sending made before, by the employer's own reference or by the key of the request, if there
 * is one. Advisory locks for the length of the transaction make simultaneous sendings wait instead of failing.
 * @returns its receipt, `other_content` when the content differs, or null when it is new
 */
export async function findSameNotice(
  tx: Transaction,
  employerId: string,
  prepared: PreparedNotice,
): Promise<NoticeReceipt | 'other_content' | null> {
  const { reference } = prepared.notice;
  const { requestKey } = prepared.options;
  const locks = [
    ...(reference === undefined ? [] : [`${employerId}/${reference}`]),
    ...(requestKey === undefined ? [] : [`request/${requestKey}`]),
  ].sort();
  if (locks.length === 0) return null;
  // One statement per lock, in a fixed order, so that two sendings can never wait for each other.
  for (const lock of locks) await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [lock]);
  const { rows } = await tx.query<SameRow>(
    `SELECT n.id AS "noticeId", r.id AS "runId", n.number, n.accepted_at AS "acceptedAt", n.certainty,
       n.employee_count AS "employeeCount", n.content_hash AS "contentHash", n.missing
     FROM notice n JOIN playbook_run r ON r.notice_id = n.id
     WHERE (n.employer_id = $1 AND n.own_reference = $2) OR n.request_key = $3`,
    [employerId, reference ?? null, requestKey ?? null],
  );
  const row = rows[0];
  if (row === undefined) return null;
  if (row.contentHash !== prepared.contentHash) return 'other_content';
  const { contentHash: _hash, acceptedAt, ...receipt } = row;
  return { ...receipt, acceptedAt: acceptedAt.toISOString(), wmco: [], repeated: true };
}
