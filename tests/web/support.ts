import { randomBytes } from 'node:crypto';
import { parseNotice } from '../../domain/notice/parse-notice';
import type { KeyedRequest, KeyState } from '../../services/api/idempotency';
import type { AnswerKeeper } from '../../web/api/idempotency';
import { buildApp } from '../../web/app';
import type { WebDeps } from '../../web/deps';
import type { SessionStore } from '../../web/plugins/sessions';
import type { WebServices } from '../../web/services';
import { csrfToken } from '../../web/plugins/csrf';
import type { MemberRole } from '../../services/access/viewer';
import type { SignedIn } from '../../web/viewer';

/** Sessions in memory for tests that ask pages without a database; `people` are the viewers by account id. */
export class MemorySessions implements SessionStore {
  readonly people = new Map<string, SignedIn>();
  private readonly living = new Map<string, string>();

  start(accountId: string): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    this.living.set(secret, accountId);
    return Promise.resolve(secret);
  }

  find(secret: string): Promise<SignedIn | null> {
    const accountId = this.living.get(secret);
    const person = accountId === undefined ? undefined : this.people.get(accountId);
    return Promise.resolve(person ? { ...person, sessionId: secret.slice(0, 8) } : null);
  }

  end(secret: string): Promise<void> {
    this.living.delete(secret);
    return Promise.resolve();
  }

  endAll(accountId: string): Promise<number> {
    let ended = 0;
    for (const [secret, owner] of this.living)
      if (owner === accountId && this.living.delete(secret)) ended += 1;
    return Promise.resolve(ended);
  }
}

/** Stored answers in memory, with the rules of the table. */
export class MemoryAnswers implements AnswerKeeper {
  private readonly rows = new Map<string, { hash: string; status: number | null; answer: unknown }>();

  claim(request: KeyedRequest): Promise<KeyState> {
    const id = `${request.owner} ${request.key}`;
    const row = this.rows.get(id);
    if (!row) {
      this.rows.set(id, { hash: request.bodyHash, status: null, answer: null });
      return Promise.resolve({ state: 'new' });
    }
    if (row.hash !== request.bodyHash) return Promise.resolve({ state: 'other-body' });
    if (row.status === null) return Promise.resolve({ state: 'running' });
    return Promise.resolve({ state: 'answered', status: row.status, answer: row.answer });
  }

  keep(request: KeyedRequest, status: number, answer: unknown): Promise<void> {
    this.rows.set(`${request.owner} ${request.key}`, { hash: request.bodyHash, status, answer });
    return Promise.resolve();
  }

  release(request: KeyedRequest): Promise<void> {
    this.rows.delete(`${request.owner} ${request.key}`);
    return Promise.resolve();
  }
}

/** A signed-in person with one role. */
export function personWith(
  role: MemberRole,
  regionCode: string | null = 'AM25',
  organisationId = '01935f00-0000-7000-8000-0000000000aa',
): SignedIn {
  const accountId = '01935f00-0000-7000-8000-000000000001';
  return {
    viewer: { kind: 'account', accountId, memberships: [{ role, organisationId, regionCode }] },
    name: 'Carla de Wit',
    sessionId: 'session',
    ownerId: accountId,
  };
}

/** Use cases of which a test replaces those it is about; any other that is called fails the test. */
export function fakeServices(fakes: Partial<WebServices>): WebServices {
  const upToDate: Partial<WebServices> = {
    // The rules without the municipalities, which need a database.
    checkNotice: (data) => Promise.resolve(parseNotice(data, { today: '2026-11-24' })),
    readCourseBacklog: () =>
      Promise.resolve({
        undelivered: 0,
        oldestUndeliveredSeconds: 0,
        overdueMoments: 0,
        oldestOverdueSeconds: 0,
        behind: false,
      }),
  };
  return new Proxy(
    { ...upToDate, ...fakes },
    {
      get: (target, name): unknown =>
        Reflect.get(target, name) ??
        (() => {
          throw new Error(`${String(name)} was not expected in this test`);
        }),
    },
  ) as WebServices;
}

/** Everything the application needs, harmless; a test replaces what it is about. */
export function memoryDeps(sessions = new MemorySessions()): WebDeps {
  return {
    origin: 'https://overstap.example.nl',
    cookieSecret: 'a-secret-of-at-least-32-characters-for-tests',
    demonstration: false,
    trustedProxies: [],
    securityContact: 'mailto:beveiliging@voorbeeld.nl',
    clock: () => new Date('2026-11-24T09:00:00Z'),
    logger: false,
    readiness: () => Promise.resolve({ ready: true, parts: { database: 'goed' } }),
    sessions,
    services: fakeServices({}),
    signIn: {
      begin: () => Promise.reject(new Error('no provider in this test')),
      finish: () => Promise.reject(new Error('no provider in this test')),
    },
    accounts: { bySubject: () => Promise.resolve(null) },
    signInCodes: {
      request: () => Promise.resolve('challenge'),
      confirm: () => Promise.resolve(null),
    },
    tokenCheck: () => Promise.resolve(null),
    clients: { byId: () => Promise.resolve(null) },
    tokenUrl: 'https://aanmelden.example.nl/token',
    answers: new MemoryAnswers(),
    recordAccess: () => Promise.resolve(),
  };
}

/** The application with a signed-in person, and what a browser would send along. */
export async function appFor(person: SignedIn, change: Partial<WebDeps> = {}) {
  const sessions = new MemorySessions();
  sessions.people.set(person.ownerId, person);
  const app = await buildApp({ ...memoryDeps(sessions), ...change });
  const secret = await sessions.start(person.ownerId);
  return { app, sessions, cookies: { '__Host-overstap': secret }, csrf: csrfToken(secret) };
}
