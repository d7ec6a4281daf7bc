import type { Placement } from './event-transport';

/**
 * Watches that acknowledged offsets rise. A broker or client that reports success without storing the message
 * (engineering finding 5) shows itself by an offset that was given before.
 */
export class OffsetWatch {
  private readonly last = new Map<string, bigint>();

  /** @returns true when every place is beyond the last one seen of its partition */
  accept(topic: string, placements: readonly Placement[]): boolean {
    const rises = placements.every(({ partition, offset }) => {
      const place = `${topic}/${partition}`;
      const before = this.last.get(place);
      this.last.set(place, offset);
      return before === undefined || offset > before;
    });
    // After an alarm the count begins anew: a topic that was made again starts at zero.
    if (!rises) this.last.clear();
    return rises;
  }
}
