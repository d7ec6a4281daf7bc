import type { TaskRef } from '../../domain/chart/decision';
import type { Transaction } from '../access/with-viewer';
import type { DecidedCase } from '../case/write-decisions';

/** Who could get the mails of a transaction, read once for all its cases. */
export interface Recipients {
  /** Accounts per `region/role`, and per employer's id. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** The account that has a task, by `taskKey`. */
  readonly assignees: ReadonlyMap<string, string>;
  /** The named circle of notices under embargo. */
  readonly circles: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The natural key of a task as one text. */
export function taskKey(subjectId: string, { type, key, round }: TaskRef): string {
  return `${subjectId}|${type}|${key}|${round}`;
}

/** Reads groups, assignees and circles, each with one statement and only when some mail needs it. */
export async function readRecipients(tx: Transaction, items: readonly DecidedCase[]): Promise<Recipients> {
  return {
    groups: await readGroups(tx, items),
    assignees: await readAssignees(tx, items),
    circles: await readCircles(tx, items),
  };
}

async function readGroups(tx: Transaction, items: readonly DecidedCase[]): Promise<Recipients['groups']> {
  const regions = new Set<string>();
  const employers = new Set<string>();
  for (const { row, decision } of items) {
    for (const mail of decision.mails) {
      if (mail.to === 'employer') employers.add(row.employerId);
      else if (mail.to !== 'employee') regions.add(mail.regionCode ?? row.regionCode);
    }
  }
  if (regions.size + employers.size === 0) return new Map();
  const { rows } = await tx.query<{ group: string; accounts: string[] }>(
    `SELECT "group", array_agg(account_id::text) AS accounts FROM (
       SELECT CASE WHEN m.role = 'employer' THEN m.organisation_id::text ELSE m.region_code || '/' || m.role END AS "group",
         m.account_id
       FROM membership m JOIN account a ON a.id = m.account_id AND a.active
       WHERE (m.region_code = ANY ($1::text[]) AND m.role IN ('coordinator', 'account_manager', 'casemanager'))
          OR (m.organisation_id = ANY ($2::uuid[]) AND m.role = 'employer')
     ) members GROUP BY "group"`,
    [[...regions], [...employers]],
  );
  return new Map(rows.map((row) => [row.group, row.accounts]));
}

async function readAssignees(
  tx: Transaction,
  items: readonly DecidedCase[],
): Promise<Recipients['assignees']> {
  const refs = items.flatMap(({ row, decision }) =>
    decision.mails.flatMap((mail) => (mail.task === undefined ? [] : [{ subjectId: row.id, ...mail.task }])),
  );
  if (refs.length === 0) return new Map();
  const { rows } = await tx.query<TaskRef & { subjectId: string; assigneeId: string }>(
    `SELECT t.subject_id AS "subjectId", t.type, t.key, t.round, t.assignee_id AS "assigneeId"
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::int4[]) AS r(subject_id, type, key, round)
     JOIN task t ON t.subject_id = r.subject_id AND t.type = r.type AND t.key = r.key AND t.round = r.round
     WHERE t.assignee_id IS NOT NULL`,
    [
      refs.map((ref) => ref.subjectId),
      refs.map((ref) => ref.type),
      refs.map((ref) => ref.key),
      refs.map((ref) => ref.round),
    ],
  );
  return new Map(rows.map((row) => [taskKey(row.subjectId, row), row.assigneeId]));
}

async function readCircles(tx: Transaction, items: readonly DecidedCase[]): Promise<Recipients['circles']> {
  const notices = items.flatMap(({ row, decision }) =>
    decision.mails.some((mail) => mail.namedCircleOnly === true) ? [row.noticeId] : [],
  );
  if (notices.length === 0) return new Map();
  const { rows } = await tx.query<{ id: string; circle: string[] }>(
    'SELECT id, named_circle AS circle FROM notice WHERE id = ANY ($1::uuid[])',
    [notices],
  );
  return new Map(rows.map((row) => [row.id, new Set(row.circle)]));
}
