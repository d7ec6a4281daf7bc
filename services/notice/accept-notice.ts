import type { Notice } from '../../domain/notice/notice';
import type { MissingPart } from '../../domain/notice/missing-parts';
import type { Problem } from '../../domain/notice/problem';
import type { WmcoCount } from '../../domain/notice/wmco';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import { findOrCreateEmployer } from '../party/employer';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import { answerPartner } from './answer-partner';
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
  readonly missing: readonly MissingPart[];
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
      // prepareNotice has allowed it; the tasks that open now belong to teams the filer may not see.
      await tx.elevate();
      const employer = await findOrCreateEmployer(
        tx,
        context,
        notice.employer.kvkNumber,
        notice.employer.name,
      );
      const same = await findSameNotice(tx, employer.id, prepared.value);
      if (same === 'other_content') return fail(refusedWith({ code: 'notice_reference_used' }));
      if (same !== null) return same;
      return writeNotice(tx, context, prepared.value, employer);
    }),
  );
}

async function writeNotice(
  tx: Transaction,
  context: ServiceContext,
  prepared: PreparedNotice,
  employer: { readonly id: string; readonly partnerCode: string | null },
): Promise<NoticeReceipt> {
  const row = await insertNotice(tx, context, prepared, employer.id);
  await openCases(tx, context, prepared, row);
  const wmco = await wmcoCountOf(tx, prepared, employer.id);
  const receipt: NoticeReceipt = {
    noticeId: row.noticeId,
    runId: row.runId,
    number: row.number,
    acceptedAt: prepared.acceptedAt.toISOString(),
    certainty: prepared.notice.certainty,
    employeeCount: prepared.notice.employees.length,
    missing: prepared.missing,
    wmco,
    repeated: false,
  };
  await answerPartner(tx, context, employer.partnerCode, prepared, receipt);
  return receipt;
}

function refusedWith(refusal: Refusal): AcceptFailure {
  return { kind: 'refused', refusal };
}
