import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebProblem } from '../problem';
import { webProblem } from '../problem';

/** The name of the hidden field that every form carries. */
export const csrfField = '_csrf';

/**
 * The token of a session. It is derived from the secret in the cookie, so it needs no storage, differs per session
 * and dies with it; somebody who reads a page of another session learns nothing for this one.
 *
 * @param sessionSecret the raw value of the session cookie
 */
export function csrfToken(sessionSecret: string): string {
  return createHmac('sha256', sessionSecret).update('overstap csrf').digest('base64url');
}

function sameText(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

function sentToken(request: FastifyRequest): string {
  const body = request.body;
  if (typeof body !== 'object' || body === null) return '';
  const token: unknown = Reflect.get(body, csrfField);
  return typeof token === 'string' ? token : '';
}

function refusal(request: FastifyRequest): WebProblem | undefined {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || request.is404) return undefined;
  if (request.viewer?.kind === 'client') return undefined;
  if (request.headers['sec-fetch-site'] === 'cross-site') return webProblem('form-expired');
  const secret = request.sessionSecret ?? request.formSecret;
  if (!secret || !sameText(sentToken(request), csrfToken(secret))) return webProblem('form-expired');
  return undefined;
}

/**
 * Refuses every unsafe request that rides on a session cookie and carries no token of that session, or that a browser
 * says comes from another site. Requests with a bearer token have no cookie to ride on and are left alone.
 */
export function addCsrf(app: FastifyInstance): void {
  app.addHook('preHandler', (request, _reply, done) => {
    done(refusal(request));
  });
}
