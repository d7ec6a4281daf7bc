import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';

/** The trajectory of the person who looks; null for everybody else, and before there is one. */
export async function findOwnTrajectory(
  context: Pick<ServiceContext, 'pool'>,
  viewer: Viewer,
): Promise<string | null> {
  if (viewer.kind !== 'person') return null;
  const { rows } = await withViewer(context, viewer, (tx) =>
    tx.query<{ id: string }>(
      'SELECT id FROM trajectory WHERE person_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1',
      [viewer.personId],
    ),
  );
  return rows[0]?.id ?? null;
}
