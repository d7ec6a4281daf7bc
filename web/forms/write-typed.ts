import type { FormField } from '../../domain/shared/form-fields';

function centsText(cents: number): string {
  return (cents / 100).toFixed(2).replace('.', ',');
}

function writeField(
  field: FormField,
  name: string,
  value: unknown,
  typed: Record<string, string | string[]>,
): void {
  if (value === undefined || value === null) return;
  if (field.kind === 'group') {
    write(field.fields, value, `${name}.`, typed);
  } else if (field.kind === 'list') {
    if (Array.isArray(value)) {
      value.forEach((line: unknown, index) => write(field.fields, line, `${name}.${index}.`, typed));
    }
  } else if (field.kind === 'choices') {
    if (Array.isArray(value)) typed[name] = value.map(String);
  } else if (typeof value === 'boolean') {
    typed[name] = value ? 'ja' : 'nee';
  } else if (typeof value === 'number') {
    typed[name] = field.kind === 'euro_cents' ? centsText(value) : String(value).replace('.', ',');
  } else if (typeof value === 'string') {
    typed[name] = value;
  }
}

function write(
  fields: readonly FormField[],
  answer: unknown,
  prefix: string,
  typed: Record<string, string | string[]>,
): void {
  if (typeof answer !== 'object' || answer === null) return;
  for (const field of fields) {
    writeField(field, prefix + field.name, Reflect.get(answer, field.name), typed);
  }
}

/**
 * The reverse of `readAnswer`: an answer as it would have been typed, to fill a form beforehand.
 *
 * @param fields the fields of the schema
 * @param answer what is known so far; what does not fit is left out
 */
export function writeTyped(fields: readonly FormField[], answer: unknown): Record<string, string | string[]> {
  const typed: Record<string, string | string[]> = {};
  write(fields, answer, '', typed);
  return typed;
}
