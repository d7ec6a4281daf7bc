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
