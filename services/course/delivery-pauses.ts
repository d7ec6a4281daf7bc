const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
const FIRST_ASIDE_MS = 5_000;
const LONGEST_ASIDE_MS = 10 * 60_000;

/** A pause for everybody that grows from half a second to ten while an outage lasts. */
export class Pause {
  private faults = 0;
  private until = 0;

  get isOn(): boolean {
    return this.faults > 0;
  }

  mustWait(): boolean {
    return Date.now() < this.until;
  }

  /** Another fault. Those of one and the same moment count once. @returns true for the first of an outage */
  begin(): boolean {
    if (this.mustWait()) return false;
    this.until = Date.now() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(this.faults, 10));
    this.faults += 1;
    return this.faults === 1;
  }

  /** It works again. @returns true when there was an outage */
  end(): boolean {
    const was = this.isOn;
    this.faults = 0;
    this.until = 0;
    return was;
  }
}

/** Cases whose course was refused: each waits by itself, from five seconds to ten minutes. */
export class SetAside {
  private readonly entries = new Map<string, { times: number; until: number }>();

  get size(): number {
    return this.entries.size;
  }

  add(id: string): void {
    const times = (this.entries.get(id)?.times ?? 0) + 1;
    const pause = Math.min(LONGEST_ASIDE_MS, FIRST_ASIDE_MS * 2 ** Math.min(times - 1, 10));
    this.entries.set(id, { times, until: Date.now() + pause });
  }

  forget(id: string): void {
    this.entries.delete(id);
  }

  /** Those that may not be tried yet. */
  waiting(): string[] {
    const now = Date.now();
    return [...this.entries].flatMap(([id, entry]) => (entry.until > now ? [id] : []));
  }
}
