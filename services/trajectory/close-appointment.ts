import type { ContactForm } from '../../domain/contact/contact-record';
import { amsterdamDate } from '../../domain/shared/dates';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { mayGuide } from '../access/case-access';
import type { Viewer } from '../access/viewer';
import { nowOf } from '../case/decide-case';
import type { ServiceContext } from '../shared/context';
import { actOnTrajectory } from './act-on-trajectory';
import type { TrajectoryReceipt } from './act-on-trajectory';
import { followAppointments } from './follow-appointments';
import { insertContact } from './record-contact';

export interface AppointmentClosing {
  readonly trajectoryId: string;
  readonly appointmentId: string;
  /** held: contact. missed: the person did not come, which is an attempt. cancelled: neither. */
  readonly result: 'held' | 'missed' | 'cancelled';
  readonly note?: string;
}

/**
 * Says how a planned talk went. Held is contact on the day it was planned for; missed is an attempt.
 * @returns the receipt, or `appointment_unknown` when it is not planned (any more), `contact_in_future`
 */
export function closeAppointment(
  context: ServiceContext,
  viewer: Viewer,
  input: AppointmentClosing,
): Promise<Result<TrajectoryReceipt, Refusal>> {
  return actOnTrajectory(context, viewer, input.trajectoryId, mayGuide, async ({ tx, row, fail, decide }) => {
    const { rows } = await tx.query<{ startsAt: Date; form: ContactForm }>(
      `UPDATE appointment SET state = $3 WHERE id = $1 AND trajectory_id = $2 AND state = 'planned'
       RETURNING starts_at AS "startsAt", form`,
      [input.appointmentId, input.trajectoryId, input.result],
    );
    const appointment = rows[0];
    if (appointment === undefined) return fail({ code: 'appointment_unknown' });
    if (input.result === 'cancelled') return followAppointments(tx, row, decide);
    if (appointment.startsAt > nowOf(context, row)) return fail({ code: 'contact_in_future' });
    const on = amsterdamDate(appointment.startsAt.toISOString());
    const kind = input.result === 'held' ? 'contact' : 'attempt';
    await insertContact(tx, context, {
      trajectoryId: row.id,
      kind,
      form: appointment.form,
      on,
      ...(input.note === undefined ? {} : { note: input.note }),
    });
    const after = await decide({ type: 'contact_recorded', kind, on });
    await followAppointments(tx, after, decide);
  });
}
