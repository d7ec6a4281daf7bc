/** Text of the components that show things. */
export const text = {
  behind:
    'Herinneringen en termijnen lopen meer dan een kwartier achter. Deze lijst klopt wel; u kunt gewoon doorwerken.',
  pages: 'Bladeren',
  firstPage: 'Naar het begin',
  nextPage: 'Volgende bladzijde',
} as const;
