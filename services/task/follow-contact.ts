import type { Transaction } from '../access/with-viewer';
import { decideLockedTrajectory } from '../case/decide-case';
import { lockTrajectory } from '../case/lock-cases';
import type { ServiceContext } from '../shared/context';
import { nextAppointmentOf, sameInstant } from '../trajectory/follow-appointments';
import type { TaskRow } from './task-row';

const WITH_CONTACT: readonly string[] = ['contact.hold', 'intake.talk', 'plan.agree'];

/** Whether completing this task can change which appointment is the next one. */
export function mayHaveBeenContact(task: Pick<TaskRow, 'type'>): boolean {
  return WITH_CONTACT.includes(task.type);
}

/**
 * After a talk the next planned appointment counts for the contact guard; told to the chart in a decision of its
 * own when it is another one than it knows.
 * @returns the course version after it
 */
export async function followContact(
  tx: Transaction,
  context: ServiceContext,
  trajectoryId: string,
  courseVersion: number,
): Promise<number> {
  const row = await lockTrajectory(tx, trajectoryId);
  if (row === null || row.stage === 'closed') return courseVersion;
  const nextAt = await nextAppointmentOf(tx, row);
  if (sameInstant(row.state.nextAppointmentAt, nextAt)) return courseVersion;
  const decided = await decideLockedTrajectory(tx, context, row, { type: 'appointment_changed', nextAt });
  return decided.ok ? decided.value.courseVersion : courseVersion;
}
