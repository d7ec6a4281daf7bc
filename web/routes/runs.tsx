import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isId } from '../../services/shared/ids';
import { access } from '../access';
import { behindWatch } from '../behind';
import type { WebDeps } from '../deps';
import { sendPage } from '../html';
import { pageOf } from '../page';
import { RunListPage, RunPage } from '../pages/run-pages';
import { paths } from '../paths';
import { webProblem } from '../problem';
import { viewerOf } from '../viewer-of';

type OneAsk = FastifyRequest<{ Params: { id: string }; Querystring: { vanaf?: string } }>;

/** Running draaiboeken: the list, and one with everyone in it. */
export function addRuns(app: FastifyInstance, deps: WebDeps): void {
  const { services, clock } = deps;
  const isBehind = behindWatch(services, clock);

  app.get(paths.runs.pattern, access('read-runs', 'runs.viewed', 'page'), async (request, reply) => {
    const runs = await services.findRuns(viewerOf(request));
    request.noteSubjects(runs.map((run) => run.id));
    return sendPage(reply, <RunListPage page={pageOf(request)} runs={runs} behind={await isBehind()} />);
  });

  app.get(paths.run.pattern, access('read-runs', 'run.viewed', 'page'), async (request: OneAsk, reply) => {
    const { id } = request.params;
    const { vanaf } = request.query;
    const after = vanaf && isId(vanaf) ? { after: vanaf } : {};
    const content = isId(id) ? await services.readRun(viewerOf(request), { id, ...after }) : null;
    if (!content) throw webProblem('not-found');
    request.noteSubjects(content.people.map((person) => person.trajectoryId));
    return sendPage(reply, <RunPage page={pageOf(request)} content={content} now={clock()} />);
  });
}
