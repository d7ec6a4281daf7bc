import type { Refusal } from '../../../domain/shared/refusal';
import { addPeople } from '../../notice/add-people';
import { changeEndDates } from '../../notice/change-end-dates';
import { confirmNotice } from '../../notice/confirm-notice';
import { removePerson } from '../../notice/remove-person';
import { findOwnNotice, findOwnPeople } from '../find-own-notice';
import type { OwnNotice } from '../find-own-notice';
import type { Apply, EventHandler, Handled, HandlerCall } from '../handler';
import { readChange } from '../read-change';
import type { ReadChange } from '../read-change';
import { receiptReply } from '../receipt-reply';
import { fromProblem, fromRefusal } from '../reply';
import type { ReplyProblem } from '../reply';

/**
 * An employer's system changes a notice. Everything is checked before anything is done. The parts of a change are
 * use cases of their own, each in its transaction and each harmless to repeat, so that an attempt that was broken
 * off is simply done again.
 */
export const handleNoticeChanged: EventHandler = async (call) => {
  const { context, row } = call;
  const notice = await findOwnNotice(call);
  if (notice === null) return always({ kind: 'awaits_notice' });
  const people = await findOwnPeople(call, notice.id);
  const change = readChange(row, notice, people, context.now(), row.attempts > 1);
  if (!change.ok) return always({ kind: 'refused', problems: change.error });
  const problems = await makeChange(call, notice, change.value);
  if (problems.length > 0) return always({ kind: 'refused', problems });
  const now = (await findOwnNotice(call)) ?? notice;
  const reply = receiptReply(row, {
    noticeId: now.id,
    number: now.number,
    regionCode: now.regionCode,
    employeeCount: now.employeeCount,
    acceptedAt: context.now().toISOString(),
    outcome: 'gewijzigd',
    missing: [],
  });
  return always({ kind: 'done', note: 'changed', reply });
};

/** First who comes and other dates, then who goes, so that the notice is never without people. */
async function makeChange(
  call: HandlerCall,
  notice: OwnNotice,
  change: ReadChange,
): Promise<readonly ReplyProblem[]> {
  const { context, viewer } = call;
  const noticeId = notice.id;
  if (change.added.length > 0) {
    const added = await addPeople(context, viewer, { noticeId, employees: change.added });
    if (!added.ok)
      return added.error.kind === 'invalid'
        ? added.error.problems.map(fromProblem)
        : refusal(added.error.refusal);
  }
  if (change.endDates.length > 0) {
    const dated = await changeEndDates(context, viewer, { noticeId, changes: change.endDates });
    if (!dated.ok) return refusal(dated.error);
  }
  for (const trajectoryId of change.removed) {
    const removed = await removePerson(context, viewer, { noticeId, trajectoryId });
    if (!removed.ok) return refusal(removed.error);
  }
  if (change.definite) {
    const confirmed = await confirmNotice(context, viewer, noticeId);
    if (!confirmed.ok && confirmed.error.code !== 'notice_already_definite') return refusal(confirmed.error);
  }
  return [];
}

function refusal(error: Refusal): readonly ReplyProblem[] {
  return [fromRefusal(error)];
}

function always(handled: Handled): Apply {
  return () => Promise.resolve(handled);
}
