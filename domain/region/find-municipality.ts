import type { PlainDate } from '../shared/dates';
import { existsAt } from './municipality';
import type { Municipality } from './municipality';
import { nameKey, nameKeys, officialKey } from './municipality-name';

/** A table made ready for looking up; make it once and keep it. */
export type MunicipalityIndex = {
  readonly byCode: ReadonlyMap<string, Municipality>;
  readonly byExactKey: ReadonlyMap<string, readonly Municipality[]>;
  readonly byBaseKey: ReadonlyMap<string, readonly Municipality[]>;
  /** Four digits of a postcode → code of the main municipality there. */
  readonly byPostcode4: ReadonlyMap<string, string>;
};

export type FoundMunicipality =
  | {
      readonly kind: 'found';
      readonly municipality: Municipality;
      readonly by: 'code' | 'name' | 'postcode';
      /** The former municipality that was named, when it is gone. */
      readonly former?: Municipality;
    }
  /** Ask which one: a double name, or a former municipality that was split. */
  | {
      readonly kind: 'ambiguous';
      readonly options: readonly Municipality[];
      readonly former?: Municipality;
    }
  | { readonly kind: 'unknown'; readonly suggestions: readonly Municipality[] };

/** Makes the index. `postcodes` gives a default only: a postcode area can cross a border. */
export function indexMunicipalities(
  rows: readonly Municipality[],
  postcodes: Iterable<readonly [postcode4: string, code: string]> = [],
): MunicipalityIndex {
  const byExactKey = new Map<string, Municipality[]>();
  const byBaseKey = new Map<string, Municipality[]>();
  for (const row of rows) {
    const { exact, base } = nameKeys(row.name, row.province);
    for (const key of exact) add(byExactKey, key, row);
    add(byBaseKey, base, row);
  }
  return {
    byCode: new Map(rows.map((row) => [row.code, row])),
    byExactKey,
    byBaseKey,
    byPostcode4: new Map(postcodes),
  };
}

/**
 * Finds the municipality that somebody means by a code or name, as it is on a day: a municipality that ended
 * before that day becomes the one it went into. A postcode decides between several, or stands in for a name
 * that is not known (a village). Never guesses: what stays open comes back as `ambiguous` or `unknown`.
 */
export function findMunicipality(
  index: MunicipalityIndex,
  given: string,
  day: PlainDate,
  postcode?: string,
): FoundMunicipality {
  const code = /^gm\d{4}$/i.exec(given.trim())?.[0].toUpperCase();
  const meant = code === undefined ? byName(index, given, day) : [index.byCode.get(code)].filter(isDefined);
  const byPostcode = index.byCode.get(index.byPostcode4.get(postcode?.slice(0, 4) ?? '') ?? '');
  const first = meant[0];
  if (first === undefined) {
    if (byPostcode !== undefined) return { kind: 'found', municipality: byPostcode, by: 'postcode' };
    return { kind: 'unknown', suggestions: code === undefined ? suggest(index, given, day) : [] };
  }
  const by = code === undefined ? 'name' : 'code';
  const options = unique(meant.flatMap((row) => onDay(index, row, day)));
  const gone = meant.length === 1 && !options.includes(first) ? { former: first } : {};
  const only = options[0];
  if (only !== undefined && options.length === 1) return { kind: 'found', municipality: only, by, ...gone };
  if (byPostcode !== undefined && options.includes(byPostcode))
    return { kind: 'found', municipality: byPostcode, by: 'postcode', ...gone };
  return { kind: 'ambiguous', options, ...gone };
}

/** Existing municipalities win from former ones of the same name; a full name wins from one without suffix. */
function byName(index: MunicipalityIndex, given: string, day: PlainDate): readonly Municipality[] {
  const key = officialKey(nameKey(given));
  const candidates = [index.byExactKey.get(key) ?? [], index.byBaseKey.get(key) ?? []];
  for (const rows of candidates) {
    const existing = rows.filter((row) => existsAt(row, day));
    if (existing.length > 0) return existing;
  }
  return candidates.find((rows) => rows.length > 0) ?? [];
}

/** The municipality or municipalities that hold on a day for this one, following mergers. */
function onDay(index: MunicipalityIndex, row: Municipality, day: PlainDate): Municipality[] {
  if (row.validTo === undefined || day < row.validTo) return [row];
  const next = row.successorCodes.map((code) => index.byCode.get(code)).filter(isDefined);
  return next.length === 0 ? [row] : unique(next.flatMap((one) => onDay(index, one, day)));
}

/** Up to three existing municipalities whose name is nearly the same, nearest first. */
function suggest(index: MunicipalityIndex, given: string, day: PlainDate): Municipality[] {
  const key = nameKey(given).slice(0, 40);
  if (key.length < 3) return [];
  const near: { row: Municipality; distance: number }[] = [];
  for (const [base, rows] of index.byBaseKey) {
    const starts = base.startsWith(key) || (base.length > 3 && key.startsWith(base));
    const distance = starts ? 1 : editDistance(key, base, 2);
    if (distance <= 2) for (const row of rows) near.push({ row, distance });
  }
  near.sort((a, b) => a.distance - b.distance);
  return unique(near.flatMap(({ row }) => onDay(index, row, day))).slice(0, 3);
}

/** Number of single changes between two texts, or `most + 1` when there are more. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return Math.min(previous[b.length] ?? most + 1, most + 1);
}

function add(map: Map<string, Municipality[]>, key: string, row: Municipality): void {
  const rows = map.get(key);
  if (rows === undefined) map.set(key, [row]);
  else rows.push(row);
}

function unique(rows: readonly Municipality[]): Municipality[] {
  return [...new Set(rows)];
}

function isDefined<T>(value: T | undefined): value is T {
  return value !== undefined;
}
