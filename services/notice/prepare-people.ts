import type { NoticedEmployee } from '../../domain/notice/notice';
import { missingParts } from '../../domain/notice/missing-parts';
import type { Problem } from '../../domain/notice/problem';
import { findNoticeMunicipalities } from '../../domain/region/check-residences';
import { amsterdamDate } from '../../domain/shared/dates';
import { err, ok } from '../../domain/shared/result';
import type { Result } from '../../domain/shared/result';
import { playbookDocumentOf } from '../case/playbook-cache';
import { municipalityIndex } from '../region/municipality-index';
import type { ServiceContext } from '../shared/context';
import { noticeOf } from './open-notice';
import type { NoticeRecord } from './open-notice';
import type { PreparedNotice } from './prepare-notice';

/**
 * Prepares people for a notice that exists already, as `prepareNotice` does for a new one: the run's own version
 * of the draaiboek, the same municipalities, the same clock.
 * @returns what the writing part of accepting needs, or every residence that is unknown
 */
export async function preparePeople(
  context: ServiceContext,
  record: NoticeRecord,
  employees: readonly NoticedEmployee[],
): Promise<Result<PreparedNotice, readonly Problem[]>> {
  const acceptedAt = context.now();
  const caseNow = record.steppedNow ?? acceptedAt;
  const notice = noticeOf(record, employees);
  const index = await municipalityIndex(context);
  const found = findNoticeMunicipalities(index, notice, amsterdamDate(caseNow.toISOString()));
  const workplace = index.byCode.get(record.workplaceMunicipality) ?? found.workplace;
  if (found.problems.length > 0 || workplace === undefined) return err(found.problems);
  const playbook = await playbookDocumentOf(context, record.playbookVersionId);
  return ok({
    notice,
    options: { door: 'page', ...(record.clockId === null ? {} : { clockId: record.clockId }) },
    workplace,
    residences: found.residences,
    playbookVersionId: record.playbookVersionId,
    playbookVersion: record.playbookVersion,
    playbook,
    missing: missingParts(notice),
    contentHash: '',
    acceptedAt,
    caseNow,
  });
}
