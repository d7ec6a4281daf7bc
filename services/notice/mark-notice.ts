import type { PlainDate } from '../../domain/shared/dates';
import type { Transaction } from '../access/with-viewer';

/** Marks a notice as withdrawn; people who were sealed are removed, their number stays. */
export async function markWithdrawn(
  tx: Transaction,
  noticeId: string,
  reason: string | null,
  at: Date,
): Promise<void> {
  await tx.query(
    `UPDATE notice SET state = 'withdrawn', withdrawn_at = $2, withdrawn_reason = $3, version = version + 1
     WHERE id = $1 AND state <> 'withdrawn'`,
    [noticeId, at, reason],
  );
  await tx.query('DELETE FROM sealed_person WHERE notice_id = $1', [noticeId]);
}

/** The decision is definite now; the review date has no meaning any more. */
export async function markDefinite(tx: Transaction, noticeId: string): Promise<void> {
  await tx.query(
    `UPDATE notice SET certainty = 'definite', review_date = NULL, version = version + 1,
       facts = jsonb_set(facts, '{certainty}', '"definite"') - 'reviewDate'
     WHERE id = $1 AND certainty <> 'definite'`,
    [noticeId],
  );
}

/** Not yet: the day on which to look again. */
export async function markReviewDate(tx: Transaction, noticeId: string, date: PlainDate): Promise<void> {
  await tx.query(
    `UPDATE notice SET review_date = $2, version = version + 1,
       facts = jsonb_set(facts, '{reviewDate}', to_jsonb($2::date::text))
     WHERE id = $1`,
    [noticeId, date],
  );
}
