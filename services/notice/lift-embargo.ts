import { employeeContract } from '../../domain/notice/contract';
import { toEmployee } from '../../domain/notice/contract-mapping';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { ok, refuse } from '../../domain/shared/result';
import { mayChangeNotice } from '../access/notice-access';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import { decideOnRun } from '../case/decide-case';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import { markDefinite } from './mark-notice';
import { openNotice } from './open-notice';
import type { NoticeRecord } from './open-notice';
import { preparePeople } from './prepare-people';
import { registerPeople } from './register-people';

export interface EmbargoReceipt {
  readonly noticeId: string;
  readonly number: string;
  readonly employeeCount: number;
}

/**
 * Lifts an embargo: the accept transaction on the sealed people. In one transaction the draaiboek begins and
 * everybody gets a trajectory and a first task (design §5). Only for the named circle and who filed it.
 * @returns the receipt, or `notice_unknown`, `notice_not_embargoed`, `notice_end_dates_missing`
 */
export function liftEmbargo(
  context: ServiceContext,
  viewer: Viewer,
  noticeId: string,
): Promise<Result<EmbargoReceipt, Refusal>> {
  return rollbackOnFailure<EmbargoReceipt, Refusal>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const record = await openNotice(tx, noticeId, mayChangeNotice, true);
      if (record === null) return fail({ code: 'notice_unknown' });
      if (record.state === 'withdrawn') return fail({ code: 'notice_withdrawn' });
      const registered = await registerSealed(tx, context, record);
      if (!registered.ok) return fail(registered.error);
      const decided = await decideOnRun(tx, context, record.runId, { type: 'notice_confirmed' });
      if (!decided.ok) return fail(decided.error);
      return { noticeId, number: record.number, employeeCount: registered.value };
    }),
  );
}

/**
 * Registers the sealed people of a notice as definite and unseals it; the caller lets the run decide in the same
 * transaction.
 * @returns how many people, or why not; nothing was written then
 */
export async function registerSealed(
  tx: Transaction,
  context: ServiceContext,
  record: NoticeRecord,
): Promise<Result<number, Refusal>> {
  if (record.certainty !== 'embargo') return refuse('notice_not_embargoed');
  const { rows } = await tx.query<{ payload: unknown }>(
    'SELECT payload FROM sealed_person WHERE notice_id = $1 ORDER BY ordinal',
    [record.id],
  );
  const employees = rows.map((row) => toEmployee(employeeContract.parse(row.payload)));
  const withoutEnd = employees.filter((employee) => employee.endDate === undefined).length;
  if (withoutEnd > 0) return refuse('notice_end_dates_missing', { count: withoutEnd });
  const definite: NoticeRecord = { ...record, certainty: 'definite' };
  const prepared = await preparePeople(context, definite, employees);
  if (!prepared.ok) return refuse('input_invalid', { problems: prepared.error.length });
  await markDefinite(tx, record.id);
  await tx.query('UPDATE notice SET missing = $2 WHERE id = $1', [
    record.id,
    prepared.value.missing.map(({ part }) => part),
  ]);
  await registerPeople(tx, context, definite, prepared.value, true);
  await tx.query('DELETE FROM sealed_person WHERE notice_id = $1', [record.id]);
  return ok(employees.length);
}
