import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const WANTED: Readonly<Record<string, string>> = {
  string: 'Vul dit in.',
  number: 'Vul een getal in.',
  int: 'Vul een heel getal in.',
  boolean: 'Kies ja of nee.',
  array: 'Kies ten minste één mogelijkheid.',
  object: 'Vul dit onderdeel in.',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'Vul een geldige datum in.',
  datetime: 'Vul een geldige datum en tijd in.',
  email: 'Vul een geldig e-mailadres in, zoals naam@voorbeeld.nl.',
};

/** Codes that our own refinements carry (`domain/shared/field.ts`). */
const PROBLEMS: Readonly<Record<string, string>> = {
  date_wrong: 'Vul een bestaande datum in, zoals 31-12-2026.',
  too_many_decimals: 'Gebruik hoogstens één cijfer achter de komma.',
  twice: 'Kies elke mogelijkheid hoogstens één keer.',
  unsafe_text: 'Hier staan tekens die niet te zien zijn. Typ de tekst opnieuw.',
};

/** Sentence for a field that is not in the schema at all. */
export const UNKNOWN_FIELD_TEXT = 'Dit veld kennen wij niet. Laat het weg.';

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>): string {
  const least = Number(issue.minimum);
  if (issue.origin === 'string') return least <= 1 ? 'Vul dit in.' : `Gebruik ten minste ${least} tekens.`;
  if (issue.origin === 'array') {
    return least <= 1 ? 'Kies ten minste één mogelijkheid.' : `Er zijn er ten minste ${least} nodig.`;
  }
  return `Vul ten minste ${least} in.`;
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>): string {
  const most = Number(issue.maximum);
  if (issue.origin === 'string') return `Gebruik ten hoogste ${most} tekens.`;
  if (issue.origin === 'array') return `Er mogen er ten hoogste ${most} zijn.`;
  return `Vul ten hoogste ${most} in.`;
}

/**
 * The Dutch sentence (B1) for one thing that is wrong with one field, fit to stand beside the field.
 * It never repeats what was filled in. The notice has richer sentences of its own (`domain/notice`).
 */
export function issueText(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return WANTED[issue.expected] ?? 'Vul dit in.';
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'Dit heeft niet de goede vorm.';
    case 'invalid_value':
      return 'Kies een van de mogelijkheden.';
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'unrecognized_keys':
      return UNKNOWN_FIELD_TEXT;
    case 'custom': {
      const problem: unknown = issue.params?.['problem'];
      return (typeof problem === 'string' ? PROBLEMS[problem] : undefined) ?? 'Dit klopt niet.';
    }
    default:
      return 'Dit klopt niet.';
  }
}
