import { MUNICIPALITY_ROWS } from '../support/municipality-table';
import { utf16be, utf16le, utf16leBare, utf8, utf8WithMark, windows1252 } from './corpus-file';
import type { CorpusFile } from './corpus-file';

const HEAD =
  'Personeelsnummer;Naam;Woongemeente;Functie;Soort contract;Uren per week;In dienst sinds;Einddatum contract';
const JAN = '12;J. de Vries;Oss;Kok;vast;24,5;01-05-2011;31-12-2026';
const JAN_READ = '12 J. de Vries / Oss / Kok / permanent 24.5 / 2011-05-01 > 2026-12-31';
const ZOE = '13;Zoë Núñez-van der Wal;’s-Hertogenbosch;Gastvrouw;tijdelijk;32;15-9-2019;28-2-2027';
const ZOE_READ =
  '13 Zoë Núñez-van der Wal / ’s-Hertogenbosch / Gastvrouw / temporary 32 / 2019-09-15 > 2027-02-28';
const TWO = `${HEAD}\r\n${JAN}\r\n${ZOE}\r\n`;
const TWO_READ = [`2: ${JAN_READ}`, `3: ${ZOE_READ}`];

/** Files in delimited text as people really have them. */
export const CSV_FILES: readonly CorpusFile[] = [
  { name: 'UTF-8 with semicolons', bytes: utf8(TWO), expect: TWO_READ, warnings: [], skipped: [] },
  { name: 'UTF-8 with byte order mark', bytes: utf8WithMark(TWO), expect: TWO_READ },
  {
    name: 'UTF-16 LE with mark, as "Unicode-tekst"',
    bytes: utf16le(TWO.replaceAll(';', '\t')),
    expect: TWO_READ,
  },
  { name: 'UTF-16 BE with mark', bytes: utf16be(TWO), expect: TWO_READ },
  {
    name: 'UTF-16 LE without mark',
    bytes: utf16leBare(TWO.replace('’', "'")),
    expect: [TWO_READ[0] ?? '', (TWO_READ[1] ?? '').replace('’', "'")],
  },
  { name: 'Windows-1252, as Dutch Excel saves it', bytes: windows1252(TWO), expect: TWO_READ },
  { name: 'tabs', bytes: utf8(TWO.replaceAll(';', '\t')), expect: TWO_READ },
  { name: 'old Mac line ends', bytes: utf8(TWO.replaceAll('\r\n', '\r')), expect: TWO_READ },
  {
    name: 'commas, with quoted decimal commas and a comma in a name',
    bytes: utf8(
      'Personeelsnummer,Naam,Woonplaats,Functie,Uren,Einddatum\n' +
        '12,"Vries, J. de",Oss,Kok,"24,5",2026-12-31\n13,"Berg, Jan van der",Oss,"Kok, leerling",32,2026-12-31\n',
    ),
    expect: [
      '2: 12 J. de Vries / Oss / Kok / ? 24.5 / ? > 2026-12-31',
      '3: 13 Jan van der Berg / Oss / Kok, leerling / ? 32 / ? > 2026-12-31',
    ],
  },
  {
    name: 'first line sep=; is not a row',
    bytes: utf8(`sep=;\r\n${TWO}`),
    expect: TWO_READ,
  },
  {
    name: 'line break inside a field keeps the row numbers of the spreadsheet',
    bytes: utf8(
      `${HEAD}\r\n12;J. de Vries;Oss;"Kok\r\nkeuken noord";vast;24,5;;31-12-2026\r\n\r\n14;An Bos;Oss;Kok;vast;8;;31-12-2026\r\n`,
    ),
    expect: [
      '2: 12 J. de Vries / Oss / Kok keuken noord / permanent 24.5 / ? > 2026-12-31',
      '4: 14 An Bos / Oss / Kok / permanent 8 / ? > 2026-12-31',
    ],
  },
  {
    name: 'quotes doubled and loose',
    bytes: utf8(
      'Personeelsnummer;Achternaam;Roepnaam;Gemeente;Functie;Einddatum\n1;"O""Brien";Jan "Jantje";Oss;Kok;31-12-2026\n',
    ),
    // A double quote has no place in a name that goes into a mail header.
    expect: ['2: - ! roepnaam wrong_format, achternaam wrong_format'],
  },
  {
    name: 'title and date above the header, empty lines, totals and print date below',
    bytes: utf8(
      `Overzicht ontslagen 2026;;;;;;;\nCatering Zuid B.V.;;;;;;;\n\n${HEAD}\n${JAN}\n;;;;;;;\n${ZOE}\n;;;;;;;\nTotaal;;;;2;56,5;;\nAfgedrukt op 24-11-2026;;;;;;;\n`,
    ),
    expect: [`5: ${JAN_READ}`, `7: ${ZOE_READ}`],
    skipped: ['1 above_header', '2 above_header', '9 total', '10 note'],
  },
  {
    name: 'header repeated on every printed page',
    bytes: utf8(`${HEAD}\n${JAN}\n${HEAD}\n${ZOE}\n`),
    expect: [`2: ${JAN_READ}`, `4: ${ZOE_READ}`],
    skipped: ['3 header_again'],
  },
  {
    name: 'empty columns between and before',
    bytes: utf8(';Pers.nr;;Naam;;Woongemeente;Functie;Einddatum;\n;12;;Jan Bos;;Oss;Kok;31-12-2026;\n'),
    expect: ['2: 12 Jan Bos / Oss / Kok / ? ? / ? > 2026-12-31'],
    warnings: [],
  },
  {
    name: 'other words in another order',
    bytes: utf8(
      'Datum uit dienst;Mdw nr;Dienstverband;Voorl.;Tussenvoegsels;Achternaam;Uren p/w;Beroep;Woonachtig in gemeente;Datum in dienst;Privé e-mailadres;Mobiel privé\n' +
        '31-12-2026;A7;Onbepaalde tijd;P.J.;van der;Berg;36;Medewerker bediening;Meierijstad;1-1-2005;pj@voorbeeld.nl;0612345678\n',
    ),
    expect: [
      '2: A7 P.J. van der Berg / Meierijstad / Medewerker bediening / permanent 36 / 2005-01-01 > 2026-12-31',
    ],
    warnings: [],
  },
  {
    name: 'capitals, stars and hints in the headers',
    bytes: utf8(
      'PERSONEELSNUMMER *;NAAM MEDEWERKER;GEMEENTE;FUNCTIE:;EINDDATUM (DD-MM-JJJJ)\n1;Jan Bos;Oss;Kok;31-12-2026\n',
    ),
    expect: ['2: 1 Jan Bos / Oss / Kok / ? ? / ? > 2026-12-31'],
  },
  {
    name: 'dates in every form',
    bytes: utf8(
      'Nr;Gemeente;Functie;Einddatum;Indienst\n' +
        '1;Oss;Kok;31-12-2026;1-5-98\n2;Oss;Kok;31/12/26;01.05.1998\n3;Oss;Kok;20261231;19980501\n4;Oss;Kok;2026-12-31;1998-05-01\n' +
        '5;Oss;Kok;46387;35916\n6;Oss;Kok;31 december 2026;1 mei 1998\n7;Oss;Kok;31-dec-26;1-mei-98\n8;Oss;Kok;2026-12-31T00:00:00;1998/5/1\n' +
        '9;Oss;Kok;do 31-12-2026;vr 1-5-1998\n10;Oss;Kok;31-12-2026 00:00;1-5-1998 0:00:00\n',
    ),
    expect: Array.from(
      { length: 10 },
      (_, n) => `${n + 2}: ${n + 1} / Oss / Kok / ? ? / 1998-05-01 > 2026-12-31`,
    ),
  },
  {
    name: 'dates that do not exist, month first, and words',
    bytes: utf8(
      'Nr;Gemeente;Functie;Einddatum\n1;Oss;Kok;31-02-2026\n2;Oss;Kok;12/31/2026\n3;Oss;Kok;eind december\n4;Oss;Kok;2026\n5;Oss;Kok;\n6;Oss;Kok;onbekend\n',
    ),
    expect: [
      '2: - ! einddatum cell_date',
      '3: - ! einddatum cell_date',
      '4: - ! einddatum cell_date',
      '5: - ! einddatum cell_date',
      '6: - ! einddatum end_date_missing',
      '7: - ! einddatum end_date_missing',
    ],
  },
  {
    name: 'without end dates while the decision is uncertain',
    bytes: utf8('Nr;Gemeente;Functie;Einddatum\n1;Oss;Kok;\n2;Oss;Kok;nog niet bekend\n'),
    options: { certainty: 'uncertain' },
    expect: ['2: 1 / Oss / Kok / ? ? / ? > ?', '3: - ! einddatum cell_date'],
  },
  {
    name: 'hours in every form',
    bytes: utf8(
      'Nr;Gemeente;Functie;Uren;Einddatum\n1;Oss;Kok;24,5;31-12-2026\n2;Oss;Kok;24.5;31-12-2026\n3;Oss;Kok;24,5 uur;31-12-2026\n4;Oss;Kok;24:30;31-12-2026\n5;Oss;Kok;0;31-12-2026\n6;Oss;Kok;36,86;31-12-2026\n7;Oss;Kok;fulltime;31-12-2026\n8;Oss;Kok;240;31-12-2026\n9;Oss;Kok;-8;31-12-2026\n',
    ),
    expect: [
      '2: 1 / Oss / Kok / ? 24.5 / ? > 2026-12-31',
      '3: 2 / Oss / Kok / ? 24.5 / ? > 2026-12-31',
      '4: 3 / Oss / Kok / ? 24.5 / ? > 2026-12-31',
      '5: 4 / Oss / Kok / ? 24.5 / ? > 2026-12-31',
      '6: 5 / Oss / Kok / ? 0 / ? > 2026-12-31',
      '7: 6 / Oss / Kok / ? 36.9 / ? > 2026-12-31',
      '8: - ! urenPerWeek cell_hours',
      '9: - ! urenPerWeek too_high',
      '10: - ! urenPerWeek cell_hours',
    ],
    warnings: ['hours_rounded'],
  },
  {
    name: 'contracts in every form',
    bytes: utf8(
      'Nr;Gemeente;Functie;Contractvorm;Einddatum\n' +
        [
          'Onbepaalde tijd',
          'OT',
          'vast',
          'Bepaalde tijd',
          'BT',
          'Tijdelijk met uitzicht op vast',
          '0-uren',
          'Oproepkracht',
          'Uitzendkracht fase A',
          'Payroll',
          'ZZP’er',
          'Seizoenskracht',
          'onbekend',
          'stamper',
        ]
          .map((kind, n) => `${n};Oss;Kok;${kind};31-12-2026`)
          .join('\n'),
    ),
    expect: [
      'permanent',
      'permanent',
      'permanent',
      'temporary',
      'temporary',
      'temporary',
      'on_call',
      'on_call',
      'agency',
      'payroll',
      'self_employed',
      'seasonal',
      '?',
    ]
      .map((kind, n) => `${n + 2}: ${n} / Oss / Kok / ${kind} ? / ? > 2026-12-31`)
      .concat('15: - ! contractsoort cell_contract'),
  },
  {
    name: 'names in one column',
    bytes: utf8(
      'Nr;Medewerker;Gemeente;Functie;Einddatum\n' +
        [
          'Dhr. J.P. van den Heuvel',
          'Vries, J. de',
          'Berg, van der, An',
          'Jansen, P. (Piet)',
          "Sjoukje van 't Hof",
          'Fatima el Idrissi',
          "D'Hondt, Anne-Marie",
          'Łukasz Żółć',
          'Bakker',
          'Maria Garcia Lopez',
        ]
          .map((name, n) => `${n};"${name}";Oss;Kok;31-12-2026`)
          .join('\n'),
    ),
    expect: [
      'J.P. van den Heuvel',
      'J. de Vries',
      'An van der Berg',
      'P. Piet Jansen',
      "Sjoukje van 't Hof",
      'Fatima el Idrissi',
      "Anne-Marie D'Hondt",
      'Łukasz Żółć',
      'Bakker',
      'Maria Garcia Lopez',
    ].map((name, n) => `${n + 2}: ${n} ${name} / Oss / Kok / ? ? / ? > 2026-12-31`),
  },
  {
    name: '"Naam" beside "Voornaam" is the family name; a prefix is cut off',
    bytes: utf8(
      'Nr;Naam;Voornaam;Gemeente;Functie;Einddatum\n1;van Dijk;Jan;Oss;Kok;31-12-2026\n2;Dijk, van;An;Oss;Kok;31-12-2026\n',
    ),
    expect: [
      '2: 1 Jan van Dijk / Oss / Kok / ? ? / ? > 2026-12-31',
      '3: 2 An van Dijk / Oss / Kok / ? ? / ? > 2026-12-31',
    ],
  },
  {
    name: 'no personnel numbers: the row number stands in and it is said',
    bytes: utf8('Naam;Gemeente;Functie;Einddatum\nJan Bos;Oss;Kok;31-12-2026\n'),
    expect: ['2: R2 Jan Bos / Oss / Kok / ? ? / ? > 2026-12-31'],
    warnings: ['no_reference_column'],
  },
  {
    name: 'the same number twice, the same person twice',
    bytes: utf8(
      'Nr;Naam;Gemeente;Functie;Indienst;Einddatum\n7;Jan Bos;Oss;Kok;1-1-2020;31-12-2026\n8;Piet Pas;Oss;Kok;1-1-2020;31-12-2026\n7;An Vos;Oss;Kok;1-1-2021;31-12-2026\n9;Jan Bos;Oss;Kok;1-1-2020;31-12-2026\n',
    ),
    expect: [
      '2: 7 Jan Bos / Oss / Kok / ? ? / 2020-01-01 > 2026-12-31',
      '3: 8 Piet Pas / Oss / Kok / ? ? / 2020-01-01 > 2026-12-31',
      '4: 7 An Vos / Oss / Kok / ? ? / 2021-01-01 > 2026-12-31 ! personeelsnummer duplicate_reference',
      '5: 9 Jan Bos / Oss / Kok / ? ? / 2020-01-01 > 2026-12-31',
    ],
  },
  {
    name: 'municipalities: merged, split, a village with postcode, unknown',
    bytes: utf8(
      'Nr;Woonplaats;Postcode;Functie;Einddatum\n1;Uden;5401 AB;Kok;31-12-2026\n2;Haaren;;Kok;31-12-2026\n3;Haaren;5076AB;Kok;31-12-2026\n4;Heesch;5384 bc;Kok;31-12-2026\n5;Heesch;;Kok;31-12-2026\n6;Den Bosch;;Kok;31-12-2026\n7;;;Kok;31-12-2026\n',
    ),
    options: {
      municipalities: {
        rows: MUNICIPALITY_ROWS,
        postcodes: [
          ['5076', 'GM0757'],
          ['5384', 'GM1721'],
        ],
      },
    },
    expect: [
      '2: 1 / Uden / Kok / ? ? / ? > 2026-12-31',
      '3: 2 / Haaren / Kok / ? ? / ? > 2026-12-31 ! plaats municipality_ambiguous',
      '4: 3 / Haaren / Kok / ? ? / ? > 2026-12-31',
      '5: 4 / Heesch / Kok / ? ? / ? > 2026-12-31',
      '6: 5 / Heesch / Kok / ? ? / ? > 2026-12-31 ! plaats municipality_unknown',
      '7: 6 / Den Bosch / Kok / ? ? / ? > 2026-12-31',
      '8: - ! woongemeente missing',
    ],
  },
  {
    name: 'address, private and work mail, telephone without its zero',
    bytes: utf8(
      'Nr;Naam;Adres;Postcode;Woonplaats;E-mail werk;E-mail;Telefoon;Functie;Einddatum\n1;Jan Bos;Dorpsstraat 12a;5341ab;Oss;jan@bedrijf.nl;jan@thuis.nl;612345678;Kok;31-12-2026\n2;An Vos;Kerkweg 1;5341 XYZ;Oss;;an.thuis.nl;+31 (0)412-123456;Kok;31-12-2026\n',
    ),
    expect: [
      '2: 1 Jan Bos / Oss / Kok / ? ? / ? > 2026-12-31',
      '3: - ! email wrong_format, postcode wrong_format',
    ],
    warnings: ['columns_not_used', 'mail_perhaps_work'],
  },
  {
    name: 'things we do not want to know are not kept',
    bytes: utf8(
      'Nr;Naam;Geboortedatum;Geslacht;Nationaliteit;Salaris;Ziek sinds;FTE;Gemeente;Functie;Einddatum\n1;Jan Bos;1-1-1970;m;Nederlandse;3000;1-1-2026;1,0;Oss;Kok;31-12-2026\n',
    ),
    expect: ['2: 1 Jan Bos / Oss / Kok / ? ? / ? > 2026-12-31'],
    warnings: ['columns_not_used'],
  },
  {
    name: 'everything wrong with a row is told at once',
    bytes: utf8(
      `${HEAD};E-mail privé;Telefoon privé\n;Jan Bos;;;half vast;veel;1-1-2030;31-12-2012;jan@;12\n`,
    ),
    expect: [
      '2: - ! urenPerWeek cell_hours, personeelsnummer missing, email wrong_format, telefoon wrong_format, woongemeente missing, functie missing, einddatum end_date_past, inDienstSinds since_wrong',
    ],
  },
  {
    name: 'a column named by the user',
    bytes: utf8('Nr;Wie;Gemeente;Functie;Einddatum\n1;Jan Bos;Oss;Kok;31-12-2026\n'),
    options: { columns: { 1: 'naam' } },
    expect: ['2: 1 Jan Bos / Oss / Kok / ? ? / ? > 2026-12-31'],
    warnings: [],
  },
  {
    name: 'garbled letters of an earlier mistake are pointed out',
    bytes: utf8('Nr;Naam;Gemeente;Functie;Einddatum\n1;ZoÃ« Bos;Oss;Kok;31-12-2026\n'),
    expect: ['2: 1 ZoÃ« Bos / Oss / Kok / ? ? / ? > 2026-12-31'],
    warnings: ['looks_garbled'],
  },
  {
    name: 'codes of municipalities and of occupations',
    bytes: utf8(
      'Nr;Gemeentecode;Functie;ESCO;Einddatum\n1;GM0828;Kok;5120.1;31-12-2026\n2;GM0828;Kok;kok;31-12-2026\n',
    ),
    expect: ['2: 1 / GM0828 / Kok / ? ? / ? > 2026-12-31', '3: - ! escoCode wrong_format'],
  },
];
