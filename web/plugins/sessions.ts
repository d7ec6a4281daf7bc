import cookie from '@fastify/cookie';
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TokenCheck } from '../sign-in/tokens';
import type { Viewer } from '../../services/access/viewer';
import type { SignedIn } from '../viewer';
import { isApiUrl } from '../paths';

/** Keeps sessions; the raw secret is known only to the browser, the store sees a hash of it. */
export type SessionStore = {
  /** Begins a session and gives the secret for the cookie. */
  start(accountId: string, now: Date): Promise<string>;
  /** Finds the living session of a secret and notes that it was used. */
  find(secret: string, now: Date): Promise<SignedIn | null>;
  /** Ends one session; ending twice is no fault. */
  end(secret: string, now: Date): Promise<void>;
  /** Ends every session of an account and tells how many lived. */
  endAll(accountId: string, now: Date): Promise<number>;
};

/** Cookies with `__Host-` need https; on http, in development, the plain name is used. */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}

/** Puts the session cookie in the answer; without an age, so that it goes when the browser closes. */
export function setSessionCookie(reply: FastifyReply, secret: string, secure: boolean): void {
  reply.setCookie(cookieName('overstap', secure), secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
  });
}

const formCookieName = (secure: boolean) => cookieName('overstap-formulier', secure);

/**
 * Gives a form that needs no session a secret of its own, so that it has a token too: only a page of ours can have
 * set the cookie that the token is made from.
 */
export function startPublicForm(request: FastifyRequest, reply: FastifyReply, secure: boolean): void {
  if (request.formSecret !== null || request.sessionSecret !== null) return;
  request.formSecret = randomBytes(32).toString('base64url');
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure, signed: true } as const;
  reply.setCookie(formCookieName(secure), request.formSecret, options);
}

/** Takes the session cookie away. */
export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(cookieName('overstap', secure), { path: '/', httpOnly: true, sameSite: 'lax', secure });
}

/**
 * Finds out who asks. The API has no cookies and pages have no tokens, so that neither can ride on the other.
 *
 * @param options `secure` when the application is reached over https; `clock` gives the present moment
 */
export async function addSessions(
  app: FastifyInstance,
  options: {
    store: SessionStore;
    secure: boolean;
    cookieSecret: string;
    clock: () => Date;
    tokenCheck: TokenCheck;
    clientById: (clientId: string) => Promise<Viewer | null>;
  },
): Promise<void> {
  await app.register(cookie, { secret: options.cookieSecret });
  app.decorateRequest('viewer', null);
  app.decorateRequest('signedIn', null);
  app.decorateRequest('sessionSecret', null);
  app.decorateRequest('formSecret', null);
  app.addHook('onRequest', async (request) => {
    if (isApiUrl(request.url)) {
      const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
      const clientId = token ? await options.tokenCheck(token, options.clock()) : null;
      request.viewer = clientId ? await options.clientById(clientId) : null;
      return;
    }
    const formCookie = request.cookies[formCookieName(options.secure)];
    request.formSecret = formCookie ? request.unsignCookie(formCookie).value : null;
    const secret = request.cookies[cookieName('overstap', options.secure)];
    if (!secret || secret.length > 100) return;
    const signedIn = await options.store.find(secret, options.clock());
    if (!signedIn) return;
    request.signedIn = signedIn;
    request.viewer = signedIn.viewer;
    request.sessionSecret = secret;
  });
}
