import { err, ok } from '../shared/result';
import type { Result } from '../shared/result';

const DEEPEST = 32;
const LONE_SURROGATE = /\p{Cs}/u;

export type JsonTextProblem = 'not_utf8' | 'not_json' | 'too_deep' | 'text_unsafe';

/** Bytes as text; null when they are no valid UTF-8. A byte order mark is taken off. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Reads JSON from outside. Refuses what cannot be stored or walked safely: nesting of more than 32 levels, NUL
 * and lone surrogates (PostgreSQL's jsonb takes neither).
 */
export function readJson(bytes: Uint8Array): Result<unknown, JsonTextProblem> {
  const text = decodeUtf8(bytes);
  if (text === null) return err('not_utf8');
  if (isTooDeep(text)) return err('too_deep');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err('not_json');
  }
  return holdsUnsafeText(value) ? err('text_unsafe') : ok(value);
}

/** Counts brackets outside strings before anything recursive touches the text. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (char === '}' || char === ']') depth -= 1;
  }
  return false;
}

function holdsUnsafeText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || LONE_SURROGATE.test(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(holdsUnsafeText);
  return Object.entries(value).some(([key, item]) => holdsUnsafeText(key) || holdsUnsafeText(item));
}

/** JSON with its keys in order, so that the same content always gives the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
