import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { previewRunWithdrawal } from '../../domain/playbook/withdraw';
import { summariseWithdrawal } from '../../domain/trajectory/withdrawal';
import type { TrajectoryState } from '../../domain/trajectory/state';
import { mayChangeNotice } from '../access/notice-access';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import { decideOnRun } from '../case/decide-case';
import { readRuns } from '../case/lock-cases';
import { sendPagesNow } from '../playbook/send-pages';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import { markWithdrawn } from './mark-notice';
import { openNotice } from './open-notice';
import type { NoticeRecord } from './open-notice';

/** What a withdrawal would do; shown before it is done. */
export interface WithdrawalConsequences {
  readonly noticeId: string;
  readonly number: string;
  /** Everybody of the notice, also who is closed already; under embargo the people are counted only. */
  readonly people: number;
  /** Whose trajectory will be closed. */
  readonly affected: number;
  readonly openTasks: number;
  /** Who gets a mail that it is over. */
  readonly told: number;
  readonly byStage: Readonly<Record<string, number>>;
  readonly runTasks: number;
}

/**
 * Tells what withdrawing a notice would do, without doing it.
 * @returns the consequences, or `notice_unknown`, `notice_withdrawn`
 */
export function previewNoticeWithdrawal(
  context: ServiceContext,
  viewer: Viewer,
  noticeId: string,
): Promise<Result<WithdrawalConsequences, Refusal>> {
  return rollbackOnFailure<WithdrawalConsequences, Refusal>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const record = await openNotice(tx, noticeId, mayChangeNotice, false);
      if (record === null) return fail({ code: 'notice_unknown' });
      if (record.state === 'withdrawn') return fail({ code: 'notice_withdrawn' });
      const { rows } = await tx.query<{ state: TrajectoryState }>(
        'SELECT state FROM trajectory WHERE notice_id = $1',
        [noticeId],
      );
      const summary = summariseWithdrawal(rows.map((row) => row.state));
      const [run] = await readRuns(tx, [record.runId]);
      return {
        noticeId,
        number: record.number,
        ...summary,
        people: record.employeeCount,
        runTasks: run === undefined ? 0 : previewRunWithdrawal(run.state).closed.length,
      };
    }),
  );
}

/** What a withdrawal left behind. */
export interface WithdrawalReceipt {
  readonly noticeId: string;
  readonly number: string;
  readonly withdrawnAt: string;
  /** False when the notice is big: the run closes the other trajectories page by page. */
  readonly everybodyClosed: boolean;
}

/**
 * Takes a notice back. First the notice and its run, in one transaction; then the people, 500 at a time: at once
 * when they are few, else driven by the run, which goes on where it stopped (feature 2). Sealed people are
 * removed; what was counted stays.
 * @param input.reason in the employer's own words; stays with the notice
 * @param also writes in the same transaction what belongs to it, such as the mark of an event that is handled
 * @returns the receipt, or `notice_unknown`, `notice_withdrawn`
 */
export async function withdrawNotice(
  context: ServiceContext,
  viewer: Viewer,
  input: { readonly noticeId: string; readonly reason?: string },
  also?: (tx: Transaction, record: NoticeRecord) => Promise<void>,
): Promise<Result<WithdrawalReceipt, Refusal>> {
  const done = await rollbackOnFailure<
    Omit<WithdrawalReceipt, 'everybodyClosed'> & { runId: string },
    Refusal
  >((fail) =>
    withViewer(context, viewer, async (tx) => {
      const record = await openNotice(tx, input.noticeId, mayChangeNotice, true);
      if (record === null) return fail({ code: 'notice_unknown' });
      if (record.state === 'withdrawn') return fail({ code: 'notice_withdrawn' });
      const decided = await decideOnRun(tx, context, record.runId, { type: 'notice_withdrawn' });
      if (!decided.ok) return fail(decided.error);
      const at = context.now();
      await markWithdrawn(tx, record.id, input.reason ?? null, at);
      await also?.(tx, record);
      return {
        noticeId: record.id,
        number: record.number,
        withdrawnAt: at.toISOString(),
        runId: record.runId,
      };
    }),
  );
  if (!done.ok) return done;
  const { runId, ...receipt } = done.value;
  return { ok: true, value: { ...receipt, everybodyClosed: await sendPagesNow(context, runId) } };
}
