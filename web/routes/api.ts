import type { FastifyInstance } from 'fastify';
import { access } from '../access';
import type { ApiRegistry } from '../api/define';
import { operationAdder } from '../api/define';
import { openApiDocument } from '../api/openapi';
import { addFileOperations } from '../api/operations/files';
import { addNoticeOperations } from '../api/operations/notices';
import { addTaskOperations } from '../api/operations/tasks';
import { ALL_EVENTS } from '../../domain/events/all-events';
import { asyncApiDocument } from '../../domain/events/async-api';
import { apiVersion } from '../plugins/headers';
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
  const events = JSON.stringify(asyncApiDocument(ALL_EVENTS, apiVersion));
  publish(app, apiPaths.asyncapi.pattern, events);
  publish(app, apiPaths.openapi.pattern, document);
}

function publish(app: FastifyInstance, address: string, document: string): void {
  app.get(address, access('public', 'none', 'api'), async (_request, reply) => {
    reply.header('access-control-allow-origin', '*');
    reply.header('cross-origin-resource-policy', 'cross-origin');
    return reply.type('application/json; charset=utf-8').send(document);
  });
}
