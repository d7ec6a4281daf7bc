/** Text of the pages on which a notice is changed. */
export const text = {
  withdraw: 'Melding intrekken',
  withdrawIntro: 'Lees eerst wat er gebeurt. Intrekken kan niet ongedaan worden gemaakt.',
  people: (count: number) => `De melding gaat over ${count} ${count === 1 ? 'werknemer' : 'werknemers'}.`,
  affected: (count: number) =>
    `${count} ${count === 1 ? 'traject wordt' : 'trajecten worden'} afgesloten met de uitkomst "melding ingetrokken".`,
  openTasks: (count: number) => `${count} open ${count === 1 ? 'taak vervalt' : 'taken vervallen'}.`,
  told: (count: number) =>
    `${count} ${count === 1 ? 'werknemer krijgt' : 'werknemers krijgen'} bericht dat het niet doorgaat.`,
  runTasks: (count: number) =>
    `${count} ${count === 1 ? 'taak' : 'taken'} van het draaiboek zelf vervallen ook.`,
  kept: 'Wat al geteld is, blijft in de cijfers staan.',
  reason: 'Waarom trekt u de melding in?',
  reasonHint: 'Dit blijft bij de melding. Zet hier geen namen in.',
  withdrawButton: 'Melding intrekken',
  confirm: 'Besluit bevestigen',
  confirmUncertain: (count: number) =>
    `Het besluit wordt definitief. Het draaiboek begint en ${count} ${count === 1 ? 'werknemer krijgt' : 'werknemers krijgen'} de vraag of zij meedoen.`,
  confirmEmbargo: (count: number) =>
    `Het embargo gaat eraf. Het draaiboek begint, het team van de regio ziet de melding, en ${count} ${count === 1 ? 'werknemer krijgt' : 'werknemers krijgen'} een traject en een eerste taak.`,
  confirmButton: 'Bevestigen',
  change: 'Melding wijzigen',
  changeIntro: 'Vul een andere einddatum in bij wie dat nodig is. U ziet eerst wat er verandert.',
  changePeople: 'De werknemers van deze melding',
  changeEmpty: 'Er zijn geen werknemers te tonen. Onder embargo staat niemand in een lijst.',
  who: 'Wie',
  occupation: 'Functie',
  residence: 'Woonplaats',
  endDate: 'Einddatum',
  endDateOf: (who: string) => `Einddatum van ${who}`,
  out: 'Eruit',
  takeOut: 'Uit de melding halen',
  check: 'Bekijk wat er verandert',
  nothing: 'U heeft niets veranderd.',
  wrongDate: 'Vul een bestaande datum in.',
  consequences: 'Dit verandert er',
  consequenceDate: (who: string, from: string, to: string) => `${who}: van ${from} naar ${to}.`,
  follows: 'Alle datums die daarvan afhangen, gaan mee. Wie al is afgesloten, verandert niet.',
  changeButton: 'Einddatums wijzigen',
  changed: (count: number) => `${count} ${count === 1 ? 'einddatum is' : 'einddatums zijn'} gewijzigd.`,
  add: 'Werknemer erbij',
  addIntro: 'Deze werknemer krijgt meteen dezelfde start als de anderen.',
  addButton: 'Toevoegen',
  added: (count: number) =>
    count > 1 ? `${count} werknemers zijn toegevoegd.` : 'De werknemer is toegevoegd.',
  removeTitle: 'Werknemer uit de melding halen',
  removeWho: (name: string | null, reference: string | null) =>
    name === null
      ? `Het gaat om de werknemer met personeelsnummer ${reference ?? '–'}.`
      : `Het gaat om ${name}${reference === null ? '' : `, personeelsnummer ${reference}`}.`,
  removeAffected: 'Het traject van deze werknemer wordt afgesloten met de uitkomst "melding ingetrokken".',
  removeNotAffected: 'Het traject van deze werknemer is al afgesloten en verandert niet.',
  removeTasks: (count: number) => `${count} open ${count === 1 ? 'taak vervalt' : 'taken vervallen'}.`,
  removeTold: 'De werknemer krijgt bericht dat het niet doorgaat.',
  removeOthers: 'De melding en de andere werknemers gaan door.',
  removeButton: 'Eruit halen',
  removed: 'De werknemer is uit de melding gehaald.',
  withdrawn: 'De melding is ingetrokken.',
  confirmed: 'Het besluit is bevestigd.',
  report: 'Hoe het gaat',
  reportNote: (date: string) =>
    `Stand van ${date}. Kleine aantallen tonen wij niet, zodat niemand te herkennen is.`,
  reportHidden: 'minder dan 5, of niet te tonen',
} as const;
