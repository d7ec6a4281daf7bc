import { organisationsOf } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';

/** A draft in a list. */
export interface DraftListItem {
  readonly id: string;
  readonly noticeId: string | null;
  readonly noticeNumber: string | null;
  readonly rows: number;
  readonly updatedAt: Date;
}

/** The drafts of the viewer's own organisation, newest first; at most fifty. */
export async function findDrafts(context: ServiceContext, viewer: Viewer): Promise<readonly DraftListItem[]> {
  const { rows } = await withViewer(context, viewer, (tx) =>
    tx.query<DraftListItem>(
      `SELECT d.id, d.notice_id AS "noticeId", n.number AS "noticeNumber",
         jsonb_array_length(d.payload->'rows') AS rows, d.updated_at AS "updatedAt"
       FROM notice_draft d LEFT JOIN notice n ON n.id = d.notice_id
       WHERE d.kind = 'file' AND d.organisation_id = ANY ($1::uuid[])
       ORDER BY d.updated_at DESC, d.id DESC LIMIT 50`,
      [organisationsOf(viewer)],
    ),
  );
  return rows;
}
