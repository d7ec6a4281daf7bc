/** Other names people use, by their key, with the key of the CBS name. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  denbosch: 'shertogenbosch',
  hertogenbosch: 'shertogenbosch',
  denhaag: 'sgravenhage',
  thehague: 'sgravenhage',
  nuenen: 'nuenengerwenennederwetten',
  friesemeren: 'defryskemarren',
  defriesemeren: 'defryskemarren',
  fryskemarren: 'defryskemarren',
  zuidwestfriesland: 'sudwestfryslan',
  noordoostfriesland: 'noardeastfryslan',
  tietjerksteradeel: 'tytsjerksteradiel',
  dantumadeel: 'dantumadiel',
  menaldumadeel: 'menameradiel',
  ferwerderadeel: 'ferwerderadiel',
  ljouwert: 'leeuwarden',
  mill: 'millensinthubert',
};

const PROVINCE_SHORT: Readonly<Record<string, readonly string[]>> = {
  Drenthe: ['dr', 'drenthe'],
  Flevoland: ['fl', 'flevoland'],
  Friesland: ['fr', 'friesland', 'fryslan'],
  Gelderland: ['gld', 'ge', 'gelderland'],
  Groningen: ['gr', 'gn', 'groningen'],
  Limburg: ['l', 'lb', 'li', 'limburg'],
  'Noord-Brabant': ['nb', 'nbr', 'noordbrabant'],
  'Noord-Holland': ['nh', 'noordholland'],
  Overijssel: ['o', 'ov', 'overijssel'],
  Utrecht: ['u', 'ut', 'utrecht'],
  'Zuid-Holland': ['zh', 'zuidholland'],
  Zeeland: ['z', 'zl', 'zld', 'zeeland'],
};

/**
 * A municipality's name as a key for comparing: without case, accents, apostrophes, dots, hyphens and spaces;
 * `St.` is `Sint`, `a/d` is `aan den`, a word "gemeente" is left out.
 * `'s-Hertogenbosch`, `’s Hertogenbosch` and `s-hertogenbosch` have one key.
 */
export function nameKey(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\ba\/d\b/g, 'aan den')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bgemeente\b/g, ' ')
    .replace(/\bst\b/g, 'sint');
  return words.replace(/ /g, '');
}

/** The key under which CBS knows the place that people call otherwise. */
export function officialKey(key: string): string {
  return OTHER_NAMES[key] ?? key;
}

/** All keys under which a municipality is found: with and without CBS suffix, and with its province behind it. */
export function nameKeys(name: string, province: string): { exact: string[]; base: string } {
  const base = nameKey(name.replace(/\s*\([^)]*\)\s*$/, ''));
  const exact = [nameKey(name), ...(PROVINCE_SHORT[province] ?? []).map((short) => base + short)];
  return { exact: [...new Set(exact)].filter((key) => key !== base), base };
}
