import type { RenderedMail } from './render-mail';

/** A mail with everything it needs to leave. */
export interface OutgoingMail extends RenderedMail {
  readonly to: string;
  readonly messageId: string;
}

/**
 * What became of a mail. `refused`: the server said no for good. `later`: it said not now. `away`: it could not
 * be reached, so the mail did not leave. `unknown`: the line broke while or after the mail was handed over, so
 * the mail may have arrived (RFC 5321 has no way to ask).
 */
export type SendOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused' | 'later' | 'away' | 'unknown'; readonly code: string };

/** How mails leave. */
export interface MailSender {
  /** Never throws: every fault is an outcome. */
  send(mail: OutgoingMail): Promise<SendOutcome>;
  close(): void;
}
