import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { AuditEvent, Permission } from '../access';
import { access } from '../access';
import { fieldProblems } from '../field-problems';
import type { Path } from '../paths';
import type { FieldProblem } from '../problem';
import { webProblem } from '../problem';
import type { Viewer } from '../../services/access/viewer';
import type { AnswerKeeper } from './idempotency';
import { answerOnce } from './idempotency';
import type { Limit } from '../plugins/limits';
import { viewerOf } from '../viewer-of';

/** All there is to know about one operation of the API; the OpenAPI document is made from it. */
export type Operation<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = {
  method: 'GET' | 'POST';
  path: Path<string>;
  /** `operationId` in the document, Dutch, camelCase. */
  id: string;
  summary: string;
  description?: string;
  tag: string;
  permission: Permission;
  audit: AuditEvent;
  params?: P;
  query?: Q;
  body?: B;
  /** True when the use case reads the body itself, by richer rules; the schema is then for the document. */
  readsBodyItself?: boolean;
  /** The status of the good answer. */
  status: 200 | 201;
  answer: A;
  /** True when a repetition would create twice: the operation then asks for an Idempotency-Key. */
  creates?: boolean;
  /** How the body is sent; JSON when left out. */
  mediaType?: 'multipart/form-data';
  /** Another limit than that of the API. */
  limit?: Limit;
  /** Refusals besides 400, 401, 403, 404 and 429. */
  refusals?: readonly number[];
};

export type AnyOperation = Operation<z.ZodType, z.ZodType, z.ZodType, z.ZodType>;

/** What an operation is handed: everything parsed, and who asks. */
export type Asked<P, Q, B> = { params: P; query: Q; body: B; viewer: Viewer; request: FastifyRequest };

/** The operations of an application in their order, for the OpenAPI document. */
export type ApiRegistry = AnyOperation[];

function read<T extends z.ZodType>(
  schema: T | undefined,
  value: unknown,
  place: FieldProblem['in'],
  problems: FieldProblem[],
): z.infer<T> {
  if (!schema) return undefined as z.infer<T>;
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  problems.push(...fieldProblems(parsed.error, place));
  return undefined as z.infer<T>;
}

/** Adds one operation and its work. */
export type AddOperation = <
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
>(
  operation: Operation<P, Q, B, A>,
  handle: (asked: Asked<z.infer<P>, z.infer<Q>, z.infer<B>>) => Promise<z.input<A>>,
) => void;

/**
 * Gives the function that adds operations. Everything that came in is checked before anything is done, and everything
 * that is wrong is told at once (400, NLGov ADR /core/error-handling/all-errors).
 *
 * @param tools where operations are noted for the document, and what keeps the answers by key
 */
export function operationAdder(
  app: FastifyInstance,
  tools: { registry: ApiRegistry; keeper: AnswerKeeper; clock: () => Date },
): AddOperation {
  return (operation, handle) => {
    tools.registry.push(operation);
    app.route({
      method: operation.method,
      url: operation.path.pattern,
      ...access(operation.permission, operation.audit, operation.limit ?? 'api'),
      handler: async (request, reply) => {
        const problems: FieldProblem[] = [];
        const params = read(operation.params, request.params, 'path', problems);
        const query = read(operation.query, request.query, 'query', problems);
        const body = operation.readsBodyItself
          ? (request.body as z.infer<NonNullable<typeof operation.body>>)
          : read(operation.body, request.body, 'body', problems);
        if (problems.length > 0) throw webProblem('invalid-input', problems);
        const viewer = viewerOf(request);
        const work = () => handle({ params, query, body, viewer, request });
        const answered = operation.creates
          ? await answerOnce(tools, request, viewer, operation.status, work)
          : { status: operation.status, answer: await work() };
        return reply
          .code(answered.status)
          .type('application/json; charset=utf-8')
          .send(JSON.stringify(answered.answer));
      },
    });
  };
}
