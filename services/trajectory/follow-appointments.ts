import type { TrajectoryEvent } from '../../domain/trajectory/events';
import type { Transaction } from '../access/with-viewer';
import type { TrajectoryRow } from '../case/case-row';

/**
 * The first planned appointment after the last contact, as the contact guard wants it: also one that has just
 * passed, because a talk of which nobody wrote down the result is not contact.
 * @returns an instant, or null when nothing is planned
 */
export async function nextAppointmentOf(tx: Transaction, row: TrajectoryRow): Promise<string | null> {
  const { rows } = await tx.query<{ startsAt: Date }>(
    `SELECT starts_at AS "startsAt" FROM appointment
     WHERE trajectory_id = $1 AND state = 'planned'
       AND ($2::date IS NULL OR (starts_at AT TIME ZONE 'Europe/Amsterdam')::date > $2::date)
     ORDER BY starts_at LIMIT 1`,
    [row.id, row.state.lastContactOn],
  );
  return rows[0]?.startsAt.toISOString() ?? null;
}

/** Tells the chart when the next appointment is another one than it knows; else does nothing. */
export async function followAppointments(
  tx: Transaction,
  row: TrajectoryRow,
  decide: (event: TrajectoryEvent) => Promise<TrajectoryRow>,
): Promise<void> {
  const nextAt = await nextAppointmentOf(tx, row);
  if (!sameInstant(row.state.nextAppointmentAt, nextAt))
    await decide({ type: 'appointment_changed', nextAt });
}

/** Whether two instants, in whatever notation, are the same; two times nothing is the same. */
export function sameInstant(a: string | null, b: string | null): boolean {
  return a === null || b === null ? a === b : Date.parse(a) === Date.parse(b);
}
