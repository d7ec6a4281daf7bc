import { describeIssue } from '../../../domain/notice/describe-issue';
import { normaliseInput } from '../../../domain/notice/text-guard';
import { meldingIngetrokkenV1 } from '../../../domain/events/types/melding-ingetrokken.v1';
import { withdrawNotice } from '../../notice/withdraw-notice';
import { findOwnNotice } from '../find-own-notice';
import type { OwnNotice } from '../find-own-notice';
import type { Apply, EventHandler, Handled, HandlerCall } from '../handler';
import { receiptReply } from '../receipt-reply';
import { fromProblem, fromRefusal } from '../reply';

/** An employer's system takes a notice back. Withdrawing twice is answered as known. */
export const handleNoticeWithdrawn: EventHandler = async (call) => {
  const { context, viewer, row } = call;
  const input = normaliseInput(row.payload);
  const parsed = meldingIngetrokkenV1.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues
      .flatMap((issue) => describeIssue(issue, input, true))
      .map(fromProblem);
    return always({ kind: 'refused', problems });
  }
  const notice = await findOwnNotice(call);
  if (notice === null) return always({ kind: 'awaits_notice' });
  const answer = await withdrawNotice(
    context,
    viewer,
    { noticeId: notice.id, reason: parsed.data.reden },
    (tx) => call.finish(tx, receipt(call, notice, 'ingetrokken')),
  );
  if (answer.ok) return null;
  if (answer.error.code === 'notice_withdrawn') return always(receipt(call, notice, 'al-bekend'));
  return always({ kind: 'refused', problems: [fromRefusal(answer.error)] });
};

function receipt(
  { context, row }: HandlerCall,
  notice: OwnNotice,
  outcome: 'ingetrokken' | 'al-bekend',
): Handled {
  const facts = {
    ...notice,
    noticeId: notice.id,
    acceptedAt: context.now().toISOString(),
    outcome,
    missing: [],
  };
  return {
    kind: 'done',
    note: outcome === 'ingetrokken' ? 'withdrawn' : 'repeated',
    reply: receiptReply(row, facts),
  };
}

function always(handled: Handled): Apply {
  return () => Promise.resolve(handled);
}
