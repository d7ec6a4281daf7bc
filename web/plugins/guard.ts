import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '../../services/access/viewer';
import { hasRole } from '../../services/access/viewer';
import type { Access } from '../access';
import { permissions } from '../access';
import { webProblem } from '../problem';
import { isApiUrl, paths } from '../paths';

/** One route with what it declared; the tests walk over all of them. */
export type DeclaredRoute = { method: string; url: string; access: Access };

declare module 'fastify' {
  interface FastifyInstance {
    declaredRoutes: readonly DeclaredRoute[];
  }
}

/**
 * Whether somebody may use a route.
 *
 * @param viewer who asks, null when nobody is signed in
 * @param permission what the route declared
 */
export function isAllowed(viewer: Viewer | null, permission: Access['permission']): boolean {
  if (permission === 'public') return true;
  if (!viewer) return false;
  if (permission === 'signed-in') return true;
  const roles: readonly Parameters<typeof hasRole>[1][] = permissions[permission];
  return roles.some((role) => hasRole(viewer, role));
}

async function guard(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (request.is404) return undefined;
  const declared = request.routeOptions.config.access;
  if (!declared) throw new Error(`Route ${request.routeOptions.url ?? '?'} declares no access.`);
  if (isAllowed(request.viewer, declared.permission)) return undefined;
  if (request.viewer) throw webProblem('not-allowed');
  if (isApiUrl(request.url)) throw webProblem('not-signed-in');
  if (!['GET', 'HEAD'].includes(request.method)) throw webProblem('session-ended');
  return reply.redirect(`${paths.signIn.to()}?verder=${encodeURIComponent(request.url)}`, 303);
}

/**
 * Closed by default: refuses to start with a route that does not declare its access, and asks the declaration at each
 * request. Must come after the sessions and before every route.
 *
 * @throws Error while routes are being added, when one declares nothing
 */
export function addGuard(app: FastifyInstance): void {
  const routes: DeclaredRoute[] = [];
  app.decorate('declaredRoutes', routes);
  app.addHook('onRoute', (route) => {
    const declared = route.config?.access;
    if (!declared) {
      throw new Error(
        `Route ${String(route.method)} ${route.url} declares no permission, audit event and limit.`,
      );
    }
    for (const method of [route.method].flat()) routes.push({ method, url: route.url, access: declared });
  });
  app.addHook('onRequest', guard);
}
