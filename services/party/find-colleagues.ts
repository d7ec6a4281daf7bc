import type { TaskRole } from '../../domain/task/roles';
import { regionsOf } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import type { ServiceContext } from '../shared/context';

/** Somebody to choose from. */
export interface Colleague {
  readonly accountId: string;
  readonly name: string;
}

/**
 * Who works in a region in a role today, by name; empty when the region is not the viewer's own.
 *
 * @param query.role the role they must have
 */
export async function findColleagues(
  context: Pick<ServiceContext, 'pool'>,
  viewer: Viewer,
  query: { readonly regionCode: string; readonly role: TaskRole },
): Promise<readonly Colleague[]> {
  if (!regionsOf(viewer).includes(query.regionCode)) return [];
  const { rows } = await context.pool.query<Colleague>(
    `SELECT DISTINCT a.id AS "accountId", a.name FROM membership m
     JOIN account a ON a.id = m.account_id AND a.active
     WHERE m.role = $1 AND m.region_code = $2
       AND m.valid_from <= current_date AND (m.valid_to IS NULL OR m.valid_to >= current_date)
     ORDER BY a.name, a.id`,
    [query.role, query.regionCode],
  );
  return rows;
}
