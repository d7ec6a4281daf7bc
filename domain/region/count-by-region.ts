import type { Municipality } from './municipality';

/** People for whom no municipality was found yet. */
export const REGION_UNKNOWN = 'unknown';

/**
 * Number of people per region, with those whose municipality is not known yet under `unknown`: the sum is
 * always the number of people, so a region border drops nobody (K3).
 */
export function countByRegion(residences: readonly (Municipality | undefined)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const municipality of residences) {
    const region = municipality?.regionCode ?? REGION_UNKNOWN;
    counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  return counts;
}
