/** Text of what can be done with a trajectory outside its tasks. */
export const text = {
  contact: { title: 'Contact of poging vastleggen', button: 'Vastleggen' },
  appointment: { title: 'Afspraak plannen', button: 'Plannen' },
  pause: { title: 'Pauzeren', button: 'Pauzeren' },
  resume: { title: 'Hervatten', button: 'Hervatten' },
  endDate: { title: 'Andere einddatum van het contract', button: 'Wijzigen' },
  casemanager: { title: 'Casemanager aanwijzen of wisselen', button: 'Aanwijzen' },
  fields: {
    day: 'Op welke dag?',
    time: 'Hoe laat?',
    minutes: 'Hoe lang, in minuten?',
    form: 'Hoe?',
    place: 'Waar?',
    pauseReason: 'Waarom?',
    until: 'Tot en met welke dag?',
    untilHelp: 'Laat dit leeg als u het nog niet weet. Wettelijke datums schuiven niet mee.',
    endDate: 'Nieuwe einddatum',
    endDateHelp: 'Alle datums die ervan afhangen, gaan mee.',
    casemanager: 'Wie?',
    reason: 'Waarom wisselt u?',
    reasonHelp: 'Alleen nodig als er al een casemanager is.',
  },
} as const;
