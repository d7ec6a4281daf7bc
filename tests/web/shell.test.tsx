/**
 * The shell of the application: closed by default, the same headers on every answer, errors that tell what to do and
 * never what broke inside.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Fastify from 'fastify';
import { buildApp } from '../../web/app';
import { access } from '../../web/access';
import { addGuard } from '../../web/plugins/guard';
import { appFor, memoryDeps, personWith } from './support';

const coordinator = personWith('coordinator');

describe('a route that declares nothing', () => {
  it('stops the application from starting', () => {
    const app = Fastify();
    addGuard(app);
    expect(() => app.get('/vergeten', () => 'open')).toThrow(
      'Route GET /vergeten declares no permission, audit event and limit.',
    );
  });

  it('starts when it declares its permission, audit event and limit', () => {
    const app = Fastify();
    addGuard(app);
    expect(() => app.get('/vergeten', access('public', 'none', 'page'), () => 'open')).not.toThrow();
  });
});

describe('headers', () => {
  it('are on the answer of every route, found or not', async () => {
    const app = await buildApp(memoryDeps());
    await app.ready();
    const routes = app.declaredRoutes;
    expect(routes.map((route) => route.url)).toContain('/gezondheid/live');
    const addresses = [...routes.map((route) => route.url), '/bestaat-niet', '/api/v1/bestaat-niet'];
    for (const url of addresses) {
      const answer = await app.inject({ method: 'GET', url: url.replace(/:\w+/g, 'x') });
      expect({ url, csp: answer.headers['content-security-policy'] }).toEqual({
        url,
        csp: "default-src 'none';style-src 'self';script-src 'self';connect-src 'self';img-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
      });
      expect(answer.headers['x-frame-options']).toBe('DENY');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['referrer-policy']).toBe('no-referrer');
      expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
      expect(answer.headers['cache-control']).toMatch(/^(no-store|public, max-age=31536000, immutable)$/);
    }
  });

  it('carry the API version below /api', async () => {
    const app = await buildApp(memoryDeps());
    expect((await app.inject('/api/v1/bestaat-niet')).headers['api-version']).toBe('1.0.0');
  });
});

describe('errors', () => {
  it('are problem+json for the API', async () => {
    const app = await buildApp(memoryDeps());
    const answer = await app.inject('/api/v1/bestaat-niet');
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toEqual({
      status: 404,
      title: 'Niet gevonden',
      detail: 'Deze pagina bestaat niet, of u mag haar niet zien. Controleer het adres.',
      code: 'not-found',
    });
  });

  it('are a Dutch page for people, and hide what broke inside', async () => {
    const { app, cookies } = await appFor(coordinator, {});
    app.get('/stuk', access('signed-in', 'none', 'page'), () => {
      throw new Error('password of the database is swordfish');
    });
    const answer = await app.inject({ url: '/stuk', cookies });
    expect(answer.statusCode).toBe(500);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain('Er ging iets mis bij ons');
    expect(answer.body).not.toContain('swordfish');
  });

  it('escape what was typed', async () => {
    const { app, cookies } = await appFor({ ...coordinator, name: '<script>alert(1)</script>' });
    const answer = await app.inject({ url: '/bestaat-niet', cookies });
    expect(answer.body).toContain('&lt;script>alert(1)&lt;/script>');
    expect(answer.body).not.toContain('<script>');
  });
});

describe('escaping', () => {
  it('is gone around nowhere in the web folder', () => {
    const root = join(__dirname, '../../web');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.tsx?$/.test(name),
    );
    expect(files.length).toBeGreaterThan(50);
    const around = files.filter((name) => readFileSync(join(root, name), 'utf8').includes('dangerouslySet'));
    expect(around).toEqual([]);
  });
});

describe('who may come in', () => {
  it('sends somebody without a session to sign in, and remembers where he wanted to go', async () => {
    const app = await buildApp(memoryDeps());
    app.get('/besloten', access('signed-in', 'none', 'page'), () => 'besloten');
    const answer = await app.inject('/besloten?deel=2');
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/aanmelden?verder=%2Fbesloten%3Fdeel%3D2');
  });

  it('refuses a wrong role', async () => {
    const { app, cookies } = await appFor(personWith('provider', null));
    app.get('/besloten', access('read-runs', 'none', 'page'), () => 'besloten');
    const answer = await app.inject({ url: '/besloten', cookies });
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('U mag deze pagina niet gebruiken');
  });

  it('refuses a form without the token of the session, or with the token of another', async () => {
    const { app, cookies, csrf } = await appFor(coordinator);
    app.post('/opslaan', access('signed-in', 'none', 'write'), () => 'opgeslagen');
    const send = (fields: string, headers = {}) =>
      app.inject({
        method: 'POST',
        url: '/opslaan',
        cookies,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: fields,
      });
    expect((await send('a=1')).statusCode).toBe(403);
    expect((await send('_csrf=aaaa')).statusCode).toBe(403);
    expect((await send(`_csrf=${csrf}`, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    const answer = await send(`_csrf=${csrf}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe('opgeslagen');
  });

  it('reads the token and the file of an upload, and refuses a file over 5 MB', async () => {
    const { app, cookies, csrf } = await appFor(coordinator);
    app.post('/inlezen', access('signed-in', 'none', 'write'), (request) => ({
      name: request.sentFile?.name,
      size: request.sentFile?.bytes.length,
    }));
    const send = (size: number) => {
      const form = new FormData();
      form.set('_csrf', csrf);
      form.set('bestand', new Blob([Buffer.alloc(size, 'a')]), 'lijst.csv');
      return app.inject({ method: 'POST', url: '/inlezen', cookies, payload: form });
    };
    expect((await send(1000)).json()).toEqual({ name: 'lijst.csv', size: 1000 });
    expect((await send(5 * 1024 * 1024 + 1)).statusCode).toBe(413);
  });
});

describe('security.txt', () => {
  it('says where to report a weakness, and until when that holds', async () => {
    const app = await buildApp(memoryDeps());
    const answer = await app.inject('/.well-known/security.txt');
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.body).toBe(
      [
        'Contact: mailto:beveiliging@voorbeeld.nl',
        'Expires: 2027-11-24T09:00:00.000Z',
        'Preferred-Languages: nl, en',
        'Canonical: https://overstap.example.nl/.well-known/security.txt',
        '',
      ].join('\n'),
    );
  });
});

describe('health', () => {
  it('is ready only when the work makes progress', async () => {
    const app = await buildApp({
      ...memoryDeps(),
      readiness: () => Promise.resolve({ ready: false, parts: { relay: 'stil' } }),
    });
    expect((await app.inject('/gezondheid/live')).json()).toEqual({ levend: true });
    const answer = await app.inject('/gezondheid/gereed');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toEqual({ gereed: false, onderdelen: { relay: 'stil' } });
  });
});
