import { v7 } from 'uuid';

/** A new UUIDv7 (RFC 9562): sorts by time, made once, by the one who creates. */
export function newId(): string {
  return v7();
}

/** @returns true when the text is a UUID of any version; routes use it before they ask the database */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
