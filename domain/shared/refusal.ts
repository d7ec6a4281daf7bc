/**
 * The closed list of permanent refusals. Trying again does not help: somebody has to do something else.
 * One code, one meaning; `refusal-text.ts` holds exactly one Dutch sentence for each.
 */
export const REFUSAL_CODES = [
  // dates
  'date_invalid',
  'instant_invalid',
  'time_invalid',
  // input
  'input_invalid',
  'nothing_filled_in',
  // cases and tasks
  'case_unknown',
  'task_unknown',
  'task_changed',
  'task_taken',
  // notices
  'notice_reference_used',
  'notice_region_not_served',
  'notice_on_behalf_missing',
  'draft_unknown',
  'notice_not_allowed',
  'notice_not_your_company',
  // contact guard
  'contact_in_future',
  'appointment_needs_day_and_time',
  'appointment_in_past',
  // intake
  'intake_step_unknown',
  'intake_step_not_yours',
  'intake_incomplete',
  'intake_understanding_missing',
  // triage
  'triage_number_without_meaning',
  'triage_meaning_unknown',
  'triage_deviation_needs_reason',
  'triage_exception_needs_reason',
  'triage_exception_only_own_strength',
  'triage_table_invalid',
  // consent
  'consent_asker_not_allowed',
  'consent_item_not_for_receiver',
  'consent_until_missing',
  'consent_until_in_past',
  'consent_not_given',
  // enrolment
  'enrol_reason_missing',
  'enrol_understanding_missing',
  'enrol_later_offer_in_past',
  // plan
  'plan_goal_missing',
  'plan_payer_missing',
  'plan_understanding_missing',
  'plan_service_twice',
  'plan_written_agreement_missing',
  'plan_evaluation_in_past',
  // charts
  'event_not_now',
  'task_not_open',
  'moment_stale',
  'moment_already',
  'date_in_future',
  'already_paused',
  'not_paused',
  'pause_until_in_past',
  'casemanager_already',
  'casemanager_missing',
  'casemanager_same',
  'handover_already_asked',
  'handover_same_region',
  'handover_reason_missing',
  'notice_already_definite',
  'notice_not_definite',
  'correction_not_possible',
  'correction_not_latest',
  'reopen_not_possible',
  'outcome_missing',
  'ask_again_in_past',
  'ask_again_missing',
  'review_date_missing',
  'review_date_in_past',
  // use cases
  'not_allowed',
  'appointment_unknown',
  'casemanager_unknown',
  'region_unknown',
  'appointee_unknown',
  'playbook_unknown',
  'playbook_already_active',
  'notice_unknown',
  'notice_withdrawn',
  'notice_embargoed',
  'notice_not_embargoed',
  'notice_end_dates_missing',
  'notice_last_person',
  'intake_changed',
  // settings
  'setting_period_overlaps',
  'setting_unknown',
  // file of an employer
  'file_empty',
  'file_too_big',
  'file_too_many_rows',
  'file_too_many_columns',
  'file_not_readable',
  'file_has_nul',
  'file_has_dtd',
  'file_zip_bomb',
  'file_too_heavy',
  'file_reader_busy',
  'file_is_xls',
  'file_is_ods',
  'file_is_numbers',
  'file_is_word',
  'file_is_pdf',
  'file_is_image',
  'file_is_html',
  'file_is_xml',
  'file_is_zip',
  'file_unknown',
  'file_no_header',
  'file_no_rows',
  'file_quote_open',
  'file_sheet_unknown',
  'file_bsn_column',
  // messages: events and mails that an administrator looks after
  'message_not_allowed',
  'message_not_parked',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Facts that explain a refusal: codes, counts, dates, ids. Never personal data. */
export type RefusalDetails = Readonly<Record<string, string | number>>;

export type Refusal = { readonly code: RefusalCode; readonly details?: RefusalDetails };
