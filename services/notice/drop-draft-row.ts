import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { fileDraftSchema, readDraftRow } from './file-draft';

/**
 * Leaves one row out of a draft for good: somebody twice in the file, or no employee after all. With the last row the
 * draft goes as well.
 * @param input.rowNumber as the spreadsheet shows it
 * @returns how many rows are left; null when there is no such draft or row
 */
export function dropDraftRow(
  context: ServiceContext,
  viewer: Viewer,
  input: { readonly draftId: string; readonly rowNumber: number },
): Promise<number | null> {
  return withViewer(context, viewer, async (tx) => {
    const draft = await readDraftRow(tx, viewer, input.draftId, true);
    const rows = draft?.rows.filter((row) => row.rowNumber !== input.rowNumber) ?? [];
    if (draft === null || rows.length === draft.rows.length) return null;
    if (rows.length === 0) {
      await tx.query('DELETE FROM notice_draft WHERE id = $1', [draft.id]);
      return 0;
    }
    const duplicates = draft.duplicates
      .map((numbers) => numbers.filter((number) => number !== input.rowNumber))
      .filter((numbers) => numbers.length > 1);
    await tx.query('UPDATE notice_draft SET payload = $2, updated_at = $3 WHERE id = $1', [
      draft.id,
      JSON.stringify(fileDraftSchema.parse({ ...draft, rows, duplicates })),
      context.now(),
    ]);
    return rows.length;
  });
}
