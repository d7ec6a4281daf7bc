import type { RowProblemCode, SkippedRow, WarningCode } from './preview';

type OwnRowCode = Extract<RowProblemCode, `cell_${string}` | 'row_hidden'>;

/** The one Dutch sentence per problem of a cell or row. */
export const ROW_TEXT: Readonly<Record<OwnRowCode, string>> = {
  cell_date: 'Dit is geen bestaande datum. Schrijf dag, maand en jaar, zoals 31-12-2026.',
  cell_hours: 'Dit is geen aantal uren per week. Schrijf een getal, zoals 32 of 24,5.',
  cell_contract:
    'Deze soort contract kennen wij niet. Schrijf vast, tijdelijk, oproep, uitzend, payroll, seizoen of zzp.',
  cell_formula_text: 'Deze cel begint met =, +, - of @. Haal dat teken weg.',
  cell_error: 'In deze cel staat een fout van het rekenblad. Vul de juiste waarde in.',
  cell_too_long: 'In deze cel staat te veel tekst. Maak die korter.',
  row_hidden:
    'Deze rij is verborgen in uw bestand. Wij sturen hem niet mee. Moet dat wel? Kies dan dat verborgen rijen meegaan.',
};

export const SKIPPED_LABEL: Readonly<Record<SkippedRow['reason'], string>> = {
  above_header: 'Staat boven de namen van de kolommen',
  total: 'Is een rij met een totaal',
  header_again: 'Herhaalt de namen van de kolommen',
  note: 'Is een losse tekst, geen werknemer',
};

/** The one Dutch sentence form per warning. `what` is a list of names or a number. */
export const WARNING_TEXT: Readonly<Record<WarningCode, (what: string) => string>> = {
  sheet_chosen: (what) => `Wij lezen het tabblad ${what}.`,
  other_sheets: (what) =>
    `Op deze tabbladen staan misschien ook werknemers: ${what}. Wij lezen één tabblad per keer. Stuur de andere apart.`,
  hidden_sheet: (what) => `Het tabblad ${what} is verborgen in uw bestand. Kijk na of u dit tabblad bedoelt.`,
  hidden_rows: (what) =>
    `Er zijn ${what} verborgen rijen met werknemers. Wij laten ze zien, maar sturen ze niet mee zonder uw keuze.`,
  hidden_columns: (what) => `Deze kolommen zijn verborgen in uw bestand, maar wij lezen ze wel: ${what}.`,
  columns_not_used: (what) => `Deze kolommen gebruiken en bewaren wij niet: ${what}.`,
  column_twice: (what) => `Deze kolommen zeggen hetzelfde als een andere kolom. Wij lezen ze niet: ${what}.`,
  no_reference_column: () =>
    'Er is geen kolom met personeelsnummers. Wij gebruiken het rijnummer, zoals R5. Stuurt u later een verbeterd bestand? Dan herkennen wij mensen beter aan een personeelsnummer.',
  mail_perhaps_work: (what) =>
    `Kijk na of in de kolom ${what} adressen of nummers van thuis staan. Op het werk bereiken wij mensen straks niet meer.`,
  formulas: (what) =>
    `In ${what} cellen staan formules. Wij rekenen niets uit en gebruiken de uitkomst die in het bestand staat.`,
  hours_rounded: (what) => `Bij ${what} werknemers ronden wij de uren af op één cijfer achter de komma.`,
  unsafe_text_removed: (what) =>
    `In ${what} cellen stonden tekens die niet te zien zijn. Wij haalden ze weg.`,
  looks_garbled: () =>
    'Sommige letters lijken verkeerd bewaard, zoals Ã« in plaats van ë. Kijk de namen goed na.',
  macros: () => 'In dit bestand zitten macro’s. Wij lezen en draaien ze niet.',
};
