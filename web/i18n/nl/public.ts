/** Text of the pages that everybody may read. */
export const text = {
  accessibility: 'Toegankelijkheid',
  intro: 'Wij willen dat iedereen Overstap kan gebruiken, ook met een schermlezer of alleen het toetsenbord.',
  status: 'Status: D. Deze website is nog niet door een onafhankelijke partij getoetst.',
  tested:
    'Wel toetsen wij bij iedere wijziging de pagina’s automatisch op WCAG 2.2, niveau A en AA. Zo’n toets vindt maar een deel van de problemen.',
  works: 'Iedere pagina werkt zonder JavaScript.',
  trouble:
    'Loopt u ergens tegenaan? Meld het aan uw contactpersoon in de regio. Dan zoeken wij samen een oplossing.',
} as const;
