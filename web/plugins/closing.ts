import type { FastifyInstance } from 'fastify';

/**
 * Ends each connection with its last answer while the application is closing. A browser or program keeps its
 * connection open for the next request; without this word the process would wait for it until it is ended by force.
 */
export function addClosing(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
}
