import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { access } from '../access';
import type { FormState } from '../components/form';
import { emptyForm, typedText } from '../components/form';
import type { WebDeps } from '../deps';
import { typedBody } from '../forms/typed-body';
import { sendPage } from '../html';
import { text } from '../i18n/nl/sign-in';
import { pageOf } from '../page';
import { AskCodePage, EnterCodePage, nextField } from '../pages/code-sign-in-pages';
import { paths } from '../paths';
import { cookieName, setSessionCookie, startPublicForm } from '../plugins/sessions';
import { viewerOf } from '../viewer-of';
import { safeNext } from './sign-in';

type Ask = FastifyRequest<{ Querystring: { verder?: string } }>;

/** Sign-in of employees, who have no account at a provider: a code by mail, typed in the browser that asked for it. */
export function addCodeSignIn(app: FastifyInstance, deps: WebDeps): void {
  const secure = deps.origin.startsWith('https:');
  const challengeName = cookieName('overstap-code', secure);
  const challengeCookie = { path: '/', httpOnly: true, sameSite: 'lax', secure, signed: true } as const;

  function challengeOf(request: FastifyRequest): string | null {
    const cookie = request.cookies[challengeName];
    return cookie ? request.unsignCookie(cookie).value : null;
  }

  function showAsk(request: FastifyRequest, reply: FastifyReply, form: FormState, next: string) {
    startPublicForm(request, reply, secure);
    const failed = Object.keys(form.problems).length > 0;
    return sendPage(
      reply,
      <AskCodePage page={pageOf(request)} form={form} next={next} />,
      failed ? 400 : 200,
    );
  }

  app.get(paths.codeAsk.pattern, access('public', 'none', 'sign-in'), (request: Ask, reply) =>
    showAsk(request, reply, emptyForm, safeNext(request.query.verder)),
  );

  app.post(paths.codeAsk.pattern, access('public', 'none', 'sign-in'), async (request, reply) => {
    const typed = typedBody(request);
    const form = { typed, problems: {} };
    const next = safeNext(typedText(form, nextField));
    const email = typedText(form, 'email').trim();
    if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) {
      return showAsk(request, reply, { typed, problems: { email: text.code.emailWrong } }, next);
    }
    const challenge = await deps.signInCodes.request(email);
    reply.setCookie(challengeName, challenge, { ...challengeCookie, maxAge: 900 });
    return reply.redirect(`${paths.codeEnter.to()}?verder=${encodeURIComponent(next)}`, 303);
  });

  app.get(paths.codeEnter.pattern, access('public', 'none', 'sign-in'), (request: Ask, reply) => {
    startPublicForm(request, reply, secure);
    const next = safeNext(request.query.verder);
    return sendPage(reply, <EnterCodePage page={pageOf(request)} form={emptyForm} next={next} />);
  });

  app.post(
    paths.codeEnter.pattern,
    access('public', 'session.started', 'sign-in'),
    async (request, reply) => {
      const typed = typedBody(request);
      const form = { typed, problems: {} };
      const next = safeNext(typedText(form, nextField));
      const code = typedText(form, 'code').replaceAll(/\D/g, '');
      const challenge = challengeOf(request);
      const entered = challenge === null ? null : await deps.signInCodes.confirm(challenge, code);
      if (entered === null) {
        startPublicForm(request, reply, secure);
        const failed = { typed: {}, problems: { code: text.code.wrong } };
        return sendPage(reply, <EnterCodePage page={pageOf(request)} form={failed} next={next} />, 400);
      }
      if (request.sessionSecret) await deps.sessions.end(request.sessionSecret, deps.clock());
      reply.clearCookie(challengeName, challengeCookie);
      setSessionCookie(reply, entered.secret, secure);
      request.noteSubjects([entered.personId]);
      return reply.redirect(next, 303);
    },
  );

  // Where an employee sees his own way.
  app.get(paths.own.pattern, access('be-employee', 'none', 'page'), async (request, reply) => {
    const own = await deps.services.findOwnTrajectory(viewerOf(request));
    return reply.redirect(own === null ? paths.start.to() : paths.trajectory.to({ id: own }), 303);
  });
}
