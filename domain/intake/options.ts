/** Choices of the intake: Dutch codes and labels, each list once. From the guides of the report (Bijlage 3). */

export const EDUCATION_LEVELS = {
  'geen-diploma': 'Geen diploma',
  vmbo: 'Vmbo, lbo of mavo',
  'mbo-1-2': 'Mbo 1 of 2',
  'mbo-3-4': 'Mbo 3 of 4',
  'havo-vwo': 'Havo of vwo',
  hbo: 'Hbo',
  wo: 'Universiteit',
  anders: 'Anders',
} as const;

export const SERVICE_YEARS = {
  'tot-2': 'Korter dan 2 jaar',
  'tot-5': '2 tot 5 jaar',
  'tot-10': '5 tot 10 jaar',
  'meer-dan-10': '10 jaar of langer',
} as const;

export const CHANCES = {
  groot: 'Groot',
  gemiddeld: 'Gemiddeld',
  klein: 'Klein',
  'weet-niet': 'Dat weet ik niet',
} as const;

export const YES_PARTLY_NO = { ja: 'Ja', 'een-beetje': 'Een beetje', nee: 'Nee' } as const;

export const WORK_CHANNELS = {
  'eigen-netwerk': 'Via familie, vrienden of bekenden',
  vacature: 'Via een vacature',
  uitzendbureau: 'Via een uitzendbureau',
  uwv: 'Via UWV of de gemeente',
  school: 'Via school of stage',
  zelf: 'Zelf binnengelopen of gebeld',
  anders: 'Anders',
} as const;

export const NOT_ANY_MORE = {
  'late-avonden': 'Late avonden',
  weekenden: 'Weekenden',
  'wisselende-tijden': 'Wisselende werktijden',
  'zwaar-werk': 'Zwaar lichamelijk werk',
  'lang-staan': 'Lang staan',
  leidinggeven: 'Leidinggeven',
  'alleen-werken': 'Alleen werken',
  'contact-met-klanten': 'Veel contact met klanten',
  'lang-reizen': 'Lang reizen',
  'zelfde-sector': 'Werk in dezelfde sector',
} as const;

export const SEARCH_WAYS = {
  cv: 'Cv gemaakt of bijgewerkt',
  brieven: 'Brieven geschreven',
  vacaturesites: 'Gezocht op vacaturesites',
  netwerk: 'Mensen gevraagd die ik ken',
  werkgevers: 'Zelf bedrijven benaderd',
  uitzendbureau: 'Ingeschreven bij een uitzendbureau',
  'sociale-media': 'LinkedIn of andere sociale media gebruikt',
} as const;

export const LINKS_WITH_PAST = {
  'eerder-werk': 'Werk dat ik eerder deed',
  vrijwilligerswerk: 'Vrijwilligerswerk',
  mantelzorg: 'Zorg voor iemand die dichtbij staat',
  hobby: 'Een hobby',
} as const;

/** Barriers that may be written down. Health and private circumstances are only "something to discuss in person". */
export const BARRIERS = {
  reistijd: 'Reistijd of vervoer',
  kinderopvang: 'Opvang van kinderen',
  werktijden: 'Werktijden',
  loon: 'Ik ga er in loon op achteruit',
  uren: 'Te weinig uren',
  diploma: 'Het juiste diploma ontbreekt',
  digitaal: 'Werken met computer of telefoon',
  solliciteren: 'Ik heb lang niet gesolliciteerd',
  zelfvertrouwen: 'Ik twijfel of ik het kan',
  'start-scholing': 'De cursus begint pas later',
} as const;

export const EMPLOYER_SUPPORT = {
  vertrekregeling: 'Een regeling om zelf eerder weg te gaan',
  detachering: 'Werken bij een ander bedrijf (detachering)',
  uitlenen: 'Uitlenen aan een ander bedrijf',
  netwerk: 'Hulp via het netwerk van de werkgever',
  scholingsbudget: 'Geld voor scholing',
  'tijd-onder-werk': 'Tijd onder werk',
} as const;

export const TALK_FORMS = {
  'op-locatie': 'Gesprek op locatie',
  wandeling: 'Wandelgesprek',
  telefoon: 'Telefoon',
  beeldbellen: 'Beeldbellen',
} as const;
