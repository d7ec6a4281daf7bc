/**
 * A table of English codes of the domain and Dutch codes of forms, JSON and events, each pair written once.
 * Typed as a full record, a missing pair is a compile error.
 */
export type Words<T extends string> = Readonly<Record<T, string>>;

/**
 * The English code of a Dutch word that a contract schema has already checked.
 * @throws RangeError when the word is not in the table: then it was not checked
 */
export function englishOf<W extends Record<string, string>>(words: W, dutch: W[keyof W]): keyof W & string {
  for (const code of Object.keys(words) as (keyof W & string)[]) if (words[code] === dutch) return code;
  throw new RangeError('a word that is not in the table');
}

/** Dutch codes with their Dutch labels, from a table of words and a table of labels with the same English codes. */
export function labelsByDutch<const W extends Record<string, string>>(
  words: W,
  labels: Readonly<Record<keyof W, string>>,
): { readonly [K in keyof W as W[K]]: string } {
  const entries = (Object.keys(words) as (keyof W & string)[]).map((code) => [words[code], labels[code]]);
  return Object.fromEntries(entries) as { readonly [K in keyof W as W[K]]: string };
}
