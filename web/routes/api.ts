import type { FastifyInstance } from 'fastify';
import { access } from '../access';
import type { ApiRegistry } from '../api/define';
import { operationAdder } from '../api/define';
import { openApiDocument } from '../api/openapi';
import { addFileOperations } from '../api/operations/files';
import { addNoticeOperations } from '../api/operations/notices';
import { addTaskOperations } from '../api/operations/tasks';
import type { WebDeps } from '../deps';
import { apiPaths } from '../paths';

/**
 * The JSON API, and its description: public and for every site (NLGov ADR /core/publish-openapi), made once from the
 * operations that were added.
 */
export function addApi(app: FastifyInstance, deps: WebDeps): void {
  const registry: ApiRegistry = [];
  const add = operationAdder(app, { registry, keeper: deps.answers, clock: deps.clock });
  addNoticeOperations(add, deps);
  addFileOperations(add, deps);
  addTaskOperations(add, deps);
  const document = JSON.stringify(openApiDocument(registry, deps.origin, deps.tokenUrl));
  app.get(apiPaths.openapi.pattern, access('public', 'none', 'api'), async (_request, reply) => {
    reply.header('access-control-allow-origin', '*');
    reply.header('cross-origin-resource-policy', 'cross-origin');
    return reply.type('application/json; charset=utf-8').send(document);
  });
}
