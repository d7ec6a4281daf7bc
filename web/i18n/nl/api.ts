/** Text of the description of the API. */
export const apiText = {
  title: 'Overstap API',
  description:
    'Meldingen doen en taken afhandelen voor Van Werk Naar Werk. Een melding hier is geen melding volgens de Wet melding collectief ontslag.',
  contact: {
    name: 'Overstap',
    url: 'https://overstap.example.nl/contact',
    email: 'beheer@overstap.example.nl',
  },
  noticeDescription:
    'Zodra de melding is aanvaard, ziet het team van de regio iedereen en begint het draaiboek. Dezelfde melding (KvK-nummer en kenmerk) nog een keer geeft hetzelfde ontvangstbewijs.',
  withdrawDescription:
    'Alle open trajecten van de melding worden afgesloten. Wie gevraagd was, krijgt bericht. Dit kan niet ongedaan worden gemaakt.',
  everybodyClosed:
    'Onwaar bij een grote melding: het draaiboek sluit de andere trajecten bladzijde voor bladzijde.',
  fileDescription:
    'U krijgt iedere rij terug met alles wat er nog aan ontbreekt. Er wordt nog niets verstuurd; dat doet u daarna met een verzending.',
  filePart: (name: string) => `Het onderdeel ${name} van een melding, als JSON.`,
  file: 'Het bestand met werknemers: CSV of Excel (.xlsx), ten hoogste 5 MB.',
  missing: 'Wat wij u nog vragen; daar wacht niemand op.',
  wmco: 'De teller voor de Wet melding collectief ontslag, in woorden. Deze melding vervangt die melding niet.',
  repeated: 'Waar als deze melding al eerder was aanvaard: er is niets nieuws gemaakt.',
  next: 'Waarmee de volgende bladzijde begint; null op de laatste.',
  version:
    'De versie van de taak die u las. Is de taak intussen veranderd, dan wordt de afronding geweigerd.',
  happenedOn: 'De dag waarop het gebeurde; vandaag als u niets meegeeft.',
  opened: 'De soorten taken die hierdoor open staan.',
  answerSchema: 'Het JSON Schema van het antwoord.',
  versionHeader: 'De volledige versie van deze API.',
  answered: 'Gelukt.',
  refused: 'Geweigerd.',
  idempotencyKey:
    'Een eigen, unieke sleutel. Hetzelfde verzoek met dezelfde sleutel geeft hetzelfde antwoord; een ander verzoek met dezelfde sleutel wordt geweigerd.',
  refusals: {
    400: 'De gegevens kloppen niet; alles wat er mis is staat in errors.',
    401: 'Er is geen geldig toegangstoken meegestuurd.',
    403: 'Dit mag u niet.',
    404: 'Dit bestaat niet, of u mag het niet zien.',
    409: 'Dit past niet bij wat er intussen is gebeurd.',
    429: 'Te veel verzoeken.',
  },
} as const;
