/** What stands beside the people who can be appointed. */
export const text = {
  runs: (runs: number) => (runs === 1 ? 'heeft nu 1 draaiboek' : `heeft nu ${runs} draaiboeken`),
  load: (organisation: string, hours: number | null, people: number) =>
    [
      organisation,
      ...(hours === null ? [] : [`${hours} uur per week`]),
      people === 1 ? 'heeft nu 1 deelnemer' : `heeft nu ${people} deelnemers`,
    ].join(', '),
} as const;
