import type { Refusal, RefusalCode, RefusalDetails } from './refusal';

/**
 * The answer of a rule: a value, or a named reason why not. Rules return it instead of throwing,
 * so that a caller cannot forget the second case.
 */
export type Result<T, E = Refusal> = Ok<T> | Err<E>;

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Err<E> = { readonly ok: false; readonly error: E };

/** Wraps a value as a positive answer. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** Wraps any error value as a negative answer; use `refuse` when the error is a refusal. */
export function err<E>(error: E): Err<E> {
  return { ok: false, error };
}

/**
 * A permanent refusal with its code and the facts that explain it.
 * Details are codes, counts, dates and ids, never names or free text: they end up in logs.
 */
export function refuse(code: RefusalCode, details?: RefusalDetails): Err<Refusal> {
  return { ok: false, error: details === undefined ? { code } : { code, details } };
}
