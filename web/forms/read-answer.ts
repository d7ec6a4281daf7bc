import type { FormField } from '../../domain/shared/form-fields';
import type { Typed } from '../components/form';

/** Most lines of a repeated group that a page shows and reads. */
export const mostLines = 20;

function textOf(typed: Typed, name: string): string {
  const value = typed[name];
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).replaceAll('\r\n', '\n').trim();
}

function listOf(typed: Typed, name: string): readonly string[] {
  const value = typed[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

/** `1.234,5` and `1234.5` both as a number; what is no number stays text, so that the schema can say so. */
function numberOf(text: string): number | string {
  const plain = text.includes(',') ? text.replaceAll('.', '').replace(',', '.') : text;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

function centsOf(text: string): number | string {
  const euros = numberOf(text.replace(/^€\s*/, ''));
  return typeof euros === 'number' ? Math.round(euros * 100) : text;
}

/** How many lines of a repeated group were sent. */
export function countLines(typed: Typed, name: string): number {
  const indexes = Object.keys(typed).flatMap((key) => {
    const found = key.startsWith(`${name}.`) ? /^(\d+)\./.exec(key.slice(name.length + 1)) : null;
    return found?.[1] === undefined ? [] : [Number(found[1]) + 1];
  });
  return Math.min(mostLines, Math.max(0, ...indexes));
}

function readField(field: FormField, name: string, typed: Typed): unknown {
  const text = textOf(typed, name);
  switch (field.kind) {
    case 'line':
    case 'lines':
    case 'date':
    case 'time':
    case 'choice':
      return text === '' ? undefined : text;
    case 'number':
      return text === '' ? undefined : numberOf(text);
    case 'euro_cents':
      return text === '' ? undefined : centsOf(text);
    case 'yes_no':
      return text === 'ja' ? true : text === 'nee' ? false : undefined;
    case 'choices': {
      const chosen = listOf(typed, name).filter((code) => code !== '');
      return chosen.length === 0 && !field.required ? undefined : [...chosen];
    }
    case 'group': {
      const group = readAnswer(field.fields, typed, `${name}.`);
      return Object.keys(group).length === 0 && !field.required ? undefined : group;
    }
    case 'list': {
      const lines = Array.from({ length: countLines(typed, name) }, (_, index) =>
        readAnswer(field.fields, typed, `${name}.${index}.`),
      ).filter((line) => Object.values(line).some((value) => !Array.isArray(value) || value.length > 0));
      return lines.length === 0 && !field.required ? undefined : lines;
    }
  }
}

/**
 * Turns what was typed in a form into the answer that the schema checks: text into numbers, cents and booleans, empty
 * fields left out. Nothing is checked here.
 *
 * @param fields the fields of the schema
 * @param typed what was typed, by field name (`plan`, `diensten.0.naam`)
 * @param prefix the name of the group around these fields, with its point
 */
export function readAnswer(fields: readonly FormField[], typed: Typed, prefix = ''): Record<string, unknown> {
  const answer: Record<string, unknown> = {};
  for (const field of fields) {
    const value = readField(field, prefix + field.name, typed);
    if (value !== undefined) answer[field.name] = value;
  }
  return answer;
}
