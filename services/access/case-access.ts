import { responsibleRegionOf as regionOfState } from '../../domain/trajectory/course';
import type { CaseRow, TrajectoryRow } from '../case/case-row';
import { hasRole, organisationsOf } from './viewer';
import type { Viewer } from './viewer';

/**
 * Who may do what with a case. Row-level security is the second lock and looks at region and organisation
 * only; here stands what a role may do inside that scope. Everything that is not said here is refused.
 */

/** The region whose people are responsible now: the notice's own, or the one that took the person over (K3). */
export function responsibleRegionOf(row: TrajectoryRow): string {
  return regionOfState(row.state, row.regionCode);
}

/** Guides the person: casemanagers and coordinators of the responsible region. */
export function mayGuide(viewer: Viewer, row: TrajectoryRow): boolean {
  const region = responsibleRegionOf(row);
  return hasRole(viewer, 'casemanager', region) || hasRole(viewer, 'coordinator', region);
}

/** The person himself. */
export function isPerson(viewer: Viewer, row: TrajectoryRow): boolean {
  return viewer.kind === 'person' && viewer.personId === row.personId;
}

/** The employer of the case: a colleague, or a program of his organisation. */
export function isEmployerOf(viewer: Viewer, row: Pick<CaseRow, 'employerId'>): boolean {
  return hasRole(viewer, 'employer') && organisationsOf(viewer).includes(row.employerId);
}

/**
 * Reads a person's file: who guides him, and after a hand-over also the region that handed over
 * (overlay table: `both_regions`). The leaving employer never does, whatever row-level security lets through.
 */
export function mayReadFile(viewer: Viewer, row: TrajectoryRow): boolean {
  return (
    mayGuide(viewer, row) ||
    hasRole(viewer, 'casemanager', row.regionCode) ||
    hasRole(viewer, 'coordinator', row.regionCode)
  );
}

/** May tell facts of the employment, such as an end date: the employer, and everybody of the region's team. */
export function mayChangeEmployment(viewer: Viewer, row: TrajectoryRow): boolean {
  return (
    mayGuide(viewer, row) || hasRole(viewer, 'account_manager', row.regionCode) || isEmployerOf(viewer, row)
  );
}
