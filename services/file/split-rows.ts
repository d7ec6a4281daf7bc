import type { NoticedEmployee } from '../../domain/notice/notice';
import type { FilePreview, PreviewRow } from './preview';

export type GoodRow = { readonly rowNumber: number; readonly employee: NoticedEmployee };

/**
 * The rows that can be sent and the rows that are kept to mend. Nothing is half accepted: a row with any
 * problem is held, with all its problems.
 */
export function splitRows(preview: FilePreview): { good: GoodRow[]; held: PreviewRow[] } {
  const good: GoodRow[] = [];
  const held: PreviewRow[] = [];
  for (const row of preview.rows) {
    if (row.employee !== null && row.problems.length === 0)
      good.push({ rowNumber: row.rowNumber, employee: row.employee });
    else held.push(row);
  }
  return { good, held };
}
