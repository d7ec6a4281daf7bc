/**
 * Every route, asked without login and with every role. A new route is in the matrix by being there.
 */
import { MEMBER_ROLES } from '../../services/access/viewer';
import type { MemberRole } from '../../services/access/viewer';
import { permissions } from '../../web/access';
import { buildApp } from '../../web/app';
import { appFor, fakeServices, memoryDeps, personWith } from './support';

const id = '01935f00-0000-7000-8000-0000000000f1';
const addressOf = (url: string) => url.replace(/:\w+/g, id);

describe('without login', () => {
  it('only these addresses are public', async () => {
    const app = await buildApp(memoryDeps());
    const open = app.declaredRoutes.filter((route) => route.access.permission === 'public');
    expect([...new Set(open.map((route) => route.url))].sort()).toEqual([
      '/.well-known/security.txt',
      '/aanmelden',
      '/aanmelden/start',
      '/aanmelden/terug',
      '/aanmelden/werknemer',
      '/aanmelden/werknemer/code',
      '/api/v1/asyncapi.json',
      '/api/v1/openapi.json',
      '/gezondheid/gereed',
      '/gezondheid/live',
      '/static/:name',
      '/toegankelijkheid',
    ]);
  });

  it('every other address sends to sign-in or refuses', async () => {
    const app = await buildApp(memoryDeps());
    for (const route of app.declaredRoutes.filter((one) => one.access.permission !== 'public')) {
      const answer = await app.inject({ method: route.method as 'GET', url: addressOf(route.url) });
      const expected = route.url.startsWith('/api/') ? 401 : route.method === 'POST' ? 403 : 303;
      expect(`${route.method} ${route.url} ${answer.statusCode}`).toBe(
        `${route.method} ${route.url} ${expected}`,
      );
    }
  });
});

describe.each(MEMBER_ROLES)('as %s', (role: MemberRole) => {
  it('every page lets in whom its permission names and nobody else', async () => {
    const { app, cookies, csrf } = await appFor(personWith(role), { services: fakeServices({}) });
    const pages = app.declaredRoutes.filter(
      (route) =>
        !route.url.startsWith('/api/') && route.method !== 'HEAD' && route.access.permission !== 'public',
    );
    expect(pages.length).toBeGreaterThan(15);
    for (const route of pages) {
      // Leaving ends the session with which the rest is asked.
      if (route.url === '/afmelden' || route.url === '/sessies/beeindigen') continue;
      const answer = await app.inject({
        method: route.method as 'GET',
        url: addressOf(route.url),
        cookies,
        ...(route.method === 'POST'
          ? {
              headers: { 'content-type': 'application/x-www-form-urlencoded' },
              payload: `_csrf=${csrf}`,
            }
          : {}),
      });
      const allowed: readonly string[] | string = permissions[route.access.permission];
      const letIn = typeof allowed === 'string' || allowed.includes(role);
      expect(`${route.method} ${route.url} ${answer.statusCode === 403 ? 'refused' : 'let in'}`).toBe(
        `${route.method} ${route.url} ${letIn ? 'let in' : 'refused'}`,
      );
    }
  });
});
