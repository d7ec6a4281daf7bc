import { z } from 'zod';
import { holdsBsn } from '../notice/bsn-guard';
import { isSafeText } from '../notice/text-guard';
import type { TaskRole } from '../task/roles';
import { isPlainDate, isWallTime } from './dates';

/**
 * Building blocks of contract schemas: each field carries its Dutch label, help and option labels in its meta,
 * so that forms, API texts and OpenAPI are made from one definition. No transformations: what is checked is what
 * is stored.
 */
export type FieldText = {
  readonly title: string;
  readonly help?: string;
  /** When an optional field has to be filled in all the same, for example `als u meedoet`. */
  readonly when?: string;
};

const SHORT = 120;
const LONG = 2000;

function meta({ title, help, when }: FieldText): { title: string; description?: string; 'x-when'?: string } {
  return {
    title,
    ...(help === undefined ? {} : { description: help }),
    ...(when === undefined ? {} : { 'x-when': when }),
  };
}

/** One line of text, at least one character that is no space; never a citizen service number. */
export function line(text: FieldText, most = SHORT) {
  return z
    .string()
    .min(1)
    .max(most)
    .refine((value) => value.trim() !== '' && isSafeText(value), { params: { problem: 'unsafe_text' } })
    .refine((value) => !holdsBsn(value), { params: { problem: 'bsn' } })
    .meta(meta(text));
}

/** Several lines of text; never a citizen service number. */
export function lines(text: FieldText, most = LONG) {
  return z
    .string()
    .min(1)
    .max(most)
    .refine((value) => value.trim() !== '' && isSafeText(value, true), { params: { problem: 'unsafe_text' } })
    .refine((value) => !holdsBsn(value), { params: { problem: 'bsn' } })
    .meta({ ...meta(text), 'x-lines': true });
}

/** A calendar date, `YYYY-MM-DD`. */
export function day(text: FieldText) {
  return z
    .string()
    .refine(isPlainDate, { params: { problem: 'date_wrong' } })
    .meta({ ...meta(text), format: 'date' });
}

/** A time of the day in the Netherlands, `HH:MM`. */
export function time(text: FieldText) {
  return z
    .string()
    .refine(isWallTime, { params: { problem: 'wrong_format' } })
    .meta({ ...meta(text), format: 'time-minutes' });
}

/** A yes or no that has to be chosen. */
export function yesNo(text: FieldText) {
  return z.boolean().meta(meta(text));
}

/** A whole number from `least` to `most`. */
export function count(text: FieldText, least: number, most: number) {
  return z.int().min(least).max(most).meta(meta(text));
}

/** Hours a week, from 0 to 60, with at most one decimal. */
export function hours(text: FieldText) {
  return z
    .number()
    .min(0)
    .max(60)
    .refine((value) => Math.abs(value * 10 - Math.round(value * 10)) < 1e-9, {
      params: { problem: 'too_many_decimals' },
    })
    .meta(meta(text));
}

/** Whole euro cents; forms show and read euros. */
export function cents(text: FieldText, most = 100_000_000) {
  return z
    .int()
    .min(0)
    .max(most)
    .meta({ ...meta(text), 'x-unit': 'euro-cents' });
}

/** One code out of a table of codes and Dutch labels. */
export function choice<const T extends Record<string, string>>(labels: T, text: FieldText) {
  return z.enum(codesOf(labels)).meta({ ...meta(text), 'x-labels': labels });
}

/** Any number of codes out of a table, each at most once. */
export function choices<const T extends Record<string, string>>(labels: T, text: FieldText, least = 0) {
  return z
    .array(z.enum(codesOf(labels)))
    .min(least)
    .max(Object.keys(labels).length)
    .refine((codes) => new Set(codes).size === codes.length, { params: { problem: 'twice' } })
    .meta({ ...meta(text), 'x-labels': labels });
}

/** The codes of a table of labels, in its order, as zod's enum wants them. */
export function codesOf<T extends Record<string, string>>(
  labels: T,
): [keyof T & string, ...(keyof T & string)[]] {
  const [first, ...others] = Object.keys(labels) as (keyof T & string)[];
  if (first === undefined) throw new RangeError('a choice without options');
  return [first, ...others];
}

/** One account with this role; the page shows who they are. */
export function account(role: TaskRole, text: FieldText) {
  return z.uuid().meta({ ...meta(text), 'x-accounts': role });
}

/** One or more accounts with this role. */
export function accounts(role: TaskRole, text: FieldText, most = 50) {
  return z
    .array(z.uuid())
    .min(1)
    .max(most)
    .refine((ids) => new Set(ids).size === ids.length, { params: { problem: 'twice' } })
    .meta({ ...meta(text), 'x-accounts': role });
}
