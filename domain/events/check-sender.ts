import type { InboundEvent } from './read-event';
import type { ReadingProblem } from './reading-problem';

/** What is known of the partner to whom a topic belongs. */
export interface Partner {
  readonly organisationId: string;
  readonly partnerCode: string;
  readonly kvkNumber: string | null;
  /** The CloudEvents source agreed with this partner; null when nothing else was agreed than the KvK number. */
  readonly eventSource: string | null;
}

/**
 * Checks that an event belongs to the partner of its topic: the source, the KvK number it speaks for, and the
 * key that holds the order of one notice. A partner never speaks for another (design mechanism 3).
 * @returns what is wrong, or null
 */
export function checkSender(event: InboundEvent, partner: Partner | null): ReadingProblem | null {
  if (partner === null) return 'partner_unknown';
  if (!isSourceOf(event.source, partner)) return 'foreign_source';
  const kvkNumber = textAt(event.data, 'werkgever', 'kvkNummer');
  if (kvkNumber !== null && kvkNumber !== partner.kvkNumber) return 'foreign_employer';
  const reference = textAt(event.data, 'melding', 'kenmerk');
  if (reference !== null && reference !== event.key) return 'key_differs';
  return null;
}

function isSourceOf(source: string, partner: Partner): boolean {
  if (partner.eventSource !== null) return source === partner.eventSource;
  return partner.kvkNumber !== null && source.startsWith(`urn:nld:kvknr:${partner.kvkNumber}:systeem:`);
}

/** A text two levels down, trimmed; null when it is not there or is something else. */
function textAt(data: Readonly<Record<string, unknown>>, group: string, field: string): string | null {
  const inner = data[group];
  if (typeof inner !== 'object' || inner === null) return null;
  const value = (inner as Record<string, unknown>)[field];
  return typeof value === 'string' ? value.trim() : null;
}
