/**
 * Every kind of mail, as a closed list: a chart can only ask for a mail that has a text, and a text that nobody
 * asks for shows. The texts are in services/mail/templates.
 */
export const MAIL_TEMPLATE_KEYS = [
  // to the people it is about
  'invitation',
  'task-opened',
  'notice-withdrawn',
  'information-session',
  'sign-in-code',
  // about tasks
  'task-reminder',
  'task-escalated',
  'contact-warning',
  'contact-gap',
  'handover-asked',
  'confirm-asked',
  'step-too-late',
  // to the region and the employer
  'crisis-alert',
  'notice-alert',
  'notice-received',
  'light-offer',
  'run-closed',
  'handover-declined',
  'handover-accepted',
  'handover-returned',
  'pause-ended',
  'pause-review',
  'contract-ended-unanswered',
] as const;
export type MailTemplateKey = (typeof MAIL_TEMPLATE_KEYS)[number];
