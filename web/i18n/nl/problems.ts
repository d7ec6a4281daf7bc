/** What the web layer itself can refuse: per code one status, one title and one sentence that says what to do now. */
export const problems = {
  'invalid-input': {
    status: 400,
    title: 'De gegevens kloppen niet',
    detail: 'Verbeter de genoemde punten en verstuur opnieuw.',
  },
  'file-missing': {
    status: 400,
    title: 'Er is geen bestand meegestuurd',
    detail: 'Stuur het bestand mee als onderdeel bestand van een multipart-formulier.',
  },
  'not-signed-in': {
    status: 401,
    title: 'U bent niet aangemeld',
    detail: 'Stuur een geldig toegangstoken mee in de kop Authorization.',
  },
  'session-ended': {
    status: 403,
    title: 'Uw sessie is verlopen',
    detail: 'Meld u opnieuw aan, ga terug naar het formulier en verstuur het nog een keer.',
  },
  'form-expired': {
    status: 403,
    title: 'Dit formulier is niet meer geldig',
    detail: 'Open de pagina opnieuw en verstuur het formulier nog een keer.',
  },
  'not-allowed': {
    status: 403,
    title: 'U mag deze pagina niet gebruiken',
    detail: 'Uw rol geeft geen toegang. Vraag uw coördinator als u denkt dat dit niet klopt.',
  },
  'not-found': {
    status: 404,
    title: 'Niet gevonden',
    detail: 'Deze pagina bestaat niet, of u mag haar niet zien. Controleer het adres.',
  },
  'too-large': {
    status: 413,
    title: 'Te groot',
    detail: 'Verstuur een bestand van ten hoogste 5 MB, of verdeel het over meer bestanden.',
  },
  'wrong-type': {
    status: 415,
    title: 'Deze soort inhoud wordt niet gelezen',
    detail: 'Verstuur JSON aan de API, en formulieren vanaf de pagina zelf.',
  },
  'key-reused': {
    status: 409,
    title: 'Deze Idempotency-Key is al gebruikt',
    detail:
      'De sleutel hoort bij een verzoek met andere inhoud. Gebruik voor een nieuw verzoek een nieuwe sleutel.',
  },
  'key-missing': {
    status: 400,
    title: 'Idempotency-Key ontbreekt',
    detail: 'Stuur in de kop Idempotency-Key een eigen, unieke sleutel van 8 tot 255 tekens mee.',
  },
  'key-running': {
    status: 409,
    title: 'Dit verzoek wordt al verwerkt',
    detail: 'Een gelijk verzoek met deze sleutel is nog bezig. Probeer het over een minuut opnieuw.',
  },
  'form-sent': {
    status: 409,
    title: 'Dit formulier is al verstuurd',
    detail: 'Kijk bij uw meldingen of de melding er staat. Open voor een nieuwe melding een nieuw formulier.',
  },
  'too-often': {
    status: 429,
    title: 'Te veel verzoeken',
    detail: 'Wacht een minuut en probeer het opnieuw.',
  },
  'sign-in-failed': {
    status: 400,
    title: 'Aanmelden is niet gelukt',
    detail: 'Begin opnieuw met aanmelden. Blijft het misgaan, neem dan contact op met uw beheerder.',
  },
  'no-account': {
    status: 403,
    title: 'U heeft nog geen toegang',
    detail: 'U bent aangemeld, maar Overstap kent u niet. Vraag uw coördinator om een account.',
  },
  'sign-in-unavailable': {
    status: 503,
    title: 'Aanmelden kan nu niet',
    detail: 'De aanmelddienst antwoordt niet. Probeer het over een paar minuten opnieuw.',
  },
  unexpected: {
    status: 500,
    title: 'Er ging iets mis bij ons',
    detail: 'Uw gegevens zijn niet verwerkt. Probeer het straks opnieuw en noem het nummer als u belt.',
  },
} as const satisfies Record<string, { status: number; title: string; detail: string }>;

export type ProblemCode = keyof typeof problems;

/** Title above a refusal of the rules; the sentence of the refusal says the rest. */
export const refusedTitle = 'Dit kan zo niet';
