import type { PlainDate } from '../../domain/shared/dates';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { keepEnrolAnswer } from './keep-enrol-answer';
import type { TaskRow } from './task-row';

/** Stores what an answer says about the person where it belongs: consents, intake, plan, contact. */
export type AnswerKeeper = (
  tx: Transaction,
  context: ServiceContext,
  task: TaskRow,
  answer: unknown,
  on: PlainDate,
) => Promise<void>;

/** Task types whose answer holds more than the chart needs. */
const KEEPERS: Readonly<Record<string, AnswerKeeper>> = {
  'enrol.answer': keepEnrolAnswer,
};

/** Runs the keeper of the task's type, in the transaction that completes the task. */
export async function keepAnswer(
  tx: Transaction,
  context: ServiceContext,
  task: TaskRow,
  answer: unknown,
  on: PlainDate,
): Promise<void> {
  await KEEPERS[task.type]?.(tx, context, task, answer, on);
}
