import type { TaskRole } from '../../domain/task/roles';

/** What somebody may be in an organisation. */
export const MEMBER_ROLES = [
  'employer',
  'account_manager',
  'casemanager',
  'coordinator',
  'provider',
  'matching_team',
  'jobhunter',
  'administrator',
  'privacy_officer',
] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

export interface ViewerMembership {
  readonly organisationId: string;
  readonly role: MemberRole;
  /** The region whose people this role may see; null for employers and providers. */
  readonly regionCode: string | null;
}

/** Who asks: every transaction has one, also work that the system does by itself. */
export type Viewer =
  | {
      readonly kind: 'account';
      readonly accountId: string;
      readonly memberships: readonly ViewerMembership[];
      /** The colleague whose work is done for a period; both names go into the history. */
      readonly onBehalfOf?: string;
    }
  | { readonly kind: 'person'; readonly personId: string }
  | {
      readonly kind: 'client';
      readonly clientId: string;
      readonly organisationId: string;
      readonly role: MemberRole;
    }
  | {
      readonly kind: 'partner';
      readonly partnerCode: string;
      readonly organisationId: string;
      readonly role: MemberRole;
    }
  | { readonly kind: 'system'; readonly name: string };

/** A named viewer for work without a person, for example `relay` or `moment`. */
export function systemViewer(name: string): Viewer {
  return { kind: 'system', name };
}

/** Regions whose people the viewer may see by role. */
export function regionsOf(viewer: Viewer): string[] {
  if (viewer.kind !== 'account') return [];
  return [...new Set(viewer.memberships.flatMap((membership) => membership.regionCode ?? []))];
}

/** Organisations the viewer belongs to. */
export function organisationsOf(viewer: Viewer): string[] {
  switch (viewer.kind) {
    case 'account':
      return [...new Set(viewer.memberships.map((membership) => membership.organisationId))];
    case 'client':
    case 'partner':
      return [viewer.organisationId];
    case 'person':
    case 'system':
      return [];
  }
}

/** True when the viewer has the role, in the region when one is given. */
export function hasRole(viewer: Viewer, role: MemberRole | TaskRole, regionCode?: string): boolean {
  switch (viewer.kind) {
    case 'account':
      return viewer.memberships.some(
        (membership) =>
          membership.role === role && (regionCode === undefined || membership.regionCode === regionCode),
      );
    case 'client':
    case 'partner':
      return viewer.role === role;
    case 'person':
      return role === 'employee';
    case 'system':
      return false;
  }
}

/** How the viewer stands in audit chain and access log: a kind and an id, never a name. */
export function actorOf(viewer: Viewer): { kind: string; id: string; onBehalfOf: string | null } {
  switch (viewer.kind) {
    case 'account':
      return { kind: 'account', id: viewer.accountId, onBehalfOf: viewer.onBehalfOf ?? null };
    case 'person':
      return { kind: 'person', id: viewer.personId, onBehalfOf: null };
    case 'client':
      return { kind: 'client', id: viewer.clientId, onBehalfOf: null };
    case 'partner':
      return { kind: 'partner', id: viewer.partnerCode, onBehalfOf: null };
    case 'system':
      return { kind: 'system', id: viewer.name, onBehalfOf: null };
  }
}
