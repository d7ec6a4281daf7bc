import { instantAt } from '../../domain/shared/dates';
import type { EmployerInformContract } from '../../domain/task/types/employer.inform';
import { insertMails } from '../mail/write-mails';
import type { Recipient } from '../mail/write-mails';
import type { AnswerKeeper } from './keep-answer';

const MINUTES = 60;

/**
 * Invites everybody concerned to the information session that was agreed with the employer: people who can be
 * reached by mail, and the employer's own colleagues. The mail holds an appointment for the agenda and no more.
 * Planning it anew on another moment is another invitation; the same moment twice is one.
 */
export const keepEmployerInform: AnswerKeeper = async (tx, context, task, answer) => {
  const { bijeenkomstOp, bijeenkomstTijd } = answer as EmployerInformContract;
  if (bijeenkomstOp === undefined || bijeenkomstTijd === undefined) return null;
  const startsAt = instantAt(bijeenkomstOp, bijeenkomstTijd);
  // Rehearsals mail nobody.
  const { rows } = await tx.query<Recipient>(
    `SELECT 'person' AS kind, p.id FROM trajectory t JOIN person p ON p.id = t.person_id
       WHERE t.run_id = $1 AND t.clock_id IS NULL AND t.closed_at IS NULL AND p.email IS NOT NULL
     UNION ALL
     SELECT DISTINCT 'account', m.account_id FROM playbook_run r
       JOIN membership m ON m.organisation_id = r.employer_id AND m.role = 'employer'
       JOIN account a ON a.id = m.account_id AND a.active
       WHERE r.id = $1 AND r.clock_id IS NULL`,
    [task.runId],
  );
  await insertMails(
    tx,
    context,
    rows.map((recipient) => ({
      key: `${task.runId}/information-session/${startsAt}/${recipient.id}`,
      template: 'information-session',
      recipient,
      subjectId: task.runId,
      params: { startsAt, minutes: MINUTES, digest: false },
    })),
    context.now(),
  );
  return null;
};
