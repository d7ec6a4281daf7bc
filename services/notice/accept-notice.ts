import type { Notice } from '../../domain/notice/notice';
import type { MissingPartCode } from '../../domain/notice/missing-parts';
import type { Problem } from '../../domain/notice/problem';
import type { WmcoCount } from '../../domain/notice/wmco';
import type { Refusal } from '../../domain/shared/refusal';
import { ok, refuse } from '../../domain/shared/result';
import type { Result } from '../../domain/shared/result';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import { writeReceipt } from '../mail/write-receipt';
import { findOrCreateEmployer } from '../party/employer';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import { findSameNotice } from './find-same-notice';
import { insertNotice } from './insert-notice';
import { openCases } from './open-cases';
import { prepareNotice } from './prepare-notice';
import type { PreparedNotice } from './prepare-notice';
import { wmcoCountOf } from './wmco-count';

/** By which door a notice came in; the rules are the same for all. */
export const NOTICE_DOORS = ['api', 'file', 'page', 'event', 'command'] as const;
export type NoticeDoor = (typeof NOTICE_DOORS)[number];

export interface AcceptOptions {
  readonly door: NoticeDoor;
  /** The draaiboek to use; the region's active draaiboek for any employer when not given. */
  readonly playbookKey?: string;
  /** Accounts that may see a notice under embargo, beside who files it. */
  readonly namedCircle?: readonly string[];
  /** Under embargo: whether the coordinators of the region belong to the circle. */
  readonly tellCoordinators?: boolean;
  /** What makes this sending the same when it is sent again: key of a request, a form or a file. */
  readonly requestKey?: string;
  /** The stepped clock of a rehearsal or demonstration. */
  readonly clockId?: string;
}

/** What the employer gets at once: number, time, and what happens next. */
export interface NoticeReceipt {
  readonly noticeId: string;
  readonly runId: string;
  readonly number: string;
  readonly acceptedAt: string;
  readonly certainty: Notice['certainty'];
  readonly employeeCount: number;
  /** What notice.complete will still ask. */
  readonly missing: readonly MissingPartCode[];
  /** The counter of the Wet melding collectief ontslag; our notice is not the WMCO notice. */
  readonly wmco: readonly WmcoCount[];
  /** True when the same notice had been accepted before: nothing new was made. */
  readonly repeated: boolean;
}

export type AcceptFailure =
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Accepts a redundancy notice: ONE transaction writes the notice, its playbook run, and for every
 * employee a person, a trajectory and the first task, with audit links, events and mails. After commit
 * everybody entitled sees all of them, whether or not Temporal, Kafka or the mail server is up (design
 * mechanism 1). The same notice sent twice (KvK number and own reference) gives the first receipt.
 * @param notice checked by `parseNotice`
 * @returns the receipt, everything that is wrong at once, or a named refusal
 */
export async function acceptNotice(
  context: ServiceContext,
  viewer: Viewer,
  notice: Notice,
  options: AcceptOptions,
): Promise<Result<NoticeReceipt, AcceptFailure>> {
  const prepared = await prepareNotice(context, viewer, notice, options);
  if (!prepared.ok) return prepared;
  return rollbackOnFailure((fail) =>
    withViewer(context, viewer, async (tx) => {
      const accepted = await acceptPrepared(tx, context, prepared.value);
      return accepted.ok ? accepted.value : fail(refusedWith(accepted.error));
    }),
  );
}

/**
 * The writing part, for a door whose own row belongs in the same transaction (an event in the inbox).
 * @param prepared by `prepareNotice`, which has checked that the viewer may file it
 * @returns the receipt, or a refusal after which nothing of it was written
 */
export async function acceptPrepared(
  tx: Transaction,
  context: ServiceContext,
  prepared: PreparedNotice,
): Promise<Result<NoticeReceipt, Refusal>> {
  // The tasks that open now belong to teams the filer may not see.
  await tx.elevate();
  const { kvkNumber, name } = prepared.notice.employer;
  const employer = await findOrCreateEmployer(tx, context, kvkNumber, name);
  const same = await findSameNotice(tx, employer.id, prepared);
  if (same === 'other_content') return refuse('notice_reference_used');
  if (same !== null) return ok(same);
  const row = await insertNotice(tx, context, prepared, employer.id);
  await openCases(tx, context, prepared, row);
  if (prepared.options.clockId === undefined) {
    const embargo = prepared.notice.certainty === 'embargo';
    await writeReceipt(
      tx,
      context,
      { runId: row.runId, employerId: employer.id, embargo },
      prepared.acceptedAt,
    );
  }
  return ok({
    noticeId: row.noticeId,
    runId: row.runId,
    number: row.number,
    acceptedAt: prepared.acceptedAt.toISOString(),
    certainty: prepared.notice.certainty,
    employeeCount: prepared.notice.employees.length,
    missing: prepared.missing.map(({ part }) => part),
    wmco: await wmcoCountOf(tx, prepared, employer.id),
    repeated: false,
  });
}

function refusedWith(refusal: Refusal): AcceptFailure {
  return { kind: 'refused', refusal };
}
