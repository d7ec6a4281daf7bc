/**
 * Characters that have no place in what people fill in: they hide text, turn it round or break what reads it.
 * Control characters, line and paragraph separators, direction marks (Trojan Source), the byte order mark,
 * zero width space, word joiner and lone surrogates. Joiners for names in other scripts (200C, 200D) stay.
 */
const UNSAFE = new RegExp(
  '[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u180E\\u200B\\u200E\\u200F' +
    '\\u2028\\u2029\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFEFF\\uFFF9-\\uFFFB\\uFFFE\\uFFFF\\p{Cs}]',
  'u',
);
const UNSAFE_ALL = new RegExp(UNSAFE.source, 'gu');
const LINE_BREAK = /[\r\n\t]/;

/** True when a text holds nothing hidden. Line breaks and tabs count as hidden unless `lines` is true. */
export function isSafeText(text: string, lines = false): boolean {
  return !UNSAFE.test(text) && (lines || !LINE_BREAK.test(text));
}

/** Takes hidden characters out and writes line breaks as spaces: for cells of a file, which are shown first. */
export function withoutUnsafe(text: string): string {
  return text
    .replace(UNSAFE_ALL, '')
    .replace(/[\r\n\t]+/g, ' ')
    .trim();
}

const MOST_LEVELS = 8;

/**
 * Makes outside data comparable before it is checked: text in one Unicode form (NFC) without spaces around it,
 * and empty text or null as "not filled in". Keeps every other key and value, so that strictness stays.
 * Deeper than eight levels it stops: no contract here is deeper, so the check refuses what is left.
 */
export function normaliseInput(value: unknown, level = 0): unknown {
  if (typeof value === 'string') {
    const text = value.normalize('NFC').trim();
    return text === '' ? undefined : text;
  }
  if (value === null) return undefined;
  if (typeof value !== 'object' || level >= MOST_LEVELS) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => normaliseInput(item, level + 1));
  const entries: [string, unknown][] = [];
  for (const [key, item] of Object.entries(value)) {
    const normal = normaliseInput(item, level + 1);
    if (normal !== undefined) entries.push([key, normal]);
  }
  // fromEntries defines own properties, so a key `__proto__` stays an unknown field instead of a prototype.
  return Object.fromEntries(entries);
}
