import type { FormField } from '../../domain/shared/form-fields';
import { text } from '../i18n/nl/form';
import { dutchDay } from '../i18n/nl/time';
import { Facts } from './show';

type Line = readonly [string, string];

function labelOf(field: FormField, code: unknown): string {
  return field.options.find((option) => option.code === code)?.label ?? text.noLongerKnown;
}

function valueOf(field: FormField, value: unknown): string {
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (field.kind === 'choice') return labelOf(field, value);
  if (Array.isArray(value)) {
    return value.length === 0 ? text.nothingChosen : value.map((code) => labelOf(field, code)).join(', ');
  }
  if (typeof value === 'number') {
    return field.kind === 'euro_cents'
      ? `€ ${(value / 100).toFixed(2).replace('.', ',')}`
      : String(value).replace('.', ',');
  }
  if (typeof value !== 'string') return '–';
  return field.kind === 'date' ? dutchDay(value) : value;
}

function partOf(answer: unknown, name: string): unknown {
  return typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
}

/** The questions that were answered with their answers; groups as parts of their own, empty ones left out. */
function partsOf(
  fields: readonly FormField[],
  answer: unknown,
  title: string,
): { title: string; lines: Line[] }[] {
  const lines: Line[] = [];
  const parts = [{ title, lines }];
  for (const field of fields) {
    const value = partOf(answer, field.name);
    if (value === undefined || value === null) continue;
    if (field.kind === 'group') parts.push(...partsOf(field.fields, value, field.title));
    else if (field.kind === 'list' && Array.isArray(value)) {
      value.forEach((one: unknown, index) =>
        parts.push(...partsOf(field.fields, one, `${field.title} ${index + 1}`)),
      );
    } else lines.push([field.title, valueOf(field, value)]);
  }
  return parts.filter((part) => part.lines.length > 0);
}

/** What was filled in, to read: each question with its answer in words. */
export function Answers({ fields, answer }: { fields: readonly FormField[]; answer: unknown }) {
  return (
    <div class="overstap-answers">
      {partsOf(fields, answer, '').map((part) => (
        <>
          {part.title && <p class="overstap-answers__title">{part.title}</p>}
          <Facts facts={part.lines} />
        </>
      ))}
    </div>
  );
}
