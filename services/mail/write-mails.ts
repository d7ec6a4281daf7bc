import type { TaskRole } from '../../domain/task/roles';
import type { Transaction } from '../access/with-viewer';
import type { CaseRow } from '../case/case-row';
import type { DecidedCase } from '../case/write-decisions';
import type { ServiceContext } from '../shared/context';
import { insertRows } from '../shared/insert-rows';

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
    next_at: at,
  }));
  await insertRows(tx, 'mail', COLUMNS, rows, 'ON CONFLICT (key) DO NOTHING');
  tx.afterCommit(() => {
    context.wake('overstap_mail');
  });
}

/** Stores the mails of decided cases. Rehearsals and embargoed cases mail nobody outside their circle. */
export async function writeMails(
  tx: Transaction,
  context: ServiceContext,
  items: readonly DecidedCase[],
  at: Date,
): Promise<void> {
  const wanted = items.filter(({ row, decision }) => row.steppedNow === null && decision.mails.length > 0);
  if (wanted.length === 0) return;
  const teams = await readTeams(tx, wanted);
  const mails = wanted.flatMap(({ row, decision }) =>
    decision.mails.flatMap((intent) =>
      recipientsOf(row, intent.to, teams).map((recipient) => ({
        key: `${row.id}/${intent.key}/${recipient.id}`,
        template: intent.template,
        recipient,
        subjectId: row.id,
        params: { ...intent.params, digest: intent.digest },
      })),
    ),
  );
  await insertMails(tx, context, mails, at);
}

/** Accounts per region and role, and per employer; read once for all cases of the transaction. */
type Teams = ReadonlyMap<string, readonly string[]>;

async function readTeams(tx: Transaction, items: readonly DecidedCase[]): Promise<Teams> {
  const needed = items.some(({ decision }) =>
    decision.mails.some((mail) => mail.to !== 'employee' && mail.to !== 'casemanager'),
  );
  if (!needed) return new Map();
  const { rows } = await tx.query<{ key: string; accounts: string[] }>(
    `SELECT key, array_agg(account_id::text) AS accounts FROM (
       SELECT CASE WHEN m.role = 'employer' THEN m.organisation_id::text ELSE m.region_code || '/' || m.role END AS key,
         m.account_id
       FROM membership m JOIN account a ON a.id = m.account_id AND a.active
       WHERE (m.region_code = ANY ($1::text[]) AND m.role IN ('coordinator', 'account_manager'))
          OR (m.organisation_id = ANY ($2::uuid[]) AND m.role = 'employer')
     ) members GROUP BY key`,
    [
      [...new Set(items.map(({ row }) => row.regionCode))],
      [...new Set(items.map(({ row }) => row.employerId))],
    ],
  );
  return new Map(rows.map((row) => [row.key, row.accounts]));
}

function recipientsOf(row: CaseRow, role: TaskRole, teams: Teams): Recipient[] {
  const account = (id: string | null): Recipient[] => (id === null ? [] : [{ kind: 'account', id }]);
  const team = (key: string): Recipient[] => (teams.get(key) ?? []).map((id) => ({ kind: 'account', id }));
  switch (role) {
    case 'employee':
      return row.kind === 'trajectory' ? [{ kind: 'person', id: row.personId }] : [];
    case 'casemanager':
      return row.kind === 'trajectory' ? account(row.casemanagerId) : [];
    case 'coordinator':
      return row.kind === 'playbook' && row.coordinatorId !== null
        ? account(row.coordinatorId)
        : team(`${row.regionCode}/coordinator`);
    case 'account_manager':
      return row.kind === 'playbook' && row.accountManagerId !== null
        ? account(row.accountManagerId)
        : team(`${row.regionCode}/account_manager`);
    case 'employer':
      return team(row.employerId);
    case 'provider':
    case 'matching_team':
      return [];
  }
}
