/**
 * Reasons are codes, so that they may stand in the audit chain and in Temporal; what somebody wants to add
 * in words is kept with the case and never leaves PostgreSQL.
 */
export const PAUSE_REASON_TEXT = {
  busy_at_work: 'druk op het werk',
  illness: 'ziekte',
  holiday: 'vakantie',
  care: 'zorg voor een ander',
  loss: 'tijd nodig om afscheid te nemen van het werk',
  awaiting_employer: 'wachten op de werkgever',
  other: 'andere reden',
} as const;
export type PauseReason = keyof typeof PAUSE_REASON_TEXT;

export const CORRECTION_REASON_TEXT = {
  wrong_person: 'verkeerde persoon',
  wrong_answer: 'verkeerd ingevuld',
  too_early: 'te vroeg afgerond',
  new_information: 'nieuwe informatie',
  other: 'andere reden',
} as const;
export type CorrectionReason = keyof typeof CORRECTION_REASON_TEXT;

/** The click matters (D56); each change is counted and has a reason. */
export const CASEMANAGER_REASON_TEXT = {
  absence: 'afwezigheid',
  left: 'uit dienst',
  caseload: 'verdeling van het werk',
  no_click: 'geen klik',
  asked_by_employee: 'op verzoek van de deelnemer',
  handed_over: 'overdracht naar een andere regio',
  other: 'andere reden',
} as const;
export type CasemanagerReason = keyof typeof CASEMANAGER_REASON_TEXT;

export const REOPEN_REASON_TEXT = {
  closed_by_mistake: 'per vergissing afgesloten',
  work_fell_through: 'het werk ging niet door',
  asked_by_employee: 'op verzoek van de deelnemer',
  other: 'andere reden',
} as const;
export type ReopenReason = keyof typeof REOPEN_REASON_TEXT;

export const RETRIAGE_REASON_TEXT = {
  needs_more: 'meer hulp nodig',
  needs_less: 'minder hulp nodig',
  situation_changed: 'situatie veranderd',
  other: 'andere reden',
} as const;
export type RetriageReason = keyof typeof RETRIAGE_REASON_TEXT;
