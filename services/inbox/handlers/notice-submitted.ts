import { toNotice } from '../../../domain/notice/contract-mapping';
import type { NoticeEventContract } from '../../../domain/notice/contract';
import { joinParts } from '../../../domain/notice/join-parts';
import { parseNoticeEvent } from '../../../domain/notice/parse-notice';
import type { Problem } from '../../../domain/notice/problem';
import { amsterdamDate } from '../../../domain/shared/dates';
import type { Transaction } from '../../access/with-viewer';
import { acceptPrepared } from '../../notice/accept-notice';
import { prepareNotice } from '../../notice/prepare-notice';
import type { PreparedNotice } from '../../notice/prepare-notice';
import type { Apply, EventHandler, Handled, HandlerCall } from '../handler';
import { wakeWaiting } from '../inbox-store';
import { dropParts, findParts, keepPart } from '../notice-parts';
import { receiptReply } from '../receipt-reply';
import { fromProblem, fromRefusal } from '../reply';

const refused = (problems: readonly Problem[]): Handled => ({
  kind: 'refused',
  problems: problems.map(fromProblem),
});

/**
 * An employer's system sends a notice, whole or in parts. Whole, it is accepted at once; of a notice in parts
 * each is kept until all are here. The same rules as by every other door.
 */
export const handleNoticeSubmitted: EventHandler = async (call) => {
  const { context, row } = call;
  const today = amsterdamDate(context.now().toISOString());
  const parsed = parseNoticeEvent(row.payload, { today });
  if (!parsed.ok) return () => Promise.resolve(refused(parsed.error));
  if (parsed.value.van === undefined) return accept(call, parsed.value);
  if (await wasHandledBefore(call)) return () => Promise.resolve({ kind: 'done', note: 'part_known' });
  return takePart(call, parsed.value);
};

async function takePart(call: HandlerCall, part: NoticeEventContract): Promise<Apply> {
  const { context, row } = call;
  const others = (await findParts(context, row)).filter((other) => other.deel !== part.deel);
  const joined = joinParts([...others, part]);
  if (joined.ok) {
    const apply = await accept(call, joined.value);
    return async (tx) => {
      await dropParts(tx, row);
      return apply(tx);
    };
  }
  if (joined.error.some(({ code }) => code !== 'parts_missing')) {
    return async (tx) => {
      await dropParts(tx, row);
      return refused(joined.error);
    };
  }
  return async (tx) => {
    await keepPart(tx, row, part, context.now());
    return { kind: 'done', note: 'part_kept' };
  };
}

async function accept(call: HandlerCall, body: NoticeEventContract): Promise<Apply> {
  const { context, viewer } = call;
  const prepared = await prepareNotice(context, viewer, toNotice(body), { door: 'event' });
  if (!prepared.ok) {
    const failure = prepared.error;
    return () =>
      Promise.resolve(
        failure.kind === 'invalid'
          ? refused(failure.problems)
          : { kind: 'refused', problems: [fromRefusal(failure.refusal)] },
      );
  }
  return (tx) => write(tx, call, prepared.value);
}

async function write(tx: Transaction, call: HandlerCall, prepared: PreparedNotice): Promise<Handled> {
  const { context, row } = call;
  const accepted = await acceptPrepared(tx, context, prepared);
  if (!accepted.ok) return { kind: 'refused', problems: [fromRefusal(accepted.error)] };
  const receipt = accepted.value;
  await wakeWaiting(tx, row, context.now());
  return {
    kind: 'done',
    note: receipt.repeated ? 'repeated' : 'accepted',
    reply: receiptReply(row, {
      ...receipt,
      regionCode: prepared.workplace.regionCode,
      outcome: receipt.repeated ? 'al-bekend' : 'ingediend',
      missing: prepared.missing.map(({ location }) => location),
    }),
  };
}

/** A part that came again after its notice was accepted; keeping it would begin a notice that never completes. */
async function wasHandledBefore({ context, row, partner }: HandlerCall): Promise<boolean> {
  const { rows } = await context.pool.query(
    `SELECT 1 FROM inbox_event e JOIN inbox_event accepted
       ON accepted.partner_code = e.partner_code AND accepted.key = e.key AND accepted.error IN ('accepted', 'repeated')
     WHERE e.partner_code = $1 AND e.key = $2 AND e.payload_hash = $3 AND e.state = 'done' AND e.event_id <> $4 LIMIT 1`,
    [partner.partnerCode, row.key, row.payloadHash, row.eventId],
  );
  return rows.length > 0;
}
