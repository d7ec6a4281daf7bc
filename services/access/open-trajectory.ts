import type { TrajectoryRow } from '../case/case-row';
import { lockTrajectory, readTrajectories } from '../case/lock-cases';
import type { Viewer } from './viewer';
import type { Transaction } from './with-viewer';

/**
 * Opens one trajectory for a viewer, through both locks: row-level security has to let the row through for him,
 * and then the rule has to allow what he wants to do. From here on the transaction reads and writes for everybody
 * concerned, because an act of an employee or a provider also touches rows that he may not see himself.
 * @param lock true when it is going to be decided on
 * @returns the row, or null when it does not exist for him
 */
export async function openTrajectory(
  tx: Transaction,
  id: string,
  may: (viewer: Viewer, row: TrajectoryRow) => boolean,
  lock: boolean,
): Promise<TrajectoryRow | null> {
  const { rowCount } = await tx.query('SELECT 1 FROM trajectory WHERE id = $1', [id]);
  if (rowCount !== 1) return null;
  await tx.elevate();
  const row = lock ? await lockTrajectory(tx, id) : ((await readTrajectories(tx, [id]))[0] ?? null);
  return row !== null && may(tx.viewer, row) ? row : null;
}
