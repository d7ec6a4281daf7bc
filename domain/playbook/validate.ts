import { z } from 'zod';
import type { Result } from '../shared/result';
import { err, ok } from '../shared/result';
import type { PlaybookDocument } from './document';
import { playbookDocumentSchema } from './document';
import type { PlaybookFault } from './fault';
import {
  agreementFaults,
  contactFaults,
  levelFaults,
  meansFaults,
  stepFaults,
  textFaults,
  triageFaults,
} from './rules';

const shape = playbookDocumentSchema.shape;

/**
 * Reads a draaiboek and finds everything that is wrong with it at once: what does not fit the shape, and what no
 * field alone can tell. Parts that fit are checked by their rules, also when another part does not fit.
 * @param input as parsed from YAML or JSON
 * @returns the document with its defaults, or all faults in the order of the document
 */
export function validatePlaybook(input: unknown): Result<PlaybookDocument, readonly PlaybookFault[]> {
  const parsed = playbookDocumentSchema.safeParse(input);
  const parts = z.record(z.string(), z.unknown()).safeParse(input);
  const part = <T>(schema: z.ZodType<T>, name: string): T | undefined =>
    schema.safeParse(parts.data?.[name]).data;
  const steps = part(shape.steps, 'steps');
  const roles = part(shape.roles, 'roles');
  const levels = part(shape.serviceLevels, 'serviceLevels');
  const faults = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap(shapeFaults)),
    ...meansFaults(part(shape.means, 'means') ?? []),
    ...agreementFaults(part(shape.agreements, 'agreements') ?? []),
    ...stepFaults(steps ?? [], roles),
    ...levelFaults(levels ?? {}),
    ...contactFaults(part(shape.contact, 'contact')),
    ...triageFaults(part(shape.triage, 'triage') ?? []),
    ...textFaults(part(shape.texts, 'texts') ?? {}),
  ];
  return parsed.success && faults.length === 0 ? ok(parsed.data) : err(faults);
}

function shapeFaults(issue: z.core.$ZodIssue): PlaybookFault[] {
  const location = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      location: [...issue.path, key].join('.'),
      text: `"${key}" bestaat hier niet. Haal het weg, of kijk of het goed is gespeld.`,
    }));
  }
  return [{ location, text: shapeText(issue) }];
}

function shapeText(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'Dit ontbreekt. Vul het in.'
        : `Dit moet ${TYPE_TEXT[issue.expected] ?? issue.expected} zijn.`;
    case 'too_small':
      return issue.origin === 'number'
        ? `Dit is te klein. Het moet minstens ${issue.minimum} zijn.`
        : 'Dit is leeg. Vul minstens één regel in.';
    case 'too_big':
      return `Dit is te groot. Het mag hoogstens ${issue.maximum} zijn.`;
    case 'invalid_value':
      return `Kies een van deze waarden: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_format':
      return issue.format === 'date'
        ? 'Dit is geen datum. Schrijf hem als jaar-maand-dag: 2026-12-31.'
        : 'Dit is een code: alleen kleine letters, met een streepje ertussen als dat mag.';
    default:
      return 'Dit klopt niet. Kijk in het voorbeeld hoe het moet.';
  }
}

const TYPE_TEXT: Readonly<Record<string, string>> = {
  string: 'tekst',
  number: 'een getal',
  int: 'een heel getal',
  boolean: 'ja (true) of nee (false)',
  array: 'een lijst',
  object: 'een groep van velden',
  record: 'een groep van velden',
};
