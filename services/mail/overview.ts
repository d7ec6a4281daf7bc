import type { MailFacts, MailTemplate } from './mail-template';
import type { TakenMail } from './mail-store';
import { mailTemplate } from './templates';

/** What an overview needs of a case to name a kind of news: nothing. */
const NO_FACTS: MailFacts = {
  teamName: null,
  noticeNumber: null,
  noticeAcceptedAt: null,
  employeeCount: null,
  taskTitle: null,
  taskDueOn: null,
  openTasks: 0,
  lateTasks: 0,
  escalatedTasks: 0,
  params: {},
};

/** One mail for everything that waited for a recipient: how often which kind of news, and what is open. */
export function overviewOf(mails: readonly TakenMail[]): MailTemplate {
  const counts = new Map<string, number>();
  for (const { template } of mails) {
    const subject = mailTemplate(template)?.subject(NO_FACTS).trim() ?? template;
    counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  const news = [...counts].map(([subject, count]) => (count === 1 ? subject : `${subject} (${count} keer)`));
  return {
    subject: () => `Overzicht: ${mails.length} berichten uit Overstap`,
    lines: (facts) => [...news.map((line) => `${line}.`), tasksLine(facts)],
    link: 'tasks',
    linkText: 'Open uw taken',
    whileTaskOpen: false,
    repeatable: true,
    urgent: false,
  };
}

function tasksLine({ openTasks, lateTasks, escalatedTasks }: MailFacts): string {
  const open = openTasks === 1 ? 'Er wacht nu 1 taak op u' : `Er wachten nu ${openTasks} taken op u`;
  const late = lateTasks === 1 ? '1 is over de datum' : `${lateTasks} zijn over de datum`;
  const region = escalatedTasks === 0 ? '' : ` In uw regio zijn ${escalatedTasks} taken niet op tijd gedaan.`;
  return `${open}; ${late}.${region}`;
}
