import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { access } from '../access';
import type { WebDeps } from '../deps';
import { sendPage } from '../html';
import { pageOf } from '../page';
import { SignInPage } from '../pages/sign-in-page';
import { paths } from '../paths';
import { clearSessionCookie, cookieName, setSessionCookie } from '../plugins/sessions';
import { webProblem } from '../problem';
import type { KeptSignIn } from '../sign-in/oidc';

const keptSchema = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
});

/**
 * Where to go after sign-in: an address of this application, else the start page. An address of elsewhere would let
 * our sign-in send people on to a page that only looks like ours.
 */
export function safeNext(next: unknown): string {
  const local = typeof next === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(next) && !next.includes('\\');
  return local ? next : paths.start.to();
}

type Ask = FastifyRequest<{ Querystring: { verder?: string } }>;

/** Sign-in and sign-out of people. Starting is a link, not a form: forms may only go to ourselves. */
export function addSignIn(app: FastifyInstance, deps: WebDeps): void {
  const secure = deps.origin.startsWith('https:');
  const keptName = cookieName('overstap-aanmelden', secure);
  const keptCookie = { path: '/', httpOnly: true, sameSite: 'lax', secure, signed: true } as const;

  function readKept(request: FastifyRequest): KeptSignIn | null {
    const cookie = request.cookies[keptName];
    const { valid, value } = cookie ? request.unsignCookie(cookie) : { valid: false, value: null };
    if (!valid || value === null) return null;
    const kept = keptSchema.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString()));
    return kept.success ? kept.data : null;
  }

  app.get(paths.signIn.pattern, access('public', 'none', 'sign-in'), (request: Ask, reply) =>
    sendPage(reply, <SignInPage page={pageOf(request)} next={safeNext(request.query.verder)} />),
  );

  app.get(paths.signInStart.pattern, access('public', 'none', 'sign-in'), async (request: Ask, reply) => {
    const begun = await deps.signIn
      .begin(deps.origin + paths.signInReturn.to(), safeNext(request.query.verder))
      .catch((error: unknown) => {
        request.log.warn({ code: 'sign-in-unavailable', fault: error instanceof Error ? error.name : '' });
        throw webProblem('sign-in-unavailable');
      });
    const value = Buffer.from(JSON.stringify(begun.kept)).toString('base64url');
    reply.setCookie(keptName, value, { ...keptCookie, maxAge: 600 });
    return reply.redirect(begun.url, 303);
  });

  app.get(
    paths.signInReturn.pattern,
    access('public', 'session.started', 'sign-in'),
    async (request, reply) => {
      const kept = readKept(request);
      reply.clearCookie(keptName, keptCookie);
      if (!kept) throw webProblem('sign-in-failed');
      const identity = await deps.signIn
        .finish(new URL(request.url, deps.origin), kept)
        .catch((error: unknown) => {
          request.log.warn({ code: 'sign-in-failed', fault: error instanceof Error ? error.name : '' });
          throw webProblem('sign-in-failed');
        });
      const accountId = await deps.accounts.bySubject(identity.subject);
      if (!accountId) throw webProblem('no-account');
      const now = deps.clock();
      if (request.sessionSecret) await deps.sessions.end(request.sessionSecret, now);
      setSessionCookie(reply, await deps.sessions.start(accountId, now), secure);
      request.noteSubjects([accountId]);
      return reply.redirect(kept.next, 303);
    },
  );

  const leave = (reply: FastifyReply) => {
    clearSessionCookie(reply, secure);
    return reply.redirect(paths.signIn.to(), 303);
  };

  app.post(paths.signOut.pattern, access('signed-in', 'session.ended', 'write'), async (request, reply) => {
    if (request.sessionSecret) await deps.sessions.end(request.sessionSecret, deps.clock());
    return leave(reply);
  });

  app.post(
    paths.sessions.pattern,
    access('signed-in', 'sessions.revoked', 'write'),
    async (request, reply) => {
      if (request.signedIn) await deps.sessions.endAll(request.signedIn.ownerId, deps.clock());
      return leave(reply);
    },
  );
}
