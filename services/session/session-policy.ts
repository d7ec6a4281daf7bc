import { createHash } from 'node:crypto';

/** A session ends after this long without use (BIO2 5.17; engineering practice). */
export const idleMilliseconds = 30 * 60 * 1000;

/** A session ends this long after sign-in, however much it is used. */
export const absoluteMilliseconds = 8 * 60 * 60 * 1000;

/** What the table holds of a secret: who reads the table cannot use the sessions in it. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
