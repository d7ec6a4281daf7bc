import type { FastifyInstance } from 'fastify';
import { access } from '../access';
import { paths } from '../paths';

/** What a readiness check found, per part; a part is ready when it makes progress, not when it merely runs. */
export type Readiness = { ready: boolean; parts: Record<string, 'goed' | 'stil' | 'onbereikbaar'> };

/**
 * The two addresses for whoever watches the process: alive (it answers) and ready (it can do its work).
 *
 * @param readiness asked at every request; a fault counts as not ready
 */
export function addHealth(app: FastifyInstance, readiness: () => Promise<Readiness>): void {
  app.get(paths.live.pattern, access('public', 'none', 'health'), () => ({ levend: true }));
  app.get(paths.ready.pattern, access('public', 'none', 'health'), async (request, reply) => {
    try {
      const { ready, parts } = await readiness();
      return await reply.code(ready ? 200 : 503).send({ gereed: ready, onderdelen: parts });
    } catch (error) {
      request.log.error({ code: 'readiness-failed', fault: error instanceof Error ? error.name : 'unknown' });
      return reply.code(503).send({ gereed: false, onderdelen: {} });
    }
  });
}
