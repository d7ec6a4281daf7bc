/** Text of the sign-in page. */
export const text = {
  title: 'Aanmelden',
  intro: 'U meldt zich aan bij de aanmelddienst van uw organisatie. Daarna komt u hier terug.',
  demonstration:
    'In deze demonstratie kiest u met één klik een verzonnen persoon. Een wachtwoord is niet nodig.',
  button: 'Aanmelden',
  employeeTitle: 'Bent u werknemer?',
  employeeIntro:
    'Heeft u een e-mail van ons gekregen? Meld u dan aan met uw e-mailadres. U heeft geen wachtwoord nodig.',
  employeeLink: 'Aanmelden met een code per e-mail',
  code: {
    title: 'Aanmelden als werknemer',
    intro: 'Vul het e-mailadres in waarop u onze e-mail kreeg. U krijgt een code, waarmee u zich aanmeldt.',
    email: 'E-mailadres',
    emailHint: 'Zoals naam@voorbeeld.nl.',
    emailWrong: 'Vul een geldig e-mailadres in, zoals naam@voorbeeld.nl.',
    send: 'Code sturen',
    enterTitle: 'Vul de code in',
    enterIntro:
      'Is uw e-mailadres bij ons bekend, dan heeft u nu een e-mail met een code. De code werkt een kwartier, en alleen in deze browser.',
    code: 'Code',
    codeHint: 'Acht cijfers.',
    enter: 'Aanmelden',
    wrong: 'Deze code klopt niet, of is verlopen. Kijk de code na, of vraag een nieuwe.',
    again: 'Een nieuwe code vragen',
  },
} as const;
