import type { InboxRow } from './inbox-row';
import type { Reply } from './reply';

/** What a sender hears of a notice that was accepted, changed or withdrawn. */
export interface ReceiptFacts {
  readonly noticeId: string;
  readonly number: string;
  readonly acceptedAt: string;
  readonly regionCode: string;
  readonly employeeCount: number;
  readonly outcome: 'ingediend' | 'gewijzigd' | 'ingetrokken' | 'al-bekend';
  /** Fields that are still asked, by their place in the contract. */
  readonly missing: readonly string[];
}

/** The receipt of an event: number and time. */
export function receiptReply(row: InboxRow, facts: ReceiptFacts): Reply {
  return {
    name: 'melding-aanvaard',
    subject: facts.noticeId,
    data: {
      kenmerk: row.key,
      meldingId: facts.noticeId,
      nummer: facts.number,
      aanvaardOp: facts.acceptedAt,
      regio: facts.regionCode,
      aantalWerknemers: facts.employeeCount,
      eventId: row.eventId,
      gevolg: facts.outcome,
      nogAanvullen: [...new Set(facts.missing)],
    },
  };
}
