import type { NoticeCompleteContract } from '../../domain/task/types/notice.complete';
import { completedFacts, writeFacts } from '../notice/complete-facts';
import { openNotice } from '../notice/open-notice';
import type { AnswerKeeper } from './keep-answer';

/** Writes the answers of `notice.complete` on the notice, and what is still missing after them. */
export const keepNotice: AnswerKeeper = async (tx, _context, task, answer) => {
  const { rows } = await tx.query<{ noticeId: string }>(
    'SELECT notice_id AS "noticeId" FROM playbook_run WHERE id = $1',
    [task.runId],
  );
  const record = await openNotice(tx, rows[0]?.noticeId ?? '', () => true, false);
  if (record === null) throw new Error('run_without_notice');
  await writeFacts(tx, record, completedFacts(record.facts, answer as NoticeCompleteContract));
  return null;
};
