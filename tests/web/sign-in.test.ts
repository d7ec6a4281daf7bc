/**
 * Signing in at the real local provider: code flow with PKCE, state and nonce, a session that is new each time, and
 * tokens for programs. The test breaks each of the checks on purpose.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import type { SignInServer } from '../../stack/oidc/server';
import { startSignInServer } from '../../stack/oidc/server';
import { apiAudience, demonstrationClients, webClient } from '../../stack/oidc/people';
import { buildApp } from '../../web/app';
import { csrfToken } from '../../web/plugins/csrf';
import type { AccessLine } from '../../web/plugins/access-log';
import { safeNext } from '../../web/routes/sign-in';
import type { OidcSettings } from '../../web/sign-in/oidc';
import { isHighEnough, makeSignIn } from '../../web/sign-in/oidc';
import { makeTokenCheck } from '../../web/sign-in/tokens';
import { memoryDeps, MemorySessions, personWith } from './support';

const origin = 'http://127.0.0.1:3999';
const coordinatorId = '01935f00-0000-7000-8000-000000000001';
const keysFile = join(mkdtempSync(join(tmpdir(), 'overstap-oidc-')), 'keys.json');
const client = demonstrationClients[0] ?? { clientId: '', clientSecret: '' };

let provider: SignInServer;
let settings: OidcSettings;
let app: FastifyInstance;
let sessions: MemorySessions;
let recorded: AccessLine[];

beforeAll(async () => {
  provider = await startSignInServer({ port: 0, webOrigins: [origin], keysFile });
});
afterAll(() => provider?.stop());

beforeEach(async () => {
  settings = {
    issuer: provider.issuer,
    clientId: webClient.clientId,
    clientSecret: webClient.clientSecret,
    audience: apiAudience,
    minimumLevel: 'substantial',
    alwaysAsk: true,
  };
  sessions = new MemorySessions();
  recorded = [];
  sessions.people.set(coordinatorId, personWith('coordinator'));
  app = await buildApp({
    ...memoryDeps(sessions),
    origin,
    signIn: makeSignIn(settings),
    accounts: {
      bySubject: (subject) => Promise.resolve(subject === 'demo-coordinator' ? coordinatorId : null),
    },
    recordAccess: (line) => {
      recorded.push(line);
      return Promise.resolve();
    },
  });
});
afterEach(() => app.close());

/** A browser in small: keeps the cookies of the provider and goes where it is sent, until it is sent back to us. */
async function choosePerson(authorizationUrl: string, sub: string): Promise<string> {
  const jar = new Map<string, string>();
  const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = (line.split(';')[0] ?? '').split('=', 2);
      if (name && value !== undefined) jar.set(name, value);
    }
    return answer;
  };
  let answer = await ask(authorizationUrl);
  const choice = new URL(answer.headers.get('location') ?? '', provider.issuer);
  const page = await (await ask(choice.href)).text();
  expect(page).toContain('Demonstratie');
  expect(page).toContain('Carla de Wit');
  answer = await ask(choice.href, {
    method: 'POST',
    body: new URLSearchParams({ sub }),
  });
  for (let hops = 0; hops < 5; hops += 1) {
    const location = new URL(answer.headers.get('location') ?? '', provider.issuer);
    if (location.origin === origin) return location.pathname + location.search;
    answer = await ask(location.href);
  }
  throw new Error(`The provider did not send us back: ${answer.status} ${await answer.text()}`);
}

async function begin(next = '/'): Promise<{ url: string; cookies: Record<string, string> }> {
  const answer = await app.inject(`/aanmelden/start?verder=${encodeURIComponent(next)}`);
  expect(answer.statusCode).toBe(303);
  return {
    url: answer.headers.location ?? '',
    cookies: Object.fromEntries(answer.cookies.map((cookie) => [cookie.name, cookie.value])),
  };
}

describe('signing in', () => {
  it('brings somebody back to where he wanted to be, with a session', async () => {
    const { url, cookies } = await begin('/?deel=2');
    const asked = new URL(url).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('state')).toHaveLength(43);
    expect(asked.get('nonce')).toHaveLength(43);
    const back = await app.inject({ url: await choosePerson(url, 'demo-coordinator'), cookies });
    expect(back.statusCode).toBe(303);
    expect(back.headers.location).toBe('/?deel=2');
    const session = back.cookies.find((cookie) => cookie.name === 'overstap');
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    const page = await app.inject({ url: '/', cookies: { overstap: session?.value ?? '' } });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Carla de Wit');
    expect(recorded).toEqual([
      {
        at: new Date('2026-11-24T09:00:00Z'),
        actorKind: 'anonymous',
        actorId: null,
        action: 'session.started',
        result: 'allowed',
        subjectIds: [coordinatorId],
      },
    ]);
  });

  it('gives a new session each time and ends the one before', async () => {
    const first = await begin();
    const one = await app.inject({
      url: await choosePerson(first.url, 'demo-coordinator'),
      cookies: first.cookies,
    });
    const old = one.cookies.find((cookie) => cookie.name === 'overstap')?.value ?? '';
    const second = await begin();
    await app.inject({
      url: await choosePerson(second.url, 'demo-coordinator'),
      cookies: { ...second.cookies, overstap: old },
    });
    expect((await app.inject({ url: '/', cookies: { overstap: old } })).headers.location).toContain(
      '/aanmelden',
    );
  });

  it('refuses an answer without the cookie of the start, or for another start', async () => {
    const one = await begin();
    const other = await begin();
    const back = await choosePerson(one.url, 'demo-coordinator');
    expect((await app.inject(back)).statusCode).toBe(400);
    expect((await app.inject({ url: back, cookies: other.cookies })).statusCode).toBe(400);
    const altered = Object.fromEntries(
      Object.entries(one.cookies).map(([name, value]) => [name, `x${value}`]),
    );
    expect((await app.inject({ url: back, cookies: altered })).statusCode).toBe(400);
    expect((await app.inject({ url: back, cookies: one.cookies })).statusCode).toBe(303);
  });

  it('refuses somebody the provider knows and we do not', async () => {
    const { url, cookies } = await begin();
    const back = await app.inject({ url: await choosePerson(url, 'demo-beheerder'), cookies });
    expect(back.statusCode).toBe(403);
    expect(back.body).toContain('U heeft nog geen toegang');
    expect(back.cookies.some((cookie) => cookie.name === 'overstap' && cookie.value !== '')).toBe(false);
  });

  it('says so when the provider is away, and stays up', async () => {
    const alone = await buildApp({
      ...memoryDeps(),
      origin,
      signIn: makeSignIn({ ...settings, issuer: 'http://127.0.0.1:9' }),
    });
    const answer = await alone.inject('/aanmelden/start');
    expect(answer.statusCode).toBe(503);
    expect((await alone.inject('/aanmelden')).statusCode).toBe(200);
  });

  it.each([
    ['//kwaad.example', '/'],
    ['/\\kwaad.example', '/'],
    ['https://kwaad.example', '/'],
    ['/taken?deel=1', '/taken?deel=1'],
    [undefined, '/'],
  ])('after sign-in %s leads to %s', (next, expected) => {
    expect(safeNext(next)).toBe(expected);
  });

  it.each([
    ['http://eidas.europa.eu/LoA/low', false],
    ['http://eidas.europa.eu/LoA/substantial', true],
    ['urn:etoegang:core:assurance-class:loa3', true],
    ['urn:etoegang:core:assurance-class:loa2plus', false],
    ['0', false],
    [undefined, false],
  ])('level %s is enough where substantial is asked: %s', (given, expected) => {
    expect(isHighEnough(given, 'substantial')).toBe(expected);
  });
});

describe('signing out', () => {
  it('ends the session on the server, here or everywhere', async () => {
    const secrets = await Promise.all([1, 2].map(() => sessions.start(coordinatorId)));
    const [here = '', elsewhere = ''] = secrets;
    const send = (url: string, secret: string) =>
      app.inject({
        method: 'POST',
        url,
        cookies: { overstap: secret },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: `_csrf=${csrfToken(secret)}`,
      });
    expect((await send('/afmelden', here)).statusCode).toBe(303);
    expect(await sessions.find(here)).toBeNull();
    expect(await sessions.find(elsewhere)).not.toBeNull();
    const third = await sessions.start(coordinatorId);
    expect((await send('/sessies/beeindigen', third)).statusCode).toBe(303);
    expect(await sessions.find(elsewhere)).toBeNull();
  });
});

describe('tokens for programs', () => {
  const now = new Date();
  async function token(secret = client.clientSecret): Promise<Response> {
    return fetch(`${provider.issuer}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${client.clientId}:${secret}`).toString('base64')}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
  }

  it('are signed RS256, for our API, and name the program', async () => {
    const answer = (await (await token()).json()) as { access_token: string };
    expect(decodeProtectedHeader(answer.access_token).alg).toBe('RS256');
    expect(decodeJwt(answer.access_token)).toMatchObject({
      aud: 'urn:overstap:api',
      client_id: 'demo-werkgever-systeem',
    });
    const check = makeTokenCheck(settings, makeSignIn(settings));
    expect(await check(answer.access_token, now)).toBe('demo-werkgever-systeem');
  });

  it('are not given for a wrong secret', async () => {
    expect((await token('fout')).status).toBe(401);
  });

  it('are refused when old, for another audience, altered or signed by somebody else', async () => {
    const { access_token: good } = (await (await token()).json()) as { access_token: string };
    const check = makeTokenCheck(settings, makeSignIn(settings));
    expect(await check(good, new Date(now.getTime() + 3_600_000))).toBeNull();
    expect(
      await makeTokenCheck({ ...settings, audience: 'urn:ander' }, makeSignIn(settings))(good, now),
    ).toBeNull();
    expect(await check(`${good.slice(0, -6)}AAAAAA`, now)).toBeNull();
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${good.split('.')[1] ?? ''}.`;
    expect(await check(unsigned, now)).toBeNull();
    const forged = await new SignJWT({ client_id: client.clientId })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(provider.issuer)
      .setAudience(apiAudience)
      .setIssuedAt()
      .setJti('x')
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(webClient.clientSecret));
    expect(await check(forged, now)).toBeNull();
  });

  it('stay good when the provider restarts', async () => {
    const { access_token: before } = (await (await token()).json()) as { access_token: string };
    const again = await startSignInServer({ port: 0, webOrigins: [origin], keysFile });
    const check = makeTokenCheck(settings, makeSignIn({ ...settings, issuer: again.issuer }));
    expect(await check(before, now)).toBe('demo-werkgever-systeem');
    await again.stop();
  });
});
