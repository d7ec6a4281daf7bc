import type { MailFacts, MailTemplate } from '../mail-template';

const taskLine = ({ taskTitle, taskDueOn }: MailFacts): string =>
  taskDueOn === null
    ? `Taak: ${taskTitle ?? 'zie de lijst'}.`
    : `Taak: ${taskTitle ?? 'zie de lijst'}. Klaar op ${taskDueOn}.`;

const toTask = {
  link: 'task',
  linkText: 'Open de taak',
  whileTaskOpen: true,
  repeatable: true,
  urgent: false,
} as const;

/** Mails about tasks, to whoever has to do them or to look after them. */
export const ABOUT_TASKS = {
  'task-reminder': {
    ...toTask,
    subject: () => 'Herinnering: er wacht iets op u',
    lines: (facts) => [
      facts.taskTitle === null
        ? 'Er wacht nog iets op u in Overstap.'
        : 'Er wacht nog een taak op u in Overstap.',
      ...(facts.taskTitle === null ? [] : [taskLine(facts)]),
    ],
  },
  'task-escalated': {
    ...toTask,
    subject: () => 'Een taak is over de datum',
    lines: (facts) => [
      'Een taak in uw regio is niet op tijd gedaan. Kijk wie dit kan oppakken.',
      taskLine(facts),
    ],
  },
  'contact-warning': {
    ...toTask,
    subject: () => 'Neem contact op met een deelnemer',
    lines: (facts) => [
      'Het is bijna te lang geleden dat u een van uw deelnemers sprak. Plan een gesprek of bel even.',
      taskLine(facts),
    ],
  },
  'contact-gap': {
    ...toTask,
    subject: () => 'Een deelnemer is te lang niet gesproken',
    lines: (facts) => [
      'Een deelnemer in uw regio is langer niet gesproken dan is afgesproken. Kijk wie contact kan opnemen.',
      taskLine(facts),
    ],
  },
  'handover-asked': {
    ...toTask,
    subject: () => 'Een andere regio vraagt u iemand over te nemen',
    lines: (facts) => [
      'Een andere regio vraagt of u de begeleiding van een inwoner van uw regio overneemt.',
      taskLine(facts),
    ],
  },
  'confirm-asked': {
    ...toTask,
    subject: () => 'Een melding wacht op uw beslissing',
    lines: (facts) => ['Een melding in uw regio is nog niet zeker of vraagt uw akkoord.', taskLine(facts)],
  },
  'step-too-late': {
    ...toTask,
    subject: () => 'Een stap van het draaiboek is te laat',
    lines: (facts) => ['Een stap van een lopend draaiboek is niet op tijd gedaan.', taskLine(facts)],
  },
} as const satisfies Readonly<Record<string, MailTemplate>>;
