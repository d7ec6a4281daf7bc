import type { Course } from './course';
import { SEARCH_ATTRIBUTES } from './messages';

/** A search attribute with its value; all of ours are keywords. */
export interface SearchPair {
  readonly key: { readonly name: string; readonly type: 'KEYWORD' };
  readonly value: string;
}

/**
 * By what an operator finds a case in Temporal. While it is under embargo only its kind is shown: nobody outside
 * the named circle may find the notice (design mechanism 8).
 */
export function searchableOf(
  course: Pick<Course, 'kind' | 'notice' | 'region' | 'stage' | 'overlays'>,
): SearchPair[] {
  const kind = pair(SEARCH_ATTRIBUTES.kind, course.kind);
  if (course.overlays.includes('embargoed')) return [kind];
  return [
    kind,
    pair(SEARCH_ATTRIBUTES.notice, course.notice),
    pair(SEARCH_ATTRIBUTES.region, course.region),
    pair(SEARCH_ATTRIBUTES.stage, course.stage),
  ];
}

function pair(name: string, value: string): SearchPair {
  return { key: { name, type: 'KEYWORD' }, value };
}
