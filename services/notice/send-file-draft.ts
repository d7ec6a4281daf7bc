import { parseNotice } from '../../domain/notice/parse-notice';
import { amsterdamDate } from '../../domain/shared/dates';
import { err } from '../../domain/shared/result';
import type { Result } from '../../domain/shared/result';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { acceptNotice } from './accept-notice';
import type { AcceptFailure, NoticeReceipt } from './accept-notice';
import { fileDraftSchema, isGoodRow, readDraftRow } from './file-draft';
import type { FileDraft } from './file-draft';

/** Reads a draft for its page. @returns null when it does not exist for this viewer */
export function readFileDraft(
  context: ServiceContext,
  viewer: Viewer,
  id: string,
): Promise<FileDraft | null> {
  return withViewer(context, viewer, (tx) => readDraftRow(tx, viewer, id));
}

/**
 * Sends the good rows of a draft as one notice; the other rows stay in the draft, with what is wrong with them. The
 * rows go through the same rules as every notice, so a row that was good yesterday and is not today stops the sending.
 *
 * The draft is the key of the sending: sending twice, or again after a crash between accepting and tidying, gives the
 * first receipt.
 *
 * @returns the receipt, or everything that is wrong, or a named refusal
 */
export async function sendFileDraft(
  context: ServiceContext,
  viewer: Viewer,
  id: string,
): Promise<Result<NoticeReceipt, AcceptFailure>> {
  const draft = await readFileDraft(context, viewer, id);
  if (draft === null || draft.noticeId !== null) {
    return err({ kind: 'refused', refusal: { code: 'draft_unknown' } });
  }
  const parsed = parseNotice(bodyOf(draft), { today: amsterdamDate(context.now().toISOString()) });
  if (!parsed.ok) return err({ kind: 'invalid', problems: parsed.error });
  const accepted = await acceptNotice(context, viewer, parsed.value, {
    door: 'file',
    requestKey: `draft/${id}`,
    tellCoordinators: draft.tellCoordinators,
  });
  if (accepted.ok) await keepTheRest(context, viewer, id, accepted.value.noticeId);
  return accepted;
}

/** Throws a draft away: nothing of it was sent, nothing stays. @returns false when there was none */
export async function discardFileDraft(
  context: ServiceContext,
  viewer: Viewer,
  id: string,
): Promise<boolean> {
  return withViewer(context, viewer, async (tx) => {
    if ((await readDraftRow(tx, viewer, id, true)) === null) return false;
    await tx.query('DELETE FROM notice_draft WHERE id = $1', [id]);
    return true;
  });
}

function bodyOf(draft: FileDraft): Record<string, unknown> {
  return {
    ...draft.facts,
    werknemers: draft.rows.filter(isGoodRow).map((row) => row.employee),
  };
}

async function keepTheRest(
  context: ServiceContext,
  viewer: Viewer,
  id: string,
  noticeId: string,
): Promise<void> {
  await withViewer(context, viewer, async (tx) => {
    const draft = await readDraftRow(tx, viewer, id, true);
    if (draft === null) return;
    const rows = draft.rows.filter((row) => !isGoodRow(row));
    if (rows.length === 0) {
      await tx.query('DELETE FROM notice_draft WHERE id = $1', [id]);
      return;
    }
    const payload = fileDraftSchema.parse({ ...draft, rows });
    await tx.query('UPDATE notice_draft SET payload = $2, notice_id = $3, updated_at = $4 WHERE id = $1', [
      id,
      JSON.stringify(payload),
      noticeId,
      context.now(),
    ]);
  });
}
