import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { mayChangeNotice } from '../access/notice-access';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import { decideOnRun } from '../case/decide-case';
import { sendPagesNow } from '../playbook/send-pages';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import { markDefinite } from './mark-notice';
import { openNotice } from './open-notice';

export interface ConfirmReceipt {
  readonly noticeId: string;
  readonly number: string;
  /** False when the notice is big: the run asks the other people page by page. */
  readonly everybodyAsked: boolean;
}

/**
 * An uncertain notice becomes definite: the draaiboek begins and everybody is asked whether he joins. Everybody
 * needs an end date by then (`changeEndDates` gives them).
 * @returns the receipt, or `notice_unknown`, `notice_withdrawn`, `notice_already_definite`,
 *   `notice_end_dates_missing`; a notice under embargo is lifted instead (`notice_embargoed`)
 */
export async function confirmNotice(
  context: ServiceContext,
  viewer: Viewer,
  noticeId: string,
): Promise<Result<ConfirmReceipt, Refusal>> {
  const done = await rollbackOnFailure<{ number: string; runId: string }, Refusal>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const record = await openNotice(tx, noticeId, mayChangeNotice, true);
      if (record === null) return fail({ code: 'notice_unknown' });
      if (record.state === 'withdrawn') return fail({ code: 'notice_withdrawn' });
      if (record.certainty === 'embargo') return fail({ code: 'notice_embargoed' });
      if (record.certainty === 'definite') return fail({ code: 'notice_already_definite' });
      const count = await countWithoutEndDate(tx, noticeId);
      if (count > 0) return fail({ code: 'notice_end_dates_missing', details: { count } });
      const decided = await decideOnRun(tx, context, record.runId, { type: 'notice_confirmed' });
      if (!decided.ok) return fail(decided.error);
      await markDefinite(tx, noticeId);
      return { number: record.number, runId: record.runId };
    }),
  );
  if (!done.ok) return done;
  const everybodyAsked = await sendPagesNow(context, done.value.runId);
  return { ok: true, value: { noticeId, number: done.value.number, everybodyAsked } };
}

/** How many people of a notice who are still in it have no end date. */
export async function countWithoutEndDate(tx: Transaction, noticeId: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `SELECT count(*) AS count FROM trajectory WHERE notice_id = $1 AND end_date IS NULL AND stage <> 'closed'`,
    [noticeId],
  );
  return rows[0]?.count ?? 0;
}
