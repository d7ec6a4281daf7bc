/** A place in a list that is sorted by instant and id; opaque to who carries it. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

const PLACE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z|infinity)\|([0-9a-f-]{36})$/;

/** Packs a place as an opaque cursor for links and API answers; holds no personal data. */
export function cursorOf(place: Place): string {
  return Buffer.from(`${place.at}|${place.id}`, 'utf8').toString('base64url');
}

/** @returns the place, or null when the cursor is not one of ours */
export function placeOf(cursor: string): Place | null {
  const match = PLACE.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  return match?.[1] === undefined || match[2] === undefined ? null : { at: match[1], id: match[2] };
}
