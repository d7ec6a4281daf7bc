import type { Facts } from '../../domain/chart/decision';
import { ok, refuse } from '../../domain/shared/result';
import type { Result } from '../../domain/shared/result';
import { logAccess } from '../access/log-access';
import { hasRole } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import { hashOfLink } from '../case/audit-chain';
import type { AuditLink } from '../case/audit-chain';
import type { ServiceContext } from '../shared/context';
import { readHistory } from '../trajectory/file-parts';
import type { FileHistoryEntry } from '../trajectory/file-parts';

/** The chain of one case, with what the verifier says of it. */
export interface AuditView {
  readonly subjectId: string;
  readonly links: readonly FileHistoryEntry[];
  /** The first link that does not fit; null when the whole chain is unbroken. */
  readonly brokenAt: number | null;
}

/**
 * Reads and verifies the whole history of one case, for a privacy officer or administrator: codes, dates and who did
 * it, and nothing of what people said.
 * @returns the chain, or `not_allowed`, `case_unknown`
 */
export async function readAudit(
  context: ServiceContext,
  viewer: Viewer,
  subjectId: string,
): Promise<Result<AuditView>> {
  if (!hasRole(viewer, 'privacy_officer') && !hasRole(viewer, 'administrator')) return refuse('not_allowed');
  return withViewer(context, viewer, async (tx) => {
    const links = await readHistory(tx, subjectId);
    if (links.length === 0) return refuse('case_unknown');
    await logAccess(tx, context, { action: 'audit.viewed', result: 'allowed', subjectIds: [subjectId] });
    return ok({ subjectId, links, brokenAt: await verifyChain(tx, subjectId) });
  });
}

/** Recomputes every hash of one chain. @returns the number of the first link that does not fit, or null */
export async function verifyChain(tx: Transaction, subjectId: string): Promise<number | null> {
  const { rows } = await tx.query<Omit<AuditLink, 'at'> & { at: Date; hash: string; data: Facts }>(
    `SELECT subject_id AS "subjectId", seq, at, actor_kind AS "actorKind", actor_id AS "actorId",
       on_behalf_of AS "onBehalfOf", event, from_stage AS "fromStage", to_stage AS "toStage",
       course_version AS "courseVersion", data, prev_hash AS "prevHash", hash
     FROM audit_entry WHERE subject_id = $1 ORDER BY seq`,
    [subjectId],
  );
  let before = '';
  for (const [index, link] of rows.entries()) {
    const fits = link.seq === index + 1 && link.prevHash === before;
    if (!fits || hashOfLink({ ...link, at: link.at.toISOString() }) !== link.hash) return link.seq;
    before = link.hash;
  }
  return null;
}
