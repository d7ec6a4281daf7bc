/** Text of the form components. */
export const text = {
  summary: 'Er ging iets mis. Verbeter dit:',
  optional: ' (niet verplicht)',
  yes: 'Ja',
  no: 'Nee',
  euros: 'In euro, bijvoorbeeld 1.250,50.',
  addLine: (item: string | undefined) => `Nog een ${item ?? 'regel'}`,
  line: (item: string | undefined, number: number) => {
    const word = item ?? 'regel';
    return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${number}`;
  },
  nothingChosen: 'niets gekozen',
  noLongerKnown: 'staat niet meer in de lijst',
  choose: 'Maak een keuze',
} as const;
