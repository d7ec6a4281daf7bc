import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const wanted: Partial<Record<string, string>> = {
  string: 'Vul dit in.',
  number: 'Vul een getal in.',
  int: 'Vul een heel getal in.',
  boolean: 'Kies ja of nee.',
  date: 'Vul een datum in.',
  array: 'Kies ten minste één mogelijkheid.',
  object: 'Hier horen gegevens te staan.',
};

const formats: Partial<Record<string, string>> = {
  date: 'Vul een geldige datum in.',
  datetime: 'Vul een geldige datum en tijd in.',
  email: 'Vul een geldig e-mailadres in, zoals naam@voorbeeld.nl.',
  uuid: 'Dit is geen geldig nummer.',
  regex: 'Dit heeft niet de goede vorm.',
};

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>): string {
  if (issue.origin === 'string') {
    return Number(issue.minimum) <= 1 ? 'Vul dit in.' : `Gebruik ten minste ${String(issue.minimum)} tekens.`;
  }
  if (issue.origin === 'array') {
    return Number(issue.minimum) <= 1
      ? 'Kies ten minste één mogelijkheid.'
      : `Er zijn er ten minste ${String(issue.minimum)} nodig.`;
  }
  return `Vul ten minste ${String(issue.minimum)} in.`;
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>): string {
  if (issue.origin === 'string') return `Gebruik ten hoogste ${String(issue.maximum)} tekens.`;
  if (issue.origin === 'array') return `Er mogen er ten hoogste ${String(issue.maximum)} zijn.`;
  return `Vul ten hoogste ${String(issue.maximum)} in.`;
}

/** zod's own English begins like this; anything else was written by us, in Dutch. */
const ownEnglish = /^(Invalid|Too |Expected|Unrecognized)/;

/** Dutch sentences for what a form or the API can have wrong with a single field. */
export const fieldText = {
  unknown: 'Dit veld kennen wij niet. Laat het weg.',
  /** One sentence for one problem; a schema's own Dutch text wins. */
  of(issue: Issue): string {
    if (!ownEnglish.test(issue.message)) return issue.message;
    switch (issue.code) {
      case 'invalid_type':
        return wanted[issue.expected] ?? 'Vul dit in.';
      case 'invalid_format':
        return formats[issue.format] ?? 'Dit heeft niet de goede vorm.';
      case 'invalid_value':
        return 'Kies een van de mogelijkheden.';
      case 'too_small':
        return tooSmall(issue);
      case 'too_big':
        return tooBig(issue);
      case 'unrecognized_keys':
        return fieldText.unknown;
      default:
        return 'Dit klopt niet.';
    }
  },
};
