import type { PlainDate } from '../shared/dates';
import type { BalanceClass, TurnoverClass } from '../party/size-class';

/** State of the employer's decision (D43). What follows from each stands in the design, chapter 5. */
export const CERTAINTIES = ['definite', 'uncertain', 'embargo'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/**
 * Ground of the redundancies. `economic` is the a-ground of BW 7:669(3)(a). Long illness (b) is left out on
 * purpose: with a personnel reference beside it, it would tell about somebody's health.
 */
export const REASON_GROUNDS = ['economic', 'bankruptcy', 'contracts_end', 'other'] as const;
export type ReasonGround = (typeof REASON_GROUNDS)[number];

/** What lies behind an economic ground, in the words of UWV's own form. */
export const REASON_CAUSES = [
  'financial',
  'less_work',
  'reorganisation',
  'technology',
  'relocation',
  'closure',
  'other',
] as const;
export type ReasonCause = (typeof REASON_CAUSES)[number];

/** Every kind of contract is welcome: one counter, whatever the contract (D1, D25, K18). */
export const CONTRACT_KINDS = [
  'permanent',
  'temporary',
  'on_call',
  'agency',
  'payroll',
  'seasonal',
  'self_employed',
  'unknown',
] as const;
export type ContractKind = (typeof CONTRACT_KINDS)[number];

/** For whom somebody of the region files: both names are kept. */
export const BEHALF_ROLES = ['employer', 'curator', 'other'] as const;
export type BehalfRole = (typeof BEHALF_ROLES)[number];

export type NoticeContact = {
  readonly name?: string;
  readonly role?: string;
  readonly email?: string;
  readonly phone?: string;
};

export type Employer = {
  /** Eight digits. */
  readonly kvkNumber: string;
  readonly name?: string;
  /** The group of companies, when the employer names one: the WMCO counter then warns per group. */
  readonly groupName?: string;
  readonly contact?: NoticeContact;
  /** People in the whole enterprise, before the redundancies. */
  readonly headcount?: number;
  readonly turnoverClass?: TurnoverClass;
  readonly balanceClass?: BalanceClass;
  readonly worksCouncil?: boolean;
};

export type Address = {
  readonly street?: string;
  readonly houseNumber?: string;
  /** `1234 AB`. */
  readonly postcode?: string;
  readonly place?: string;
};

export type NoticedEmployee = {
  /** The employer's own reference of this person; unique within a notice. Never a BSN. */
  readonly personnelReference: string;
  readonly initials?: string;
  readonly givenName?: string;
  /** Dutch *tussenvoegsel*: "van der". */
  readonly namePrefix?: string;
  readonly familyName?: string;
  /** Private address: reached also after the contract ended. */
  readonly email?: string;
  readonly phone?: string;
  readonly address?: Address;
  /** Municipality as given: a CBS code (`GM0828`) or a name. `domain/region` resolves it. */
  readonly residence: string;
  readonly occupation: string;
  readonly escoCode?: string;
  readonly contractKind: ContractKind;
  /** Hours with at most one decimal. */
  readonly hoursPerWeek?: number;
  /** Always there when the notice is definite. */
  readonly endDate?: PlainDate;
  readonly employedSince?: PlainDate;
  /** The day on which a settlement came about (BW 7:670b: it may be withdrawn for some time after). */
  readonly settlementDate?: PlainDate;
};

/** What an employer signals. A notice is valid or not (`parseNotice`), and apart from that complete or not. */
export type Notice = {
  /** The employer's own reference; with the KvK number it makes sending twice harmless. */
  readonly reference?: string;
  readonly employer: Employer;
  readonly certainty: Certainty;
  /** When the employer looks again; always there unless the notice is definite. */
  readonly reviewDate?: PlainDate;
  readonly reason?: { readonly ground: ReasonGround; readonly cause?: ReasonCause; readonly text?: string };
  /** Municipality of the work, code or name: decides the region (K3) and the WMCO work area. */
  readonly workplace: string;
  readonly socialPlan?: {
    readonly present: boolean;
    /** Whole euro cents set apart for work to work (D40). */
    readonly meansCents?: number;
    readonly text?: string;
  };
  readonly timeOff?: { readonly allowed: boolean; readonly hoursPerWeek?: number; readonly text?: string };
  /** The flex shell loses work before the notice (BW 7:671a(5), D35, K18): numbers of people. */
  readonly flexWork?: { readonly ended: number; readonly notRenewed: number };
  readonly remarks?: string;
  readonly filedOnBehalf?: { readonly name: string; readonly role: BehalfRole; readonly text?: string };
  readonly employees: readonly NoticedEmployee[];
};
