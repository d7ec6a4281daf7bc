import type { ContactForm } from '../../domain/contact/contact-record';
import type { Instant } from '../../domain/shared/dates';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { mayGuide } from '../access/case-access';
import type { Viewer } from '../access/viewer';
import type { Transaction } from '../access/with-viewer';
import { nowOf } from '../case/decide-case';
import type { ServiceContext } from '../shared/context';
import { actOnTrajectory } from './act-on-trajectory';
import type { TrajectoryReceipt } from './act-on-trajectory';
import { followAppointments } from './follow-appointments';

export interface AppointmentInput {
  readonly trajectoryId: string;
  readonly startsAt: Instant;
  /** 5 to 480. */
  readonly minutes: number;
  readonly form: ContactForm;
  readonly place?: string;
}

/**
 * Plans a talk. The contact guard then asks after it whether it was held.
 * @returns the receipt, or `appointment_in_past`, `case_unknown`
 */
export function planAppointment(
  context: ServiceContext,
  viewer: Viewer,
  input: AppointmentInput,
): Promise<Result<TrajectoryReceipt, Refusal>> {
  return actOnTrajectory(context, viewer, input.trajectoryId, mayGuide, async ({ tx, row, fail, decide }) => {
    if (Date.parse(input.startsAt) <= nowOf(context, row).getTime()) {
      return fail({ code: 'appointment_in_past' });
    }
    await insertAppointment(tx, context, input);
    await followAppointments(tx, row, decide);
  });
}

/** Writes one planned appointment. */
export async function insertAppointment(
  tx: Transaction,
  context: Pick<ServiceContext, 'newId' | 'now'>,
  input: AppointmentInput,
): Promise<string> {
  const createdBy = tx.viewer.kind === 'account' ? tx.viewer.accountId : null;
  if (createdBy === null) throw new Error('appointment_without_account');
  const id = context.newId();
  await tx.query(
    `INSERT INTO appointment (id, trajectory_id, starts_at, minutes, form, place, state, created_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'planned', $7, $8)`,
    [
      id,
      input.trajectoryId,
      input.startsAt,
      input.minutes,
      input.form,
      input.place ?? null,
      createdBy,
      context.now(),
    ],
  );
  return id;
}
