import { createHash } from 'node:crypto';

/**
 * The Message-ID of a mail. It follows from the mail's key, so that a second copy carries the same id and can be
 * told apart from another mail (RFC 5322, 3.6.4).
 * @param domain the domain of our own sending address
 */
export function messageIdOf(key: string, domain: string): string {
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${domain}>`;
}
