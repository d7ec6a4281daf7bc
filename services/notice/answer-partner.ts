import type { Transaction } from '../access/with-viewer';
import { insertEvents } from '../outbox/write-events';
import type { ServiceContext } from '../shared/context';
import type { NoticeReceipt } from './accept-notice';
import type { PreparedNotice } from './prepare-notice';

/**
 * Tells the employer's own system that its notice was accepted, when it has one (design §6): number and
 * time, no people.
 */
export async function answerPartner(
  tx: Transaction,
  context: ServiceContext,
  partnerCode: string | null,
  prepared: PreparedNotice,
  receipt: NoticeReceipt,
): Promise<void> {
  if (partnerCode === null || prepared.options.clockId !== undefined) return;
  const reference = prepared.notice.reference ?? receipt.number;
  await insertEvents(
    tx,
    context,
    [
      {
        topic: `vwnw.melding-reacties.${partnerCode}`,
        key: reference,
        version: 1,
        ordinal: 0,
        type: 'nl.vanwerknaarwerk.melding-aanvaard.v1',
        subject: receipt.noticeId,
        data: {
          kenmerk: reference,
          meldingsnummer: receipt.number,
          aanvaardOp: receipt.acceptedAt,
          aantalWerknemers: receipt.employeeCount,
          ontbreekt: receipt.missing,
        },
      },
    ],
    prepared.acceptedAt,
  );
}
