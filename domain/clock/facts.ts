import type { ContractKind } from '../notice/notice';
import type { PlainDate } from '../shared/dates';

/** Everything the personal clock may depend on; null is "not known (yet)". */
export type ClockFacts = {
  readonly contractKind: ContractKind;
  readonly employedSince: PlainDate | null;
  /** Last day of the contract, as the employer entered it. */
  readonly endDate: PlainDate | null;
  /** When a temporary contract began; without it `employedSince` is used. */
  readonly contractStartedOn: PlainDate | null;
  /** The employer gave notice. */
  readonly noticeGivenOn: PlainDate | null;
  /** UWV gave permission; the date of the decision. */
  readonly permissionGrantedOn: PlainDate | null;
  /** Days from the complete request to UWV's decision, which the employer may deduct from the notice period. */
  readonly permissionHandlingDays: number | null;
  /** The court ended the contract; the date of the decision. */
  readonly courtDecisionOn: PlainDate | null;
  /** A settlement came about. */
  readonly settlementSignedOn: PlainDate | null;
  /** Whether the settlement mentions the right to withdraw. */
  readonly settlementMentionsRight: boolean | null;
  /** An earlier settlement with the same employer was withdrawn on this day. */
  readonly earlierSettlementWithdrawnOn: PlainDate | null;
  /** The employee consented to the notice in writing. */
  readonly consentedToNoticeOn: PlainDate | null;
  /** The WMCO applies, as the employer or casemanager says; the product never decides that it does not. */
  readonly wmcoApplies: boolean | null;
  /** UWV had the complete WMCO notice. */
  readonly wmcoCompleteNoticeOn: PlainDate | null;
  /** The unions declared in writing that they were consulted and agree. */
  readonly unionsAgree: boolean;
  readonly insolvency: 'bankruptcy' | 'debt_restructuring' | null;
  /** A notice period of the employer agreed in writing or in a cao, in months. */
  readonly agreedNoticeMonths: number | null;
  /** Another end day than the end of the month was agreed. */
  readonly endsOnAnyDay: boolean;
};

/** Nothing known: spread it and fill in what is. */
export const NOTHING_KNOWN: ClockFacts = {
  contractKind: 'unknown',
  employedSince: null,
  endDate: null,
  contractStartedOn: null,
  noticeGivenOn: null,
  permissionGrantedOn: null,
  permissionHandlingDays: null,
  courtDecisionOn: null,
  settlementSignedOn: null,
  settlementMentionsRight: null,
  earlierSettlementWithdrawnOn: null,
  consentedToNoticeOn: null,
  wmcoApplies: null,
  wmcoCompleteNoticeOn: null,
  unionsAgree: false,
  insolvency: null,
  agreedNoticeMonths: null,
  endsOnAnyDay: false,
};
