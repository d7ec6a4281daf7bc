/** Text of the sign-in page. */
export const text = {
  title: 'Aanmelden',
  intro: 'U meldt zich aan bij de aanmelddienst van uw organisatie. Daarna komt u hier terug.',
  demonstration:
    'In deze demonstratie kiest u met één klik een verzonnen persoon. Een wachtwoord is niet nodig.',
  button: 'Aanmelden',
} as const;
