import { countWmco, mayCountForWmco, wmcoSettingAt } from '../../domain/notice/wmco';
import type { WmcoCount, WmcoEntry } from '../../domain/notice/wmco';
import { WMCO_SETTINGS } from '../../domain/notice/wmco-settings';
import type { ContractKind } from '../../domain/notice/notice';
import { amsterdamDate } from '../../domain/shared/dates';
import type { Transaction } from '../access/with-viewer';
import type { PreparedNotice } from './prepare-notice';

/**
 * The WMCO counter of an employer after this notice: everybody of his notices in the same work area,
 * also of earlier notices that came in pieces (WMCO art. 3(1)). It warns; it never says that the duty
 * does not exist.
 */
export async function wmcoCountOf(
  tx: Transaction,
  prepared: PreparedNotice,
  employerId: string,
): Promise<WmcoCount[]> {
  const { rows } = await tx.query<{ endDate: string | null; contractKind: ContractKind; people: number }>(
    `SELECT t.end_date AS "endDate", t.contract_kind AS "contractKind", count(*) AS people
     FROM trajectory t JOIN notice n ON n.id = t.notice_id
     WHERE n.employer_id = $1 AND n.work_area = $2 AND n.state = 'accepted' AND n.certainty <> 'embargo'
     GROUP BY t.end_date, t.contract_kind`,
    [employerId, prepared.workplace.workArea],
  );
  const employer = prepared.notice.employer.groupName ?? prepared.notice.employer.kvkNumber;
  const entries = rows.flatMap((row) =>
    mayCountForWmco(row.contractKind) ? Array.from({ length: row.people }, () => entryOf(row.endDate)) : [],
  );
  const sealed = prepared.notice.certainty === 'embargo' ? prepared.notice.employees : [];
  entries.push(
    ...sealed
      .filter((employee) => mayCountForWmco(employee.contractKind))
      .map((employee) => entryOf(employee.endDate ?? null)),
  );
  const today = amsterdamDate(prepared.caseNow.toISOString());
  return countWmco(entries, wmcoSettingAt(WMCO_SETTINGS, today));

  function entryOf(endDate: string | null): WmcoEntry {
    const base = { employer, workArea: prepared.workplace.workArea };
    return endDate === null ? base : { ...base, endDate };
  }
}
