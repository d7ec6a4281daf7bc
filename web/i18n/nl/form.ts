/** Text of the form components. */
export const text = {
  summary: 'Er ging iets mis. Verbeter dit:',
  optional: ' (niet verplicht)',
  yes: 'Ja',
  no: 'Nee',
  euros: 'In euro, bijvoorbeeld 1.250,50.',
  addLine: 'Nog een regel',
  line: (number: number) => `Regel ${number}`,
  choose: 'Maak een keuze',
} as const;
