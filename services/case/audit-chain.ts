import { createHash } from 'node:crypto';
import type { Facts } from '../../domain/chart/decision';

/** One link of the audit chain of a case (engineering P5: one chain per case, its row is locked anyway). */
export interface AuditLink {
  readonly subjectId: string;
  readonly seq: number;
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly onBehalfOf: string | null;
  readonly event: string;
  readonly fromStage: string | null;
  readonly toStage: string;
  readonly courseVersion: number;
  readonly data: Facts;
  readonly prevHash: string;
}

/**
 * The hash of a link: SHA-256 over its fields in a fixed order, the previous hash included, so that
 * a changed, removed or swapped row breaks every link after it.
 * @returns 64 hexadecimal digits
 */
export function hashOfLink(link: AuditLink): string {
  const sortedData = Object.entries(link.data).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return createHash('sha256')
    .update(
      JSON.stringify([
        link.subjectId,
        link.seq,
        link.at,
        link.actorKind,
        link.actorId,
        link.onBehalfOf,
        link.event,
        link.fromStage,
        link.toStage,
        link.courseVersion,
        sortedData,
        link.prevHash,
      ]),
    )
    .digest('hex');
}
