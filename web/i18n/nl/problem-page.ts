/** Text of the error page. */
export const text = {
  reference: (id: string) => `Nummer van dit voorval: ${id}`,
  toStart: 'Naar de startpagina',
  toSignIn: 'Naar aanmelden',
} as const;
