import type { ContactForm, ContactKind } from '../../domain/contact/contact-record';
import type { PlainDate } from '../../domain/shared/dates';
import { amsterdamDate } from '../../domain/shared/dates';
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

export interface ContactInput {
  readonly trajectoryId: string;
  /** A talk that took place, or an attempt that did not reach the person: an attempt is not contact. */
  readonly kind: ContactKind;
  readonly form: ContactForm;
  readonly on: PlainDate;
  /** Kept with the case, seen by its team; never in events, mails or histories. */
  readonly note?: string;
}

/**
 * Records a contact or an attempt (D55). Contact lets the guard count anew; an attempt only shows that
 * somebody tried.
 * @returns the receipt, or `contact_in_future`, `case_unknown`
 */
export function recordContact(
  context: ServiceContext,
  viewer: Viewer,
  input: ContactInput,
): Promise<Result<TrajectoryReceipt, Refusal>> {
  return actOnTrajectory(context, viewer, input.trajectoryId, mayGuide, async ({ tx, row, fail, decide }) => {
    const today = amsterdamDate(nowOf(context, row).toISOString());
    if (input.on > today) return fail({ code: 'contact_in_future', details: { date: input.on } });
    await insertContact(tx, context, input);
    const after = await decide({ type: 'contact_recorded', kind: input.kind, on: input.on });
    await followAppointments(tx, after, decide);
  });
}

/**
 * Writes one contact moment. Only somebody with an account records contact.
 * @param id the task's own id when a task recorded it, so that a correction of the task finds it back
 */
export async function insertContact(
  tx: Transaction,
  context: Pick<ServiceContext, 'newId' | 'now'>,
  input: ContactInput,
  id = context.newId(),
): Promise<void> {
  const recordedBy = tx.viewer.kind === 'account' ? tx.viewer.accountId : null;
  if (recordedBy === null) throw new Error('contact_without_account');
  await tx.query(
    `INSERT INTO contact_moment (id, trajectory_id, kind, form, happened_on, note, recorded_at, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, input.trajectoryId, input.kind, input.form, input.on, input.note ?? null, context.now(), recordedBy],
  );
}
