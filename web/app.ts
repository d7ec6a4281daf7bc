import { randomUUID } from 'node:crypto';
import Fastify, { LogController } from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { WebDeps } from './deps';
import { addAccessLog } from './plugins/access-log';
import { addAssets } from './plugins/assets';
import { addBodies } from './plugins/body';
import { addClosing } from './plugins/closing';
import { addCsrf } from './plugins/csrf';
import { addErrors } from './plugins/errors';
import { addGuard } from './plugins/guard';
import { addHeaders } from './plugins/headers';
import { addHealth } from './plugins/health';
import { addLimits } from './plugins/limits';
import { addSessions } from './plugins/sessions';
import { addApi } from './routes/api';
import { addCodeSignIn } from './routes/code-sign-in';
import { addCorrectTask } from './routes/correct-task';
import { addNoticeChanges } from './routes/notice-changes';
import { addNoticePeople } from './routes/notice-people';
import { addDraftRows } from './routes/draft-rows';
import { addNoticeFiles } from './routes/notice-files';
import { addNotices } from './routes/notices';
import { addPublic } from './routes/public';
import { addRuns } from './routes/runs';
import { addSignIn } from './routes/sign-in';
import { addStart } from './routes/start';
import { addTasks } from './routes/tasks';
import { addTrajectories } from './routes/trajectories';

/** One line per answer, with the pattern of the route: an address with ids in it stays out of the log. */
function addRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({
      code: 'answered',
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    });
  });
}

/**
 * Builds the whole web application, without listening. The order below is the order in which a request passes.
 *
 * @param deps everything from outside
 * @throws Error when a route declares no access
 */
export async function buildApp(deps: WebDeps): Promise<FastifyInstance> {
  const app = Fastify({
    ...(deps.logger ? { loggerInstance: deps.logger } : {}),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: deps.trustedProxies.length > 0 ? [...deps.trustedProxies] : false,
    bodyLimit: 6 * 1024 * 1024,
  });
  app.decorate('demonstration', deps.demonstration);
  addErrors(app);
  await addHeaders(app);
  await addBodies(app);
  addAccessLog(app, deps.recordAccess, deps.clock);
  await addSessions(app, {
    store: deps.sessions,
    secure: deps.origin.startsWith('https:'),
    cookieSecret: deps.cookieSecret,
    clock: deps.clock,
    tokenCheck: deps.tokenCheck,
    clientById: (clientId) => deps.clients.byId(clientId),
  });
  addRequestLog(app);
  addClosing(app);
  addGuard(app);
  await addLimits(app);
  addCsrf(app);
  addAssets(app);
  addHealth(app, deps.readiness);
  addPublic(app, deps);
  addSignIn(app, deps);
  addCodeSignIn(app, deps);
  addStart(app);
  addTasks(app, deps);
  addCorrectTask(app, deps);
  addNotices(app, deps);
  addNoticeFiles(app, deps);
  addDraftRows(app, deps);
  addNoticeChanges(app, deps);
  addNoticePeople(app, deps);
  addRuns(app, deps);
  addTrajectories(app, deps);
  addApi(app, deps);
  return app;
}
