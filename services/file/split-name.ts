/** The parts of a Dutch name. Every letter that was given is in one of them. */
export type NameParts = {
  readonly initials?: string;
  readonly givenName?: string;
  readonly namePrefix?: string;
  readonly familyName: string;
};

/** Words of a tussenvoegsel. */
const PREFIX_WORDS = new Set(
  "van de der den ten ter te tot het 't ’t in op aan bij uit uijt voor von vom zu zur zum d' l' onder over 's ’s".split(
    ' ',
  ),
);
/** Words that are a prefix only when written small: elsewhere they are names ("Le", "Al", "Da"). */
const SMALL_PREFIX_WORDS = new Set(
  'la le les los du da das dos del della di el al ben bin af av y'.split(' '),
);
const TITLE = /^(dhr|mevr|mw|hr|de heer|mevrouw|heer)\.?\s+/i;
const INITIALS = /^(?:\p{Lu}\p{Ll}{0,2}\.-?)+\p{Lu}?$|^\p{Lu}\.?$|^\p{Lu}{2,3}$/u;

/**
 * Cuts a whole name in parts: `Jan van der Berg`, `J.P. de Vries`, `Vries, J. de`, `Berg, van der, Jan`,
 * `Jansen, P. (Piet)`. Where a name can be read in two ways, the last word is the family name; a person sees
 * the outcome before it is sent.
 */
export function splitName(given: string): NameParts {
  let text = given.replace(/\s+/g, ' ').trim().replace(TITLE, '');
  const nickname = /\s*\(([^()]+)\)/.exec(text);
  if (nickname !== null) text = text.replace(nickname[0], ' ').replace(/\s+/g, ' ').trim();
  const commas = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const parts = commas.length > 1 ? splitAtComma(commas) : splitInOrder(text.replaceAll(',', '').trim());
  return nickname?.[1] === undefined ? parts : withNickname(parts, nickname[1].trim());
}

/** Cuts a family name with its prefix: `van der Berg`, `Berg, van der`, `Berg van der`. */
export function splitFamilyName(given: string): { namePrefix?: string; familyName: string } {
  const text = given.replace(/\s+/g, ' ').trim();
  const [family = '', behind] = text.split(/\s*,\s*/, 2);
  if (behind !== undefined && behind !== '' && family !== '' && behind.split(' ').every(isPrefixWord))
    return { namePrefix: behind, familyName: family };
  const words = text.split(' ');
  const before = leadingPrefix(words);
  if (before > 0)
    return { namePrefix: words.slice(0, before).join(' '), familyName: words.slice(before).join(' ') };
  const after = trailingPrefix(words);
  if (after > 0)
    return { namePrefix: words.slice(-after).join(' '), familyName: words.slice(0, -after).join(' ') };
  return { familyName: text };
}

function splitAtComma(parts: readonly string[]): NameParts {
  const [family = '', ...rest] = parts;
  const prefixes = rest.filter((part) => part.split(' ').every(isPrefixWord));
  const others = rest.filter((part) => !prefixes.includes(part)).join(' ');
  const words = others === '' ? [] : others.split(' ');
  const trailing = trailingRun(words);
  const first = words.slice(0, words.length - trailing);
  const behind = words.slice(words.length - trailing);
  const name = splitFamilyName(family);
  const prefix = [
    ...prefixes,
    ...behind,
    ...(name.namePrefix === undefined ? [] : [smallAgain(name.namePrefix)]),
  ].join(' ');
  return assemble(first, prefix, name.familyName);
}

function splitInOrder(text: string): NameParts {
  const words = text.split(' ').filter((word) => word !== '');
  if (words.length < 2) return { familyName: text };
  const atStart = leadingPrefix(words);
  if (atStart > 0) return assemble([], words.slice(0, atStart).join(' '), words.slice(atStart).join(' '));
  for (let start = 1; start < words.length - 1; start += 1) {
    const length = leadingPrefix(words.slice(start));
    if (length > 0) {
      const end = start + length;
      return assemble(words.slice(0, start), words.slice(start, end).join(' '), words.slice(end).join(' '));
    }
  }
  return assemble(words.slice(0, -1), '', words.at(-1) ?? '');
}

function assemble(first: readonly string[], prefix: string, family: string): NameParts {
  const initials = first.filter((word) => INITIALS.test(word));
  const names = first.filter((word) => !INITIALS.test(word));
  return {
    ...(initials.length === 0 ? {} : { initials: initials.join('') }),
    ...(names.length === 0 ? {} : { givenName: names.join(' ') }),
    ...(prefix === '' ? {} : { namePrefix: prefix }),
    familyName: family,
  };
}

function withNickname(parts: NameParts, nickname: string): NameParts {
  if (parts.givenName === undefined) return { ...parts, givenName: nickname };
  return { ...parts, givenName: `${parts.givenName} (${nickname})` };
}

/**
 * `Van der Meer, Zoë` has a capital only because it stands first; `Van Den Broeck, Jan` is written so everywhere.
 */
function smallAgain(prefix: string): string {
  const [first = '', ...others] = prefix.split(' ');
  const isFlemish = others.some((word) => word !== word.toLowerCase());
  return isFlemish ? prefix : [first.toLowerCase(), ...others].join(' ');
}

function isPrefixWord(word: string): boolean {
  return PREFIX_WORDS.has(word.toLowerCase()) || SMALL_PREFIX_WORDS.has(word);
}

/** Number of prefix words at the start; at least one word stays for the family name. */
function leadingPrefix(words: readonly string[]): number {
  let length = 0;
  while (length < words.length - 1 && isPrefixWord(words[length] ?? '')) length += 1;
  return length;
}

/** Number of prefix words at the end; at least one word stays for the family name. */
function trailingPrefix(words: readonly string[]): number {
  return Math.min(trailingRun(words), words.length - 1);
}

function trailingRun(words: readonly string[]): number {
  let length = 0;
  while (length < words.length && isPrefixWord(words[words.length - 1 - length] ?? '')) length += 1;
  return length;
}
