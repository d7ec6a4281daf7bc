import { calendarFile } from './calendar';
import { headerTextSchema } from './header-guard';
import type { MailFacts, MailTemplate } from './mail-template';

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** An iCalendar file, when the mail is about an appointment. */
  readonly calendar: string | null;
}

const FOOTER =
  'In dit bericht staan met opzet geen persoonlijke gegevens. Log in om alles te lezen. ' +
  'Antwoorden op dit bericht worden niet gelezen.';

/**
 * Writes the mail as plain text and as HTML, with one link.
 * @param link the full address the mail leads to
 * @param uid identifies the appointment in an agenda
 * @returns null when the subject could break out of its header
 */
export function renderMail(
  template: MailTemplate,
  facts: MailFacts,
  link: string,
  uid: string,
  now: Date,
): RenderedMail | null {
  const checked = headerTextSchema.safeParse(template.subject(facts));
  if (!checked.success) return null;
  const subject = checked.data;
  const lines = template.lines(facts);
  const greeting = `Met vriendelijke groet,\n${facts.teamName ?? 'Overstap'}`;
  const text = ['Goedendag,', ...lines, `${template.linkText}:\n${link}`, greeting, FOOTER].join('\n\n');
  const entry = template.calendar?.(facts) ?? null;
  return {
    subject,
    text: `${text}\n`,
    html: html(subject, [...lines], template.linkText, link, greeting),
    calendar: entry === null ? null : calendarFile(entry, uid, link, now),
  };
}

function html(
  subject: string,
  lines: readonly string[],
  linkText: string,
  link: string,
  greeting: string,
): string {
  const paragraphs = ['Goedendag,', ...lines].map((line) => `<p>${escapeHtml(line)}</p>`);
  return [
    `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    '<body style="font-family:sans-serif;font-size:16px;line-height:1.5">',
    ...paragraphs,
    `<p><a href="${escapeHtml(link)}">${escapeHtml(linkText)}</a></p>`,
    `<p>${escapeHtml(greeting).replace('\n', '<br>')}</p>`,
    `<p style="font-size:14px;color:#555">${escapeHtml(FOOTER)}</p>`,
    '</body></html>',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML: nothing in it can become an element or leave an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
