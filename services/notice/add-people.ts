import { makeProblem } from '../../domain/notice/describe-issue';
import { fromEmployee } from '../../domain/notice/contract-mapping';
import { MOST_EMPLOYEES } from '../../domain/notice/contract';
import type { NoticedEmployee } from '../../domain/notice/notice';
import type { Problem } from '../../domain/notice/problem';
import type { WmcoCount } from '../../domain/notice/wmco';
import type { Result } from '../../domain/shared/result';
import { mayChangeNotice } from '../access/notice-access';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import { decideOnRun } from '../case/decide-case';
import { insertRows } from '../shared/insert-rows';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import type { AcceptFailure } from './accept-notice';
import { openNotice } from './open-notice';
import type { NoticeRecord } from './open-notice';
import { preparePeople } from './prepare-people';
import { registerPeople } from './register-people';
import { wmcoCountOf } from './wmco-count';

export interface AddReceipt {
  readonly noticeId: string;
  readonly number: string;
  /** Empty under embargo: the people are sealed. */
  readonly trajectoryIds: readonly string[];
  readonly employeeCount: number;
  /** The counter after it: notices in pieces add up. */
  readonly wmco: readonly WmcoCount[];
}

/**
 * Adds people to a notice: one who was forgotten, or the mended rows of a file. They get the same start as the
 * others at the same moment; under embargo they are sealed beside the others. A reference that is in the notice
 * already is refused, so sending twice adds nobody twice.
 * @param input.employees checked by `parseEmployee`
 * @returns the receipt, everything that is wrong at once, or a named refusal
 */
export function addPeople(
  context: ServiceContext,
  viewer: Viewer,
  input: { readonly noticeId: string; readonly employees: readonly NoticedEmployee[] },
): Promise<Result<AddReceipt, AcceptFailure>> {
  const { noticeId, employees } = input;
  return rollbackOnFailure<AddReceipt, AcceptFailure>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const record = await openNotice(tx, noticeId, mayChangeNotice, true);
      if (record === null) return fail({ kind: 'refused', refusal: { code: 'notice_unknown' } });
      if (record.state === 'withdrawn')
        return fail({ kind: 'refused', refusal: { code: 'notice_withdrawn' } });
      const problems = await problemsOf(tx, record, employees);
      if (problems.length > 0) return fail({ kind: 'invalid', problems });
      const prepared = await preparePeople(context, record, employees);
      if (!prepared.ok) return fail({ kind: 'invalid', problems: prepared.error });
      const sealed = record.certainty === 'embargo';
      const begun = record.runStage !== 'confirming';
      const trajectoryIds = sealed
        ? await sealMore(tx, record.id, employees)
        : await registerPeople(tx, context, record, prepared.value, begun);
      const employeeCount = record.employeeCount + employees.length;
      await tellRun(tx, context, record, employeeCount);
      const wmco = await wmcoCountOf(tx, prepared.value, record.employerId);
      return { noticeId, number: record.number, trajectoryIds, employeeCount, wmco };
    }),
  );
}

/** Writes the new number of people on the notice and on its run. */
export async function tellRun(
  tx: Transaction,
  context: ServiceContext,
  record: NoticeRecord,
  employeeCount: number,
): Promise<void> {
  await tx.query('UPDATE notice SET employee_count = $2, version = version + 1 WHERE id = $1', [
    record.id,
    employeeCount,
  ]);
  // A run that is closed keeps the number it closed with.
  await decideOnRun(tx, context, record.runId, { type: 'people_changed', employeeCount });
}

async function problemsOf(
  tx: Transaction,
  record: NoticeRecord,
  employees: readonly NoticedEmployee[],
): Promise<Problem[]> {
  if (record.employeeCount + employees.length > MOST_EMPLOYEES) {
    return [makeProblem(['werknemers'], 'too_many_employees', { limit: '5.000' })];
  }
  const { rows } = await tx.query<{ reference: string }>(
    `SELECT lower(p.personnel_reference) AS reference FROM trajectory t JOIN person p ON p.id = t.person_id
     WHERE t.notice_id = $1
     UNION ALL SELECT lower(payload->>'personeelsnummer') FROM sealed_person WHERE notice_id = $1`,
    [record.id],
  );
  const known = new Set(rows.map((row) => row.reference));
  return employees.flatMap((employee, index) => {
    const path = ['werknemers', index];
    const reference = employee.personnelReference.toLowerCase();
    const twice = known.has(reference);
    known.add(reference);
    const late = record.certainty === 'definite' && employee.endDate === undefined;
    return [
      ...(twice
        ? [
            makeProblem([...path, 'personeelsnummer'], 'duplicate_reference', {
              other: 'iemand in deze melding',
            }),
          ]
        : []),
      ...(late ? [makeProblem([...path, 'einddatum'], 'end_date_missing')] : []),
    ];
  });
}

const SEALED = { notice_id: 'uuid', ordinal: 'int4', payload: 'jsonb' } as const;

async function sealMore(
  tx: Transaction,
  noticeId: string,
  employees: readonly NoticedEmployee[],
): Promise<string[]> {
  const { rows } = await tx.query<{ next: number }>(
    'SELECT coalesce(max(ordinal) + 1, 0) AS next FROM sealed_person WHERE notice_id = $1',
    [noticeId],
  );
  const first = rows[0]?.next ?? 0;
  const payloads = employees.map(fromEmployee);
  await insertRows(
    tx,
    'sealed_person',
    SEALED,
    payloads.map((payload, index) => ({ notice_id: noticeId, ordinal: first + index, payload })),
  );
  return [];
}
