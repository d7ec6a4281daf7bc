/**
 * Keeps the citizen service number (BSN) out. No law lets this product process it (UAVG art. 46), so a value
 * that can be one is refused wherever it stands, and never repeated in a message.
 */

/** Nine digits in the ways people write them: bare, 3-3-3 or 4-2-3 with one kind of separator. */
const NINE_DIGITS = /(?<!\d)(?:\d{9}|\d{3}([ .\-/])\d{3}\1\d{3}|\d{4}([ .\-/])\d{2}\2\d{3})(?!\d)/g;

/** Names of a column or field that ask for the number. */
const BSN_NAME = /(^|[^a-z])bsn([^a-z]|$)|^bsn|bsn$|burgerservice|sofi|fiscaalnummer|fiscaal nummer/;

/** The 11-test: 9a+8b+7c+6d+5e+4f+3g+2h-i is a multiple of 11. Takes exactly nine digits. */
export function passesElevenTest(nineDigits: string): boolean {
  if (!/^\d{9}$/.test(nineDigits) || nineDigits === '000000000') return false;
  let sum = 0;
  for (let place = 0; place < 9; place += 1) {
    sum += Number(nineDigits[place]) * (place === 8 ? -1 : 9 - place);
  }
  return sum % 11 === 0;
}

/** True when a text or number holds nine digits that can be a BSN, also with other digit forms (full width). */
export function holdsBsn(value: string | number): boolean {
  const text = typeof value === 'number' ? String(value) : plain(value);
  if (text.length < 9) return false;
  for (const match of text.matchAll(NINE_DIGITS)) {
    if (passesElevenTest(match[0].replace(/\D/g, ''))) return true;
  }
  return false;
}

/** True when the name of a column or field asks for a BSN. */
export function isBsnName(name: string): boolean {
  return BSN_NAME.test(name.normalize('NFKC').toLowerCase().replace(/[_-]+/g, ' ').trim());
}

/**
 * Fields in which nine digits mean something else and are judged by their own rule: an amount in cents, and the
 * KvK number, where nine digits (an RSIN passes the same test) get the sentence that helps.
 */
const OWN_RULE = new Set(['middelenInCenten', 'kvkNummer']);

/** Where in outside data a BSN stands, as paths of keys and positions. At most `most` places are named. */
export function findBsnPaths(value: unknown, most = 20): (string | number)[][] {
  const found: (string | number)[][] = [];
  walk(value, [], found, most);
  return found;
}

function walk(value: unknown, path: (string | number)[], found: (string | number)[][], most: number): void {
  if (found.length >= most || path.length > 12) return;
  if (typeof value === 'string' || typeof value === 'number') {
    if (holdsBsn(value)) found.push(path);
  } else if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => walk(item, [...path, index], found, most));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      // A key can itself be the number; then the place named is the object around it.
      if (holdsBsn(key)) found.push(path);
      else if (isBsnName(key)) found.push([...path, key]);
      else if (!OWN_RULE.has(key)) walk(item, [...path, key], found, most);
    }
  }
}

/** Ordinary text as it is (the quick way, for thousands of people); other text with its digits made ordinary. */
function plain(text: string): string {
  return isAscii(text) ? text : toPlainDigits(text.normalize('NFKC'));
}

function isAscii(text: string): boolean {
  for (let place = 0; place < text.length; place += 1) if (text.charCodeAt(place) > 127) return false;
  return true;
}

/** Writes Arabic-Indic and other decimal digits as 0-9, so that a number cannot hide behind its script. */
function toPlainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    if (code < 128) return digit;
    // Every block of decimal digits in Unicode is ten in a row; its zero is found by stepping back.
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}
