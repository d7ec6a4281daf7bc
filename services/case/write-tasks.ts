import type { TaskOpening } from '../../domain/chart/decision';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { insertRows } from '../shared/insert-rows';
import type { CaseRow } from './case-row';
import type { DecidedCase } from './write-decisions';

const COLUMNS = {
  id: 'uuid',
  subject_id: 'uuid',
  trajectory_id: 'uuid',
  run_id: 'uuid',
  region_code: 'text',
  employer_id: 'uuid',
  type: 'text',
  key: 'text',
  round: 'int4',
  state: 'text',
  role: 'text',
  organisation_id: 'uuid',
  assignee_id: 'uuid',
  opened_at: 'timestamptz',
  due_at: 'timestamptz',
} as const;

/** The row of a task that opens now. The employer's own tasks are bound to his organisation. */
export function taskRowOf(
  row: CaseRow,
  opening: TaskOpening,
  id: string,
): Record<keyof typeof COLUMNS, unknown> {
  return {
    id,
    subject_id: row.id,
    trajectory_id: row.kind === 'trajectory' ? row.id : null,
    run_id: row.runId,
    region_code: opening.regionCode ?? row.regionCode,
    employer_id: row.employerId,
    type: opening.type,
    key: opening.key,
    round: opening.round,
    state: 'open',
    role: opening.role,
    organisation_id: opening.role === 'employer' ? row.employerId : null,
    assignee_id: opening.assigneeId ?? null,
    opened_at: opening.openedAt,
    due_at: opening.dueAt,
  };
}

/** Opens tasks; opening one twice opens one (unique natural key). */
export async function openTasks(
  tx: Transaction,
  context: Pick<ServiceContext, 'newId'>,
  items: readonly DecidedCase[],
): Promise<void> {
  const rows = items.flatMap(({ row, decision }) =>
    decision.opened.map((opening) => taskRowOf(row, opening, context.newId())),
  );
  await insertRows(tx, 'task', COLUMNS, rows, 'ON CONFLICT (subject_id, type, key, round) DO NOTHING');
}

/** Closes tasks that the chart no longer wants, with the reason. */
export async function closeTasks(tx: Transaction, items: readonly DecidedCase[], at: Date): Promise<void> {
  const refs = items.flatMap(({ row, decision }) =>
    decision.closed.map((closing) => ({ subjectId: row.id, ...closing })),
  );
  if (refs.length === 0) return;
  await tx.query(
    `UPDATE task t SET state = 'withdrawn', closed_reason = r.reason, completed_at = $6, version = t.version + 1
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::int4[], $5::text[]) AS r(subject_id, type, key, round, reason)
     WHERE t.subject_id = r.subject_id AND t.type = r.type AND t.key = r.key AND t.round = r.round
       AND t.state = 'open'`,
    [
      refs.map((ref) => ref.subjectId),
      refs.map((ref) => ref.type),
      refs.map((ref) => ref.key),
      refs.map((ref) => ref.round),
      refs.map((ref) => ref.reason),
      at,
    ],
  );
}

/** Moves due times, assignees and escalations of open tasks. `null` as assignee releases the task. */
export async function applyTaskChanges(tx: Transaction, items: readonly DecidedCase[]): Promise<void> {
  const changes = items.flatMap(({ row, decision }) =>
    decision.changed.map((change) => ({ subjectId: row.id, ...change })),
  );
  if (changes.length === 0) return;
  await tx.query(
    `UPDATE task t SET due_at = coalesce(r.due_at, t.due_at), escalated_at = coalesce(r.escalated_at, t.escalated_at),
       assignee_id = CASE WHEN r.assigns THEN r.assignee_id ELSE t.assignee_id END,
       role = coalesce(r.role, t.role), region_code = coalesce(r.region_code, t.region_code), version = t.version + 1
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::int4[], $5::timestamptz[], $6::timestamptz[], $7::boolean[],
         $8::uuid[], $9::text[], $10::text[])
       AS r(subject_id, type, key, round, due_at, escalated_at, assigns, assignee_id, role, region_code)
     WHERE t.subject_id = r.subject_id AND t.type = r.type AND t.key = r.key AND t.round = r.round
       AND t.state = 'open'`,
    [
      changes.map((change) => change.subjectId),
      changes.map((change) => change.type),
      changes.map((change) => change.key),
      changes.map((change) => change.round),
      changes.map((change) => change.dueAt ?? null),
      changes.map((change) => change.escalatedAt ?? null),
      changes.map((change) => change.assigneeId !== undefined),
      changes.map((change) => change.assigneeId ?? null),
      changes.map((change) => change.role ?? null),
      changes.map((change) => change.regionCode ?? null),
    ],
  );
}

/** Marks completed tasks as undone by a correction; what was answered stays readable in the file. */
export async function markCorrected(tx: Transaction, items: readonly DecidedCase[]): Promise<void> {
  const refs = items.flatMap(({ row, decision }) =>
    decision.corrected.map((corrected) => ({ subjectId: row.id, ...corrected })),
  );
  if (refs.length === 0) return;
  await tx.query(
    `UPDATE task t SET state = 'corrected', version = t.version + 1
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::int4[]) AS r(subject_id, type, key, round)
     WHERE t.subject_id = r.subject_id AND t.type = r.type AND t.key = r.key AND t.round = r.round
       AND t.state = 'completed'`,
    [
      refs.map((ref) => ref.subjectId),
      refs.map((ref) => ref.type),
      refs.map((ref) => ref.key),
      refs.map((ref) => ref.round),
    ],
  );
}
