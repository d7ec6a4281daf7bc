import type { PlainDate } from '../../domain/shared/dates';
import type { Refusal } from '../../domain/shared/refusal';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { keepAppointment } from './keep-appointment';
import { keepEmployerInform } from './keep-employer-inform';
import { keepConfirm } from './keep-confirm';
import { keepContact } from './keep-contact';
import { keepEnrolAnswer } from './keep-enrol-answer';
import { keepIntake } from './keep-intake';
import { keepNotice } from './keep-notice';
import { keepPlan } from './keep-plan';
import { keepTriage } from './keep-triage';
import type { TaskRow } from './task-row';

/**
 * Stores what an answer says about the person where it belongs: consents, intake, plan, contact. Answers a
 * refusal when the answer does not fit what is stored, and null when it is kept.
 */
export type AnswerKeeper = (
  tx: Transaction,
  context: ServiceContext,
  task: TaskRow,
  answer: unknown,
  on: PlainDate,
) => Promise<Refusal | null>;

/** Task types whose answer holds more than the chart needs. */
const KEEPERS: Readonly<Record<string, AnswerKeeper>> = {
  'enrol.answer': keepEnrolAnswer,
  'intake.prefill': keepIntake,
  'intake.talk': keepIntake,
  'triage.decide': keepTriage,
  'plan.agree': keepPlan,
  'contact.hold': keepContact,
  'notice.complete': keepNotice,
  'playbook.confirm': keepConfirm,
  'playbook.appoint': keepAppointment,
  'employer.inform': keepEmployerInform,
};

/** Runs the keeper of the task's type, in the transaction that completes the task. */
export async function keepAnswer(
  tx: Transaction,
  context: ServiceContext,
  task: TaskRow,
  answer: unknown,
  on: PlainDate,
): Promise<Refusal | null> {
  return (await KEEPERS[task.type]?.(tx, context, task, answer, on)) ?? null;
}
