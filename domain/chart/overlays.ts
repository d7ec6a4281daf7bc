/**
 * What each overlay does, in one table (design §5). Charts, services and pages ask here and nowhere else.
 */
export const OVERLAYS = ['paused', 'handed_over', 'notice_uncertain', 'embargoed'] as const;
export type Overlay = (typeof OVERLAYS)[number];

export interface OverlayEffects {
  /** open: as usual. without_clock: opens, its service clock stands still. held: waits until the overlay is gone. */
  readonly opening: 'open' | 'without_clock' | 'held';
  /** silent: no reminder and no escalation while it holds; they shift by the working days that passed. */
  readonly reminders: 'run' | 'silent';
  /** silent: no warning; the gap is counted again from the day the overlay is gone. */
  readonly contactGuard: 'runs' | 'silent';
  /** Legal dates never move by what we agree among ourselves. */
  readonly legalClock: 'runs' | 'indicative';
  /** staff: nothing to the employee. named_circle: only to the accounts named with the embargo. */
  readonly mail: 'all' | 'staff' | 'named_circle';
  /** both_regions: the region that handed over keeps reading. named_circle: nobody else, in no list or count. */
  readonly visibility: 'usual' | 'both_regions' | 'named_circle';
}

export const OVERLAY_TABLE: Readonly<Record<Overlay, OverlayEffects>> = {
  paused: {
    opening: 'without_clock',
    reminders: 'silent',
    contactGuard: 'silent',
    legalClock: 'runs',
    mail: 'all',
    visibility: 'usual',
  },
  handed_over: {
    opening: 'open',
    reminders: 'run',
    contactGuard: 'runs',
    legalClock: 'runs',
    mail: 'all',
    visibility: 'both_regions',
  },
  notice_uncertain: {
    opening: 'held',
    reminders: 'run',
    contactGuard: 'silent',
    legalClock: 'indicative',
    mail: 'staff',
    visibility: 'usual',
  },
  embargoed: {
    opening: 'held',
    reminders: 'run',
    contactGuard: 'silent',
    legalClock: 'indicative',
    mail: 'named_circle',
    visibility: 'named_circle',
  },
};

/** Tells whether one of the overlays that hold now has this effect. */
export function hasEffect<K extends keyof OverlayEffects>(
  overlays: readonly Overlay[],
  what: K,
  effect: OverlayEffects[K],
): boolean {
  return overlays.some((overlay) => OVERLAY_TABLE[overlay][what] === effect);
}
