/** Text of the form components. */
export const text = {
  summary: 'Er ging iets mis. Verbeter dit:',
  optional: ' (niet verplicht)',
  choose: 'Maak een keuze',
} as const;
