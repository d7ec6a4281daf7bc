import { actorOf } from '../access/viewer';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { insertMails } from './write-mails';

export interface ReceiptOf {
  readonly runId: string;
  readonly employerId: string;
  readonly embargo: boolean;
}

/**
 * The employer's receipt by mail, with number and time: to the colleague who filed, else to everybody of the
 * employer who may sign in. Under embargo only to who filed, so that nobody else hears of it.
 */
export async function writeReceipt(
  tx: Transaction,
  context: Pick<ServiceContext, 'newId' | 'wake'>,
  { runId, employerId, embargo }: ReceiptOf,
  at: Date,
): Promise<void> {
  const actor = actorOf(tx.viewer);
  const { rows } = await tx.query<{ id: string }>(
    `SELECT DISTINCT a.id FROM membership m JOIN account a ON a.id = m.account_id AND a.active
     WHERE m.organisation_id = $1 AND m.role = 'employer' AND m.valid_from <= $2::date
       AND (m.valid_to IS NULL OR m.valid_to >= $2::date)`,
    [employerId, at],
  );
  const filer = actor.kind === 'account' ? rows.filter(({ id }) => id === actor.id) : [];
  const recipients = filer.length > 0 || embargo ? filer : rows;
  const mails = recipients.map(({ id }) => ({
    key: `${runId}/notice-received/${id}`,
    template: 'notice-received' as const,
    recipient: { kind: 'account' as const, id },
    subjectId: runId,
    params: {},
  }));
  await insertMails(tx, context, mails, at);
}
