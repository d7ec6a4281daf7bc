import type { Notice } from '../../domain/notice/notice';
import type { Refusal } from '../../domain/shared/refusal';
import { hasRole, organisationsOf } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import type { ServiceContext } from '../shared/context';

/**
 * Who may file: an employer (person, program or partner) for his own KvK number; an account manager or
 * coordinator of the region for any employer of the region, and then the notice says for whom (both
 * names are kept).
 * @returns null when allowed, else the refusal
 */
export async function mayFileFor(
  context: Pick<ServiceContext, 'pool'>,
  viewer: Viewer,
  notice: Notice,
  regionCode: string,
): Promise<Refusal | null> {
  if (viewer.kind === 'system') return null;
  if (hasRole(viewer, 'account_manager', regionCode) || hasRole(viewer, 'coordinator', regionCode)) {
    return notice.filedOnBehalf === undefined ? { code: 'notice_on_behalf_missing' } : null;
  }
  if (!hasRole(viewer, 'employer')) return { code: 'notice_not_allowed' };
  const { rows } = await context.pool.query(
    `SELECT 1 FROM organisation WHERE kind = 'employer' AND kvk_number = $1 AND id = ANY ($2::uuid[])`,
    [notice.employer.kvkNumber, organisationsOf(viewer)],
  );
  return rows.length > 0 ? null : { code: 'notice_not_your_company' };
}
