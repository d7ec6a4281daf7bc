/** Text of the components that show things. */
export const text = {
  pages: 'Bladeren',
  firstPage: 'Naar het begin',
  nextPage: 'Volgende bladzijde',
} as const;
