/** Text of the start page. */
export const text = {
  title: 'Wat wilt u doen?',
  nothing: 'Uw account heeft hier nog geen rol. Vraag uw coördinator om een rol.',
  own: { title: 'Mijn traject', explanation: 'Zie uw gegevens, uw datums en wat u heeft afgesproken.' },
  tasks: { title: 'Taken', explanation: 'Bekijk wat er te doen is, met de minste tijd bovenaan.' },
  newNotice: { title: 'Melding doen', explanation: 'Meld dat er banen verdwijnen, met een formulier.' },
  noticeFile: {
    title: 'Melding met een bestand',
    explanation: 'Meld veel werknemers in één keer, met een lijst (CSV of Excel).',
  },
  notices: { title: 'Meldingen', explanation: 'Bekijk, wijzig of trek meldingen in.' },
  runs: { title: 'Lopende draaiboeken', explanation: 'Zie per melding iedereen die erbij hoort.' },
  sessions: {
    title: 'Aangemeld op andere apparaten?',
    explanation: 'Hiermee meldt u zich overal af, ook hier.',
    button: 'Overal afmelden',
  },
} as const;
