import { actorOf, hasRole, organisationsOf, regionsOf } from './viewer';
import type { Viewer } from './viewer';

/** What decides who may see a notice. */
export interface NoticeScope {
  readonly regionCode: string;
  readonly employerId: string;
  readonly certainty: string;
  readonly namedCircle: readonly string[];
  readonly filedBy: string | null;
  readonly filedByClient: string | null;
}

/**
 * Whether a notice under embargo exists for this viewer: only for the named circle and for who filed it
 * (WMCO art. 8, feature 2). For everybody else it is in no list, no count and no answer.
 */
export function isInCircle(
  viewer: Viewer,
  notice: Pick<NoticeScope, 'namedCircle' | 'filedBy' | 'filedByClient'>,
): boolean {
  const { kind, id } = actorOf(viewer);
  if (kind === 'account') return notice.namedCircle.includes(id) || notice.filedBy === id;
  return (kind === 'client' || kind === 'partner') && notice.filedByClient === id;
}

/** Reads a notice: the employer's own people and programs, and the region's team. */
export function mayReadNotice(viewer: Viewer, notice: NoticeScope): boolean {
  if (notice.certainty === 'embargo' && !isInCircle(viewer, notice)) return false;
  return isNoticeEmployer(viewer, notice) || isNoticeTeam(viewer, notice);
}

/** Changes, confirms or withdraws a notice: the employer, or the account manager or coordinator for him. */
export function mayChangeNotice(viewer: Viewer, notice: NoticeScope): boolean {
  if (notice.certainty === 'embargo' && !isInCircle(viewer, notice)) return false;
  return (
    isNoticeEmployer(viewer, notice) ||
    hasRole(viewer, 'account_manager', notice.regionCode) ||
    hasRole(viewer, 'coordinator', notice.regionCode)
  );
}

/** The employer of the notice: a colleague or a program of his organisation. */
export function isNoticeEmployer(viewer: Viewer, notice: Pick<NoticeScope, 'employerId'>): boolean {
  return hasRole(viewer, 'employer') && organisationsOf(viewer).includes(notice.employerId);
}

/** The team of the notice's region. */
export function isNoticeTeam(viewer: Viewer, notice: Pick<NoticeScope, 'regionCode'>): boolean {
  return (['coordinator', 'account_manager', 'casemanager'] as const).some((role) =>
    hasRole(viewer, role, notice.regionCode),
  );
}

/**
 * The same rule for lists, as SQL over the alias `n`. Parameters are added to `values`, which must hold what the
 * query uses already.
 */
export function visibleNotices(viewer: Viewer, values: unknown[]): string {
  const actor = actorOf(viewer);
  const add = (value: unknown): string => `$${values.push(value)}`;
  const circle =
    actor.kind === 'account'
      ? `(${add(actor.id)}::uuid = ANY (n.named_circle) OR n.filed_by = ${add(actor.id)}::uuid)`
      : `n.filed_by_client = ${add(actor.id)}`;
  const employers = hasRole(viewer, 'employer') ? organisationsOf(viewer) : [];
  const scope = `(n.employer_id = ANY (${add(employers)}::uuid[]) OR n.region_code = ANY (${add(regionsOf(viewer))}::text[]))`;
  return `${scope} AND (n.certainty <> 'embargo' OR ${circle})`;
}

/**
 * The embargo for tasks, as SQL over the alias `t`: a task of a sealed run is on no list and opens for nobody
 * outside the circle. Sealed runs have no trajectories, so a task about a person never needs the look-up.
 * @param viewerId a placeholder for the id of who looks, as text
 */
export function taskOutsideEmbargo(viewerId: string): string {
  return `(t.trajectory_id IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM playbook_run er JOIN notice en ON en.id = er.notice_id
    WHERE er.id = t.run_id AND en.certainty = 'embargo' AND NOT (${viewerId}::text = ANY (en.named_circle::text[])
      OR coalesce(en.filed_by::text = ${viewerId}, false) OR coalesce(en.filed_by_client = ${viewerId}, false))))`;
}
