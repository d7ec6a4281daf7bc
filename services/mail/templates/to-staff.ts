import type { MailFacts, MailTemplate } from '../mail-template';

const people = ({ employeeCount }: MailFacts): string =>
  employeeCount === 1 ? 'Het gaat om 1 persoon.' : `Het gaat om ${employeeCount ?? 0} mensen.`;

const news = (subject: string, line: string): MailTemplate => ({
  subject: () => subject,
  lines: () => [line],
  link: 'tasks',
  linkText: 'Open uw taken',
  whileTaskOpen: false,
  repeatable: true,
  urgent: false,
});

/** Mails to the people of the region and to the employer about what happened. */
export const TO_STAFF = {
  'crisis-alert': {
    subject: ({ noticeNumber }) =>
      `Nieuwe melding ${noticeNumber ?? ''}: het draaiboek is gestart`.replace('  ', ' '),
    lines: (facts) => [
      'Er is een melding binnengekomen en het draaiboek is gestart.',
      `${people(facts)} Iedereen heeft een eerste taak.`,
    ],
    link: 'run',
    linkText: 'Open het draaiboek',
    whileTaskOpen: false,
    repeatable: true,
    urgent: true,
  },
  'notice-alert': {
    subject: ({ noticeNumber }) => `Nieuwe melding ${noticeNumber ?? ''}`.trim(),
    lines: (facts) => [
      'Er is een melding binnengekomen die nog niet zeker is of onder embargo staat.',
      `${people(facts)} Bekijk wat u nu kunt doen.`,
    ],
    link: 'run',
    linkText: 'Open de melding',
    whileTaskOpen: false,
    repeatable: true,
    urgent: true,
  },
  'light-offer': {
    subject: ({ noticeNumber }) =>
      `Uw melding ${noticeNumber ?? ''}: wat wij nu al kunnen doen`.replace('  ', ' '),
    lines: ({ teamName }) => [
      `Uw besluit is nog niet zeker. ${teamName ?? 'Het team in uw regio'} kan nu al met u meedenken.`,
    ],
    link: 'notice',
    linkText: 'Bekijk uw melding',
    whileTaskOpen: false,
    repeatable: true,
    urgent: false,
  },
  'run-closed': {
    ...news('Een draaiboek is gesloten', 'Een draaiboek in uw regio is gesloten.'),
    link: 'run',
    linkText: 'Bekijk het draaiboek',
  },
  'notice-received': {
    subject: ({ noticeNumber }) => `Wij hebben uw melding ontvangen: ${noticeNumber ?? ''}`.trim(),
    lines: ({ noticeNumber, noticeAcceptedAt }) => [
      `Wij hebben uw melding ontvangen op ${noticeAcceptedAt ?? 'vandaag'}.`,
      `Het nummer is ${noticeNumber ?? ''}. Noem dit nummer als u ons belt.`,
      'Dit is geen melding volgens de Wet melding collectief ontslag. Die doet u bij UWV.',
    ],
    link: 'notice',
    linkText: 'Bekijk uw melding',
    whileTaskOpen: false,
    repeatable: false,
    urgent: true,
  },
  'handover-declined': news('Een andere regio neemt iemand niet over', 'De deelnemer blijft bij uw regio.'),
  'handover-accepted': news(
    'Een andere regio neemt iemand over',
    'De andere regio begeleidt de deelnemer verder.',
  ),
  'handover-returned': news(
    'Een andere regio heeft niet geantwoord',
    'Er kwam geen antwoord op tijd. De deelnemer blijft bij uw regio.',
  ),
  'pause-ended': news(
    'Een pauze is voorbij',
    'De pauze van een van uw deelnemers is voorbij. De taken lopen weer.',
  ),
  'pause-review': news(
    'Een pauze duurt al lang',
    'De pauze van een van uw deelnemers heeft geen einddatum. Kijk of die nog klopt.',
  ),
  'contract-ended-unanswered': news(
    'Iemand heeft nooit geantwoord en het contract is voorbij',
    'Bel deze persoon en vraag hoe het gaat. U vindt de taak in uw lijst.',
  ),
} as const satisfies Readonly<Record<string, MailTemplate>>;
