import { hasRole } from './viewer';
import type { Viewer } from './viewer';

/** Who makes and activates the draaiboeken of a region: its coordinators, and an operator at the command line. */
export function mayManagePlaybooks(viewer: Viewer, regionCode: string): boolean {
  return viewer.kind === 'system' || hasRole(viewer, 'coordinator', regionCode);
}

/** Who reads them: everybody who works by them, in their own region. */
export function mayReadPlaybooks(viewer: Viewer, regionCode: string): boolean {
  return (
    mayManagePlaybooks(viewer, regionCode) ||
    hasRole(viewer, 'account_manager', regionCode) ||
    hasRole(viewer, 'casemanager', regionCode) ||
    hasRole(viewer, 'administrator')
  );
}
