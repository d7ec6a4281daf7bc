import type { Refusal } from '../../domain/shared/refusal';
import { playbookConfirm } from '../../domain/task/types/playbook.confirm';
import type { PlaybookConfirmContract } from '../../domain/task/types/playbook.confirm';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { countWithoutEndDate } from '../notice/confirm-notice';
import { registerSealed } from '../notice/lift-embargo';
import { markDefinite, markReviewDate, markWithdrawn } from '../notice/mark-notice';
import { openNotice } from '../notice/open-notice';
import type { NoticeRecord } from '../notice/open-notice';
import type { AnswerKeeper } from './keep-answer';

/**
 * Writes on the notice what `playbook.confirm` decided, and registers the people who were sealed: lifting an
 * embargo is the accept transaction. The people who are there already get the change from the run.
 */
export const keepConfirm: AnswerKeeper = async (tx, context, task, answer) => {
  const record = await noticeOfRun(tx, task.runId);
  const facts = playbookConfirm.facts(answer as PlaybookConfirmContract);
  if (facts['decision'] === 'go') return goAhead(tx, context, record);
  if (facts['decision'] === 'withdraw') await markWithdrawn(tx, record.id, null, context.now());
  else if (typeof facts['reviewOn'] === 'string') await markReviewDate(tx, record.id, facts['reviewOn']);
  return null;
};

async function goAhead(
  tx: Transaction,
  context: ServiceContext,
  record: NoticeRecord,
): Promise<Refusal | null> {
  if (record.certainty === 'embargo') {
    const registered = await registerSealed(tx, context, record);
    return registered.ok ? null : registered.error;
  }
  const count = await countWithoutEndDate(tx, record.id);
  if (count > 0) return { code: 'notice_end_dates_missing', details: { count } };
  await markDefinite(tx, record.id);
  return null;
}

async function noticeOfRun(tx: Transaction, runId: string): Promise<NoticeRecord> {
  const { rows } = await tx.query<{ noticeId: string }>(
    'SELECT notice_id AS "noticeId" FROM playbook_run WHERE id = $1',
    [runId],
  );
  // Whoever completes the task was let through already; the run's row is locked, so is the notice through it.
  const record = await openNotice(tx, rows[0]?.noticeId ?? '', () => true, false);
  if (record === null) throw new Error('run_without_notice');
  return record;
}
