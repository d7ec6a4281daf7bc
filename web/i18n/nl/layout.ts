/** Text of the frame around every page. */
export const text = {
  product: 'Overstap',
  skip: 'Naar de inhoud',
  mainNavigation: 'Hoofdmenu',
  breadcrumb: 'Kruimelpad',
  tasks: 'Taken',
  notices: 'Meldingen',
  runs: 'Lopende draaiboeken',
  start: 'Start',
  signOut: 'Afmelden',
  accessibility: 'Toegankelijkheid',
  failedPrefix: 'Fout: ',
  footer:
    'Overstap brengt mensen van werk naar werk. Een melding hier is geen melding volgens de Wet melding collectief ontslag.',
  demonstration: 'Dit is een demonstratie met verzonnen mensen en gegevens.',
} as const;
