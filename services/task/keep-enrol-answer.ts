import { consentsOfEnrolAnswer } from '../../domain/consent/enrol-answer';
import type { EnrolAnswerContract } from '../../domain/consent/enrol-answer';
import { insertConsents } from '../trajectory/consent-rows';
import type { AnswerKeeper } from './keep-answer';

/**
 * Writes the consents of an answer to the invitation into the ledger, with the sentence agreed to. They are
 * given at the very instant at which the task was completed, so that a correction of the task finds them back.
 */
export const keepEnrolAnswer: AnswerKeeper = async (tx, context, task, answer) => {
  if (task.trajectoryId === null) throw new Error('enrolment_without_trajectory');
  const { rows } = await tx.query<{ at: Date | null }>('SELECT completed_at AS at FROM task WHERE id = $1', [
    task.id,
  ]);
  const at = (rows[0]?.at ?? context.now()).toISOString();
  const askedBy = tx.viewer.kind === 'person' ? 'employee' : 'casemanager';
  const lines = consentsOfEnrolAnswer(answer as EnrolAnswerContract, askedBy, at);
  if (!lines.ok) return lines.error;
  await insertConsents(tx, context, task.trajectoryId, lines.value);
  return null;
};
