import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import { sendPage } from '../html';
import { pageOf } from '../page';
import { ProblemPage } from '../pages/problem-page';
import { isApiUrl } from '../paths';
import { fieldProblems } from '../field-problems';
import type { ProblemCode } from '../i18n/nl/problems';
import { WebProblem, webProblem } from '../problem';

/** Which of our own codes stands for a fault of the framework, by HTTP status. */
const byStatus: Partial<Record<number, ProblemCode>> = {
  400: 'invalid-input',
  404: 'not-found',
  413: 'too-large',
  415: 'wrong-type',
  429: 'too-often',
};

/**
 * Says as a problem what went wrong. What we did not foresee becomes `unexpected`: its text may hold anything and
 * never leaves the server.
 */
function asProblem(error: FastifyError | Error): WebProblem {
  if (error instanceof WebProblem) return error;
  if (error instanceof ZodError) return webProblem('invalid-input', fieldProblems(error, 'body'));
  const status = 'statusCode' in error ? error.statusCode : undefined;
  return webProblem((status && byStatus[status]) || 'unexpected');
}

function answer(problem: WebProblem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (isApiUrl(request.url)) {
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    return reply
      .code(problem.status)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem.body));
  }
  return sendPage(
    reply,
    <ProblemPage page={pageOf(request)} problem={problem} reference={request.id} />,
    problem.status,
  );
}

/** Where it went wrong, without what it said: the text of a fault can hold what somebody typed. */
function framesOf(error: Error): string {
  const lines = (error.stack ?? '').split('\n');
  return lines.filter((line) => /^\s+at /.test(line)).join('\n');
}

/** One error page and one not-found page: problem+json for the API, Dutch HTML for everybody else. */
export function addErrors(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = asProblem(error);
    if (problem.status >= 500)
      request.log.error({ code: problem.body.code, fault: error.name, stack: framesOf(error) });
    return answer(problem, request, reply);
  });
  app.setNotFoundHandler((request, reply) => answer(webProblem('not-found'), request, reply));
}
