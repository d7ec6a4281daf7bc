/** What a column can hold; the names are those of the contract, flat, with `naam` for a whole name in one cell. */
export const FILE_FIELDS = [
  'personeelsnummer',
  'naam',
  'voorletters',
  'roepnaam',
  'tussenvoegsel',
  'achternaam',
  'email',
  'telefoon',
  'straat',
  'huisnummer',
  'postcode',
  'plaats',
  'woongemeente',
  'functie',
  'escoCode',
  'contractsoort',
  'urenPerWeek',
  'einddatum',
  'inDienstSinds',
  'datumVaststelling',
] as const;
export type FileField = (typeof FILE_FIELDS)[number];

/** Dutch name of each field, as shown above a column and used in our own template. */
export const FIELD_TITLES: Readonly<Record<FileField, string>> = {
  personeelsnummer: 'Personeelsnummer',
  naam: 'Naam',
  voorletters: 'Voorletters',
  roepnaam: 'Roepnaam',
  tussenvoegsel: 'Tussenvoegsel',
  achternaam: 'Achternaam',
  email: 'E-mail privé',
  telefoon: 'Telefoon privé',
  straat: 'Straat',
  huisnummer: 'Huisnummer',
  postcode: 'Postcode',
  plaats: 'Plaats',
  woongemeente: 'Woongemeente',
  functie: 'Functie',
  escoCode: 'ESCO-code',
  contractsoort: 'Soort contract',
  urenPerWeek: 'Uren per week',
  einddatum: 'Einddatum contract',
  inDienstSinds: 'In dienst sinds',
  datumVaststelling: 'Datum vaststellingsovereenkomst',
};

/** How sure a header tells its field: a sure one takes the column from an unsure one. */
type Pattern = readonly [field: FileField, sure: RegExp, unsure?: RegExp];

const NUMBER = '(nr|nrs|no|num|nummer|id|code)';
const PATTERNS: readonly Pattern[] = [
  [
    'datumVaststelling',
    /^(datum |getekend |ondertekend )?(vso|vaststellingsovereenkomst|beeindigingsovereenkomst)( datum| getekend| ondertekend| d d)?$|^datum (ondertekening|tekenen) vso$/,
  ],
  [
    'einddatum',
    /^(ver(wachte|moedelijke) )?(eind ?datum|einde)( van)?( het)?( contract| dienstverband| arbeidsovereenkomst| arbeidscontract| dv| arbeidsrelatie)?$|^(datum )?(uit ?dienst|uitdiensttreding)( datum| per)?$|^(ontslag ?datum|datum ontslag|ontslag per|contract ?(tot|einde|einddatum)|dienstverband tot|laatste werkdag|laatste dag|datum einde( .*)?|contract loopt af( op)?|end date)$/,
    /^(tot|tot en met|t m|per|vervaldatum)$/,
  ],
  [
    'inDienstSinds',
    /^(datum )?(in ?dienst|indiensttreding)( datum| sinds| per| vanaf| treding)?$|^(begin ?datum|start ?datum|aanvang|begin|start)( van)?( het)?( contract| dienstverband| arbeidsovereenkomst| dv)?$|^(werkzaam sinds|dienstverband (sinds|vanaf)|datum aanvang( .*)?|hire date|start date)$/,
    /^(sinds|vanaf)$/,
  ],
  [
    'personeelsnummer',
    new RegExp(
      `^(pers|personeels?|personeel|medewerkers?|medewerker|mdw|werknemers?|werknemer|employee|emp|salaris|stam|registratie|loon|dienstverband) ?${NUMBER}$|^(personeels|werknemers)?referentie$|^(pnr|persnr|wnr|mnr|medewerker ?id)$`,
    ),
    new RegExp(`^${NUMBER}$|^kenmerk$`),
  ],
  ['tussenvoegsel', /^(tussen ?voegsels?|tv|tsv|tussenv|voorvoegsels?|prefix)$/],
  ['voorletters', /^(voorletters?|initialen|vl|voorl)$/],
  ['roepnaam', /^(roepnaam|voornaam|voornamen|eerste naam|first name|given name)$/],
  [
    'achternaam',
    /^(achternaam|familienaam|geslachtsnaam|eigen naam|last name|surname|achternaam medewerker|naam achternaam)$/,
  ],
  [
    'naam',
    /^(naam|volledige naam|namen|medewerker|werknemer|naam (van de )?(medewerker|werknemer|collega)|(medewerkers?|werknemers?) ?naam|voor en achternaam|voornaam achternaam|name|weergavenaam|aanspreeknaam)$/,
  ],
  [
    'email',
    /^(prive ?)?(e ?mail|email|mail)( ?adres)?( ?(prive|thuis|persoonlijk))$|^(prive|persoonlijke?) ?(e ?mail|email|mail)( ?adres)?$/,
    /^(e ?mail|email|mail)( ?adres)?$/,
  ],
  [
    'telefoon',
    /^(prive ?)?(telefoon|tel|mobiel|gsm|mobiele telefoon)( ?(nummer|nr))?( ?(prive|thuis|mobiel))$|^prive ?(telefoon|tel|mobiel)( ?(nummer|nr))?$/,
    /^(telefoon|tel|mobiel|gsm|mobiele? (telefoon|nummer)|06)( ?(nummer|nr))?$/,
  ],
  ['huisnummer', /^(huis ?(nr|nummer)|hnr|nr huis|huisnummer (en |met )?toevoeging)$/],
  [
    'straat',
    /^(straat|straatnaam|adres|adresregel( 1)?|woonadres|straat en (huis ?)?(nr|nummer)|straat (huis ?)?(nr|nummer)|prive ?adres)$/,
  ],
  ['postcode', /^(postcode|pc|post code|postcode (prive|woonadres))$/],
  [
    'woongemeente',
    /^(woon ?gemeente|gemeente|gemeente (woonplaats|van wonen|wonen|woonadres)|woonachtig in( gemeente)?|gemeentecode)$/,
  ],
  [
    'plaats',
    /^(woon ?plaats|plaats|plaatsnaam|stad|woonplaats (prive|medewerker|werknemer)|plaats woonadres|city)$/,
  ],
  ['escoCode', /^(esco|esco ?code)$/],
  [
    'functie',
    /^(functie|functie ?(naam|titel|omschrijving|benaming)|beroep|huidige functie|functie (medewerker|werknemer)|job ?title|baan)$/,
    /^(rol|functiegroep)$/,
  ],
  [
    'contractsoort',
    /^((soort|type|aard|vorm)( van)?( het)? ?(contract|dienstverband|arbeidsovereenkomst|arbeidscontract|arbeidsrelatie)|contract ?(soort|vorm|type)|(vast|bepaald|onbepaald)(e tijd)? ?(of )?(flex|tijdelijk|onbepaald|bepaald)( ?e? ?tijd)?|bepaalde onbepaalde tijd|bt ot|ot bt|contract bepaalde onbepaalde tijd)$/,
    /^(contract|dienstverband|arbeidsovereenkomst|arbeidsrelatie)$/,
  ],
  [
    'urenPerWeek',
    /^((contract|arbeids|werk|aantal|gemiddeld(e)?|gemiddeld aantal|aantal contract)? ?uren( per| p)?( week|w| pw)?|uren ?p ?w|uren week|(contract|werk)uren( per| p)? ?(week|w)?|arbeidsduur( per week)?|urenomvang|omvang (contract|dienstverband)( in uren)?|hours( per week)?)$/,
    /^omvang$/,
  ],
];

/** Columns that look like one of ours and are another: of the work itself, or things we do not want to know. */
const NOT_OURS =
  /geboorte|leeftijd|geslacht|nationaliteit|burgerlijk|salaris(?! ?(nr|no|nummer|id|code))|loon(?! ?(nr|nummer))|bruto|iban|rekening|ziek|verzuim|partner|kinderen|proeftijd|standplaats|vestiging|werklocatie|werkplek|fte|deeltijd|parttime|leidinggevende|manager|afdeling|kostenplaats|(werk|zakelijk|intern)e? ?(e ?mail|mail|tel|telefoon|mobiel|adres)|(mail|adres|tel|telefoon|mobiel|nummer) ?(van )?(het |je )?(werk|zakelijk|bedrijf)/;

/** A header in the form in which it is compared: small letters without accents, other signs as one space. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The field a header tells, and whether it is sure; null when it tells none. */
export function fieldOfHeader(header: string): { field: FileField; sure: boolean } | null {
  // "Einddatum (dd-mm-jjjj)" and "Einddatum *" are the same header with a hint.
  const keys = [
    headerKey(header),
    headerKey(header.replace(/[([].*$/, '')),
    headerKey(header.replace(/[:*].*$/, '')),
  ];
  for (const key of new Set(keys)) {
    if (key === '' || NOT_OURS.test(key)) continue;
    for (const [field, sure, unsure] of PATTERNS) {
      if (sure.test(key)) return { field, sure: true };
      if (unsure?.test(key) === true) return { field, sure: false };
    }
  }
  return null;
}
