import type { PlainDate } from '../../domain/shared/dates';
import { isPlainDate } from '../../domain/shared/dates';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { decideTrajectory } from '../../domain/trajectory/decide';
import { mayChangeNotice } from '../access/notice-access';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import { rulesOf } from '../case/decide-case';
import { lockTrajectories } from '../case/lock-cases';
import { writeDecisions } from '../case/write-decisions';
import type { DecidedCase } from '../case/write-decisions';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import { openNotice } from './open-notice';

const PAGE = 500;

export interface EndDateChange {
  readonly trajectoryId: string;
  readonly endDate: PlainDate;
}

export interface EndDatesReceipt {
  readonly changed: number;
  /** Trajectories that were closed, or are not of this notice. */
  readonly skipped: readonly string[];
}

/**
 * Gives many people of a notice another end date, 500 in a transaction; every dependent moment and the personal
 * clock follow. Repeating it is harmless: who has the date already is left as he is.
 * @returns how many were changed, or `notice_unknown`, `notice_withdrawn`, `date_invalid`
 */
export async function changeEndDates(
  context: ServiceContext,
  viewer: Viewer,
  input: { readonly noticeId: string; readonly changes: readonly EndDateChange[] },
): Promise<Result<EndDatesReceipt, Refusal>> {
  const wanted = new Map(input.changes.map((change) => [change.trajectoryId, change.endDate]));
  if ([...wanted.values()].some((date) => !isPlainDate(date))) {
    return { ok: false, error: { code: 'date_invalid' } };
  }
  const ids = [...wanted.keys()].sort();
  const skipped: string[] = [];
  let changed = 0;
  for (let start = 0; start === 0 || start < ids.length; start += PAGE) {
    const page = ids.slice(start, start + PAGE);
    const done = await changePage(context, viewer, input.noticeId, page, wanted);
    if (!done.ok) return done;
    changed += done.value.changed;
    skipped.push(...done.value.skipped);
  }
  return { ok: true, value: { changed, skipped } };
}

function changePage(
  context: ServiceContext,
  viewer: Viewer,
  noticeId: string,
  ids: readonly string[],
  wanted: ReadonlyMap<string, PlainDate>,
): Promise<Result<EndDatesReceipt, Refusal>> {
  return rollbackOnFailure<EndDatesReceipt, Refusal>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const record = await openNotice(tx, noticeId, mayChangeNotice, false);
      if (record === null) return fail({ code: 'notice_unknown' });
      if (record.state === 'withdrawn') return fail({ code: 'notice_withdrawn' });
      const rows = await lockTrajectories(tx, ids);
      const decided: DecidedCase[] = [];
      const skipped = ids.filter((id) => !rows.some((row) => row.id === id));
      for (const row of rows) {
        const endDate = wanted.get(row.id);
        const event = { type: 'end_date_changed', endDate: endDate ?? '' } as const;
        if (row.noticeId !== noticeId) skipped.push(row.id);
        else if (row.state.endDate !== endDate) {
          const answer = decideTrajectory(row.state, event, await rulesOf(context, row));
          if (answer.ok) decided.push({ row, decision: answer.value });
          else skipped.push(row.id);
        }
      }
      if (decided.length > 0) await writeDecisions(tx, context, decided, context.now());
      return { changed: decided.length, skipped };
    }),
  );
}
