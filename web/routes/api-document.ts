import type { FastifyInstance } from 'fastify';
import { access } from '../access';
import type { ApiRegistry } from '../api/define';
import { openApiDocument } from '../api/openapi';
import type { WebDeps } from '../deps';
import { apiPaths } from '../paths';

/** Publishes the description of the API, for everybody and from every site (NLGov ADR /core/publish-openapi). */
export function addApiDocument(app: FastifyInstance, deps: WebDeps, registry: ApiRegistry): void {
  app.get(apiPaths.openapi.pattern, access('public', 'none', 'api'), async (_request, reply) => {
    reply.header('access-control-allow-origin', '*');
    reply.header('cross-origin-resource-policy', 'cross-origin');
    return reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(openApiDocument(registry, deps.origin, deps.tokenUrl)));
  });
}
