import type { CalendarEntry } from './calendar';

/** What a template may say: numbers, dates and names of teams, never anything about a person. */
export interface MailFacts {
  /** The public name of the region's team. */
  readonly teamName: string | null;
  readonly noticeNumber: string | null;
  /** Dutch text of day and time. */
  readonly noticeAcceptedAt: string | null;
  readonly employeeCount: number | null;
  /** Dutch title of the task's type, for people who work with tasks. */
  readonly taskTitle: string | null;
  readonly taskDueOn: string | null;
  /** For the overview: tasks that wait for this person, and how many are over their date. */
  readonly openTasks: number;
  readonly lateTasks: number;
  /** For a coordinator: open tasks of the region that were not done in time. */
  readonly escalatedTasks: number;
  /** Parameters of the mail: codes, dates and numbers. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** Where the one link of a mail leads. */
export type LinkTarget = 'task' | 'tasks' | 'run' | 'notice' | 'start';

export interface MailTemplate {
  readonly subject: (facts: MailFacts) => string;
  /** Paragraphs of plain Dutch (B1). */
  readonly lines: (facts: MailFacts) => readonly string[];
  readonly link: LinkTarget;
  readonly linkText: string;
  /** True when the mail is pointless once its task is closed. */
  readonly whileTaskOpen: boolean;
  /** True when a second copy does no harm, so that a mail of unknown fate may be repeated. */
  readonly repeatable: boolean;
  /** Goes out whatever number of mails the recipient had today. */
  readonly urgent: boolean;
  /** Pointless when it could not leave within this time, for example a code that no longer works. */
  readonly uselessAfterMs?: number;
  readonly calendar?: (facts: MailFacts) => CalendarEntry | null;
}
