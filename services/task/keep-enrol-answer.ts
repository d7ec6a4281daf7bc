import { consentsOfEnrolAnswer } from '../../domain/consent/enrol-answer';
import type { EnrolAnswerContract } from '../../domain/consent/enrol-answer';
import { consentSentence } from '../../domain/consent/ledger';
import { actorOf } from '../access/viewer';
import { insertRows } from '../shared/insert-rows';
import type { AnswerKeeper } from './keep-answer';

const CONSENT = {
  id: 'uuid',
  trajectory_id: 'uuid',
  item: 'text',
  purpose: 'text',
  receiver: 'text',
  given_at: 'timestamptz',
  valid_until: 'date',
  wording: 'text',
  recorded_by: 'uuid',
} as const;

/** Writes the consents of an answer to the invitation into the ledger, with the sentence agreed to. */
export const keepEnrolAnswer: AnswerKeeper = async (tx, context, task, answer) => {
  const actor = actorOf(tx.viewer);
  const askedBy = tx.viewer.kind === 'person' ? 'employee' : 'casemanager';
  const lines = consentsOfEnrolAnswer(answer as EnrolAnswerContract, askedBy, context.now().toISOString());
  // The task's own check has refused what the ledger would refuse; a line that fails here is a fault.
  if (!lines.ok) throw new Error(lines.error.code);
  await insertRows(
    tx,
    'consent',
    CONSENT,
    lines.value.map((line) => ({
      id: context.newId(),
      trajectory_id: task.trajectoryId,
      item: line.item,
      purpose: line.purpose,
      receiver: line.receiver,
      given_at: line.givenAt,
      valid_until: line.validUntil,
      wording: consentSentence(line, null),
      recorded_by: actor.kind === 'account' ? actor.id : null,
    })),
  );
};
