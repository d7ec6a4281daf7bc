import type { MemberRole, Viewer } from './viewer';

/** Who reads the file of a person of his region: those who guide, and those who answer for it. An account manager is the employer's contact: what people say in their talks is not for him. */
const FILE_ROLES: readonly MemberRole[] = ['casemanager', 'coordinator'];

/**
 * Whether the viewer may read a person's file: the people of the responsible region, and the person himself. An
 * employer or provider never reads it here; what they may know is shown to them apart.
 *
 * @param file the region that is responsible and whose file it is
 */
export function maySeeFile(viewer: Viewer, file: { regionCode: string; personId: string }): boolean {
  if (viewer.kind === 'person') return viewer.personId === file.personId;
  if (viewer.kind !== 'account') return false;
  return viewer.memberships.some(
    (membership) => membership.regionCode === file.regionCode && FILE_ROLES.includes(membership.role),
  );
}
