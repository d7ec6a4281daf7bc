import type { WithdrawalPreview } from '../../domain/trajectory/withdrawal';
import { previewWithdrawal } from '../../domain/trajectory/withdrawal';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { mayChangeNotice } from '../access/notice-access';
import { systemViewer } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import { decideLockedTrajectory, decideOnRun } from '../case/decide-case';
import { lockTrajectory, readTrajectories } from '../case/lock-cases';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import { openNotice } from './open-notice';

export interface PersonOfNotice {
  readonly noticeId: string;
  readonly trajectoryId: string;
}

/** The consequences, and whom it is about. */
export interface RemovalPreview extends WithdrawalPreview {
  readonly personName: string | null;
  readonly personnelReference: string | null;
}

/**
 * Tells what taking one person out of a notice would do, without doing it.
 * @returns the consequences, or `notice_unknown`
 */
export function previewRemoval(
  context: ServiceContext,
  viewer: Viewer,
  input: PersonOfNotice,
): Promise<Result<RemovalPreview, Refusal>> {
  return rollbackOnFailure<RemovalPreview, Refusal>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const record = await openNotice(tx, input.noticeId, mayChangeNotice, false);
      const [row] = record === null ? [] : await readTrajectories(tx, [input.trajectoryId]);
      if (row === undefined || row.noticeId !== input.noticeId) return fail({ code: 'notice_unknown' });
      const { rows } = await tx.query<Pick<RemovalPreview, 'personName' | 'personnelReference'>>(
        `SELECT nullif(concat_ws(' ', coalesce(given_name, initials), name_prefix, family_name), '') AS "personName",
           personnel_reference AS "personnelReference" FROM person WHERE id = $1`,
        [row.personId],
      );
      const who = rows[0] ?? { personName: null, personnelReference: null };
      return { ...previewWithdrawal(row.state), ...who };
    }),
  );
}

/**
 * Takes one person out of a notice: he keeps his job after all. His trajectory closes as withdrawn; the notice and
 * the others go on. The last one is not taken out: the notice is withdrawn then.
 * @returns how many people the notice is about now, or `notice_unknown`, `notice_withdrawn`, `notice_last_person`
 *   and what the chart refuses
 */
export async function removePerson(
  context: ServiceContext,
  viewer: Viewer,
  input: PersonOfNotice,
): Promise<Result<{ readonly employeeCount: number }, Refusal>> {
  const done = await rollbackOnFailure<{ runId: string; employeeCount: number }, Refusal>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const record = await openNotice(tx, input.noticeId, mayChangeNotice, false);
      if (record === null) return fail({ code: 'notice_unknown' });
      if (record.state === 'withdrawn') return fail({ code: 'notice_withdrawn' });
      // The trajectory's row is the first lock of whatever decides on it.
      const row = await lockTrajectory(tx, input.trajectoryId);
      if (row === null || row.noticeId !== record.id) return fail({ code: 'notice_unknown' });
      const { rows } = await tx.query<{ employeeCount: number }>(
        `UPDATE notice SET employee_count = employee_count - 1, version = version + 1
         WHERE id = $1 AND employee_count > 1 RETURNING employee_count AS "employeeCount"`,
        [record.id],
      );
      const left = rows[0];
      if (left === undefined) return fail({ code: 'notice_last_person' });
      const decided = await decideLockedTrajectory(tx, context, row, { type: 'notice_withdrawn' });
      if (!decided.ok) return fail(decided.error);
      return { runId: record.runId, employeeCount: left.employeeCount };
    }),
  );
  if (!done.ok) return done;
  const { runId, employeeCount } = done.value;
  // No transaction of a person writes the run's row, so the run hears of it in one of its own.
  await withViewer(context, systemViewer('remove-person'), (tx) =>
    decideOnRun(tx, context, runId, { type: 'people_changed', employeeCount }),
  );
  return { ok: true, value: { employeeCount } };
}
