import { organisationsOf } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import type { ServiceContext } from '../shared/context';

/** An employer for whom the viewer works. */
export interface OwnEmployer {
  readonly name: string;
  /** Eight digits. */
  readonly kvkNumber: string;
}

/** The employers the viewer belongs to, to fill a form beforehand; empty for people of the region. */
export async function findOwnEmployers(
  context: Pick<ServiceContext, 'pool'>,
  viewer: Viewer,
): Promise<readonly OwnEmployer[]> {
  const { rows } = await context.pool.query<OwnEmployer>(
    `SELECT name, kvk_number AS "kvkNumber" FROM organisation
     WHERE kind = 'employer' AND kvk_number IS NOT NULL AND id = ANY ($1::uuid[]) ORDER BY name`,
    [organisationsOf(viewer)],
  );
  return rows;
}
