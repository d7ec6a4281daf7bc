import type { MailIntent } from '../../domain/chart/decision';
import type { TaskRole } from '../../domain/task/roles';
import type { Transaction } from '../access/with-viewer';
import type { CaseRow } from '../case/case-row';
import type { DecidedCase } from '../case/write-decisions';
import type { ServiceContext } from '../shared/context';
import { insertRows } from '../shared/insert-rows';
import { readRecipients, taskKey } from './read-recipients';
import type { Recipients } from './read-recipients';

const COLUMNS = {
  id: 'uuid',
  key: 'text',
  template: 'text',
  recipient_kind: 'text',
  recipient_id: 'uuid',
  subject_id: 'uuid',
  params: 'jsonb',
  state: 'text',
  created_at: 'timestamptz',
  next_at: 'timestamptz',
} as const;

/** What may be collected waits this long for more of its kind, so that a bulk change is one mail per recipient. */
const DIGEST_MS = 600_000;

export interface Recipient {
  readonly kind: 'account' | 'person';
  readonly id: string;
}

/** A mail to send: template, recipient by id, codes; the address is looked up when it is sent. */
export interface MailRow {
  /** The same key is the same mail: writing it twice sends one. */
  readonly key: string;
  readonly template: string;
  readonly recipient: Recipient;
  readonly subjectId: string | null;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Stores mails in the transaction that causes them. */
export async function insertMails(
  tx: Transaction,
  context: Pick<ServiceContext, 'newId' | 'wake'>,
  mails: readonly MailRow[],
  at: Date,
): Promise<void> {
  if (mails.length === 0) return;
  const rows = mails.map((mail) => ({
    id: context.newId(),
    key: mail.key,
    template: mail.template,
    recipient_kind: mail.recipient.kind,
    recipient_id: mail.recipient.id,
    subject_id: mail.subjectId,
    params: mail.params,
    state: 'pending',
    created_at: at,
    next_at: mail.params['digest'] === true ? new Date(at.getTime() + DIGEST_MS) : at,
  }));
  await insertRows(tx, 'mail', COLUMNS, rows, 'ON CONFLICT (key) DO NOTHING');
  tx.afterCommit(() => {
    context.wake('overstap_mail');
  });
}

/**
 * Stores the mails of decided cases. A mail about a task goes to who has that task, else to everybody with
 * the role; rehearsals (stepped clock) mail nobody; what is under embargo reaches only the named circle.
 */
export async function writeMails(
  tx: Transaction,
  context: ServiceContext,
  items: readonly DecidedCase[],
  at: Date,
): Promise<void> {
  const wanted = items.filter(({ row, decision }) => row.steppedNow === null && decision.mails.length > 0);
  if (wanted.length === 0) return;
  const recipients = await readRecipients(tx, wanted);
  const mails = wanted.flatMap(({ row, decision }) =>
    decision.mails.flatMap((intent) =>
      recipientsOf(row, intent, recipients).map((recipient) => ({
        key: `${row.id}/${intent.key}/${recipient.id}`,
        template: intent.template,
        recipient,
        subjectId: row.id,
        params: { ...intent.params, ...taskParams(intent), digest: intent.digest },
      })),
    ),
  );
  await insertMails(tx, context, mails, at);
}

/** The natural key of the task it is about; when the mail leaves it is checked whether that is still open. */
function taskParams({ task }: MailIntent): Readonly<Record<string, unknown>> {
  return task === undefined ? {} : { taskType: task.type, taskKey: task.key, taskRound: task.round };
}

function recipientsOf(row: CaseRow, intent: MailIntent, found: Recipients): Recipient[] {
  if (intent.to === 'employee') {
    return row.kind === 'trajectory' ? [{ kind: 'person', id: row.personId }] : [];
  }
  const accounts = accountsOf(row, intent, found);
  const circle = intent.namedCircleOnly === true ? found.circles.get(row.noticeId) : undefined;
  return accounts
    .filter((id) => circle === undefined || circle.has(id))
    .map((id) => ({ kind: 'account', id }));
}

function accountsOf(row: CaseRow, intent: MailIntent, found: Recipients): readonly string[] {
  const assignee = intent.task && found.assignees.get(taskKey(row.id, intent.task));
  if (assignee !== undefined) return [assignee];
  const fixed = fixedAccountOf(row, intent.to);
  if (fixed !== null && intent.regionCode === undefined) return [fixed];
  const group =
    intent.to === 'employer' ? row.employerId : `${intent.regionCode ?? row.regionCode}/${intent.to}`;
  return found.groups.get(group) ?? [];
}

/** The one account that has this role in this case, when there is one. */
function fixedAccountOf(row: CaseRow, role: TaskRole): string | null {
  if (row.kind === 'trajectory') return role === 'casemanager' ? row.state.casemanagerId : null;
  if (role === 'coordinator') return row.coordinatorId;
  return role === 'account_manager' ? row.accountManagerId : null;
}
