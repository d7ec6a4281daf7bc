/** Promise: every mail is plain Dutch with one link, the same in text and HTML, and nothing about a person. */
import { MAIL_TEMPLATE_KEYS } from '../../domain/mail/template-keys';
import { mailTemplate } from '../../services/mail/templates';
import { escapeHtml, renderMail } from '../../services/mail/render-mail';
import type { MailFacts } from '../../services/mail/mail-template';

const facts: MailFacts = {
  teamName: 'Werkcentrum "A&B" <regio>',
  noticeNumber: 'OV-000123-4',
  noticeAcceptedAt: '24 november 2026 om 10:30 uur',
  employeeCount: 30,
  taskTitle: 'Uitnodiging <b>beantwoorden</b>',
  taskDueOn: '1 december 2026',
  openTasks: 12,
  lateTasks: 1,
  escalatedTasks: 2,
  params: { startsAt: '2026-12-02T09:00:00.000Z', minutes: 90 },
};
const link = 'https://overstap.example.nl/taken/019ab2f4-7c1e-7b52-9d3a-0242ac120004';

test.each(MAIL_TEMPLATE_KEYS)('%s has one link and escaped HTML', (key) => {
  const template = mailTemplate(key);
  const mail =
    template === undefined
      ? null
      : renderMail(template, facts, link, 'uid-1', new Date('2026-11-24T09:30:00Z'));
  if (mail === null) throw new Error('not rendered');
  expect(mail.subject).toMatch(/^[A-Z][^\r\n]{5,90}$/);
  expect(mail.text.split('https://')).toHaveLength(2);
  expect(mail.html.match(/<a /g)).toHaveLength(1);
  expect(mail.html).not.toContain('<b>');
  expect(mail.html).not.toContain('<regio>');
  expect(mail.text).toContain('Goedendag,');
});

test('an unknown template is not found, also not by a name of every object', () => {
  expect(mailTemplate('toString')).toBeUndefined();
});

test('the information session goes with an appointment for the agenda', () => {
  const template = mailTemplate('information-session');
  const mail = template && renderMail(template, facts, link, 'uid-1', new Date('2026-11-24T09:30:00Z'));
  const lines = mail?.calendar?.split('\r\n') ?? [];
  expect(lines).toEqual(
    expect.arrayContaining([
      'BEGIN:VCALENDAR',
      'METHOD:PUBLISH',
      'UID:uid-1',
      'DTSTART:20261202T090000Z',
      'DTEND:20261202T103000Z',
      'SUMMARY:Voorlichting van werk naar werk',
    ]),
  );
});

test('a subject that could break out of its header is not rendered', () => {
  const template = mailTemplate('crisis-alert');
  expect(
    template && renderMail(template, { ...facts, noticeNumber: 'x\r\nBcc: a@b.nl' }, link, 'u', new Date()),
  ).toBeNull();
});

test('HTML escapes all five signs', () => {
  expect(escapeHtml(`<a href="x" id='y'>&`)).toBe('&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;');
});
