import type { MailTemplate } from '../mail-template';

const team = (name: string | null): string => name ?? 'het team in uw regio';

/** Mails to the people it is about. They say that something waits, and nothing about anybody. */
export const TO_EMPLOYEES = {
  invitation: {
    subject: () => 'Er staat een uitnodiging voor u klaar',
    lines: ({ teamName }) => [
      `U krijgt een uitnodiging van ${team(teamName)} voor begeleiding van werk naar werk.`,
      'Meedoen is vrijwillig. Lees wat het inhoudt en laat weten of u meedoet.',
    ],
    link: 'task',
    linkText: 'Bekijk de uitnodiging',
    whileTaskOpen: true,
    repeatable: false,
    urgent: true,
  },
  'task-opened': {
    subject: () => 'Er staat een vraag voor u klaar',
    lines: ({ teamName }) => [`Bij ${team(teamName)} staat een vraag voor u klaar. Wilt u die beantwoorden?`],
    link: 'task',
    linkText: 'Bekijk de vraag',
    whileTaskOpen: true,
    repeatable: false,
    urgent: false,
  },
  'notice-withdrawn': {
    subject: () => 'Er is iets veranderd in uw begeleiding',
    lines: ({ teamName }) => [
      `Er is iets veranderd in uw begeleiding door ${team(teamName)}. Log in om te lezen wat dat betekent.`,
    ],
    link: 'start',
    linkText: 'Lees wat er is veranderd',
    whileTaskOpen: false,
    repeatable: false,
    urgent: true,
  },
  'sign-in-code': {
    subject: () => 'Uw code om aan te melden',
    lines: ({ params }) => [
      `Uw code is ${typeof params['code'] === 'string' ? params['code'] : ''}. Vul die in op de pagina waar u om de code vroeg.`,
      'De code werkt een kwartier. Heeft u niet om een code gevraagd? Dan hoeft u niets te doen.',
    ],
    link: 'start',
    linkText: 'Naar Overstap',
    whileTaskOpen: false,
    repeatable: true,
    urgent: true,
    // As long as the code itself works.
    uselessAfterMs: 900_000,
  },
  'information-session': {
    subject: () => 'Uitnodiging voor een voorlichting',
    lines: ({ teamName }) => [
      `U bent welkom bij een voorlichting van ${team(teamName)} over begeleiding van werk naar werk.`,
      'De dag en de tijd staan in de bijlage. Die kunt u in uw agenda zetten. De plaats hoort u van uw werkgever.',
    ],
    link: 'start',
    linkText: 'Bekijk de voorlichting',
    whileTaskOpen: false,
    repeatable: false,
    urgent: true,
    calendar: ({ params }) => {
      const { startsAt, minutes } = params;
      if (typeof startsAt !== 'string' || Number.isNaN(Date.parse(startsAt))) return null;
      return {
        startsAt: new Date(startsAt),
        minutes: typeof minutes === 'number' ? minutes : 60,
        summary: 'Voorlichting van werk naar werk',
      };
    },
  },
} as const satisfies Readonly<Record<string, MailTemplate>>;
