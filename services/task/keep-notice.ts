import type { NoticeCompleteContract } from '../../domain/task/types/notice.complete';
import { completedFacts, knownAnswers, writeFacts } from '../notice/complete-facts';
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
  const given = answer as NoticeCompleteContract;
  // The form begins with what is known: sending that back tells nothing.
  const known: Readonly<Record<string, unknown>> = knownAnswers(record.facts);
  const isNew = Object.entries(given).some(([name, value]) => value !== undefined && value !== known[name]);
  if (!isNew) return { code: 'nothing_filled_in' };
  await writeFacts(tx, record, completedFacts(record.facts, given));
  return null;
};
