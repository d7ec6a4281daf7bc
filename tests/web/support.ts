import { randomBytes } from 'node:crypto';
import { buildApp } from '../../web/app';
import type { WebDeps } from '../../web/deps';
import type { SessionStore } from '../../web/plugins/sessions';
import { csrfToken } from '../../web/plugins/csrf';
import type { Viewer } from '../../web/viewer';

/** Sessions in memory for tests that ask pages without a database; `people` are the viewers by account id. */
export class MemorySessions implements SessionStore {
  readonly people = new Map<string, Viewer>();
  private readonly living = new Map<string, string>();

  start(accountId: string): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    this.living.set(secret, accountId);
    return Promise.resolve(secret);
  }

  find(secret: string): Promise<Viewer | null> {
    const accountId = this.living.get(secret);
    const viewer = accountId === undefined ? undefined : this.people.get(accountId);
    return Promise.resolve(viewer ? { ...viewer, sessionId: secret.slice(0, 8) } : null);
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

/** Everything the application needs, harmless; a test replaces what it is about. */
export function memoryDeps(sessions = new MemorySessions()): WebDeps {
  return {
    origin: 'https://overstap.example.nl',
    cookieSecret: 'a-secret-of-at-least-32-characters-for-tests',
    demonstration: false,
    trustedProxies: [],
    clock: () => new Date('2026-11-24T09:00:00Z'),
    logger: false,
    readiness: () => Promise.resolve({ ready: true, parts: { database: 'goed' } }),
    sessions,
  };
}

/** The application with a signed-in person, and what a browser would send along. */
export async function appFor(viewer: Viewer, change: Partial<WebDeps> = {}) {
  const sessions = new MemorySessions();
  sessions.people.set(viewer.accountId, viewer);
  const app = await buildApp({ ...memoryDeps(sessions), ...change });
  const secret = await sessions.start(viewer.accountId);
  return { app, sessions, cookies: { '__Host-overstap': secret }, csrf: csrfToken(secret) };
}
