import { z } from 'zod';
import type { TaskRole } from '../task/roles';
import { TASK_ROLES } from '../task/roles';

/** What a form needs to know of one field; made from the schema, so that form and check cannot differ. */
export type FormField = {
  readonly name: string;
  readonly title: string;
  readonly help: string | null;
  readonly required: boolean;
  /** When it has to be filled in although it is not required, in words: `als u meedoet`. */
  readonly when?: string;
  readonly kind: FormFieldKind;
  /** For `choice` and `choices`: code and Dutch label, in the order in which they are shown. */
  readonly options: readonly { readonly code: string; readonly label: string }[];
  /** For people to choose from: the role whose accounts the page puts in `options`. */
  readonly optionsFrom?: TaskRole;
  /** For `group` and `list`: the fields of the group, or of one item of the list. */
  readonly fields: readonly FormField[];
  /** For `list`: what one item is called, in small letters: `dienst`. */
  readonly item?: string;
  /** Most characters, highest number or most items. */
  readonly most: number | null;
};

export const FORM_FIELD_KINDS = [
  'line',
  'lines',
  'date',
  'time',
  'number',
  'euro_cents',
  'yes_no',
  'choice',
  'choices',
  'group',
  'list',
] as const;
export type FormFieldKind = (typeof FORM_FIELD_KINDS)[number];

type Meta = Readonly<Record<string, unknown>>;

/**
 * The fields of an object schema in the order in which they are written.
 * @throws RangeError for a field without a Dutch title or of a shape no form can show: a fault in the schema
 */
export function describeFields(schema: z.ZodObject): readonly FormField[] {
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  return Object.entries(shape).map(([name, field]) => describeField(name, field));
}

function describeField(name: string, field: z.core.$ZodType): FormField {
  if (field instanceof z.ZodOptional) return { ...describeField(name, field.unwrap()), required: false };
  const meta: Meta = z.globalRegistry.get(field) ?? {};
  const title = textOf(meta, 'title');
  if (title === null) throw new RangeError(`field ${name} has no title`);
  const when = textOf(meta, 'x-when');
  const item = textOf(meta, 'x-item');
  const base = {
    name,
    title,
    ...(when === null ? {} : { when }),
    ...(item === null ? {} : { item }),
    help: textOf(meta, 'description'),
    required: true,
    options: [],
    fields: [],
    most: null,
  };
  const people = accountsOf(meta);
  if (people) return { ...base, kind: field instanceof z.ZodArray ? 'choices' : 'choice', ...people };
  if (field instanceof z.ZodString) {
    const kind = textKind(meta);
    return { ...base, kind, most: kind === 'line' || kind === 'lines' ? (field.maxLength ?? null) : null };
  }
  if (field instanceof z.ZodNumber) {
    return { ...base, kind: meta['x-unit'] === 'euro-cents' ? 'euro_cents' : 'number', most: field.maxValue };
  }
  if (field instanceof z.ZodBoolean) return { ...base, kind: 'yes_no' };
  if (field instanceof z.ZodEnum)
    return { ...base, kind: 'choice', options: optionsOf(field.options.map(String), meta) };
  if (field instanceof z.ZodObject) return { ...base, kind: 'group', fields: describeFields(field) };
  if (field instanceof z.ZodArray) {
    const item = field.element;
    if (item instanceof z.ZodEnum) {
      return { ...base, kind: 'choices', options: optionsOf(item.options.map(String), meta) };
    }
    if (item instanceof z.ZodObject) return { ...base, kind: 'list', fields: describeFields(item) };
  }
  throw new RangeError(`field ${name} has a shape that no form can show`);
}

/** A field that asks for accounts says whose; who they are is known to the page only. */
function accountsOf(meta: Meta): { readonly optionsFrom: TaskRole } | undefined {
  const role = TASK_ROLES.find((known) => known === meta['x-accounts']);
  return role === undefined ? undefined : { optionsFrom: role };
}

function textKind(meta: Meta): 'date' | 'time' | 'lines' | 'line' {
  if (meta['format'] === 'date') return 'date';
  if (meta['format'] === 'time-minutes') return 'time';
  return meta['x-lines'] === true ? 'lines' : 'line';
}

function optionsOf(codes: readonly string[], meta: Meta): FormField['options'] {
  const labels = meta['x-labels'];
  return codes.map((code) => {
    const label: unknown =
      typeof labels === 'object' && labels !== null ? Reflect.get(labels, code) : undefined;
    return { code, label: typeof label === 'string' ? label : code };
  });
}

function textOf(meta: Meta, key: string): string | null {
  const value = meta[key];
  return typeof value === 'string' ? value : null;
}
