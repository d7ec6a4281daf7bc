import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { issueText } from '../../domain/shared/issue-text';
import { isId } from '../../services/shared/ids';
import type { TrajectoryFile } from '../../services/trajectory/read-file';
import { access } from '../access';
import type { WebDeps } from '../deps';
import { actOf, acts } from '../forms/acts';
import { placeRefusal } from '../forms/refusal-fields';
import { readAnswer } from '../forms/read-answer';
import { fieldsWithPeople } from '../forms/task-fields';
import { typedBody } from '../forms/typed-body';
import { sendPage } from '../html';
import { pageOf } from '../page';
import type { FailedAct } from '../pages/trajectory-page';
import { TrajectoryPage } from '../pages/trajectory-page';
import { paths } from '../paths';
import { webProblem } from '../problem';
import { viewerOf } from '../viewer-of';

type OneAsk = FastifyRequest<{ Params: { id: string; act?: string }; Querystring: { gedaan?: string } }>;

/** The file of a person, and what can be done with it outside the tasks. */
export function addTrajectories(app: FastifyInstance, deps: WebDeps): void {
  const { services, clock } = deps;

  async function fieldsOf(request: FastifyRequest, file: TrajectoryFile) {
    const viewer = viewerOf(request);
    const entries = Object.entries(acts).map(
      async ([key, act]) =>
        [key, await fieldsWithPeople(act.schema, services, viewer, file.regionCode)] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }

  async function show(request: OneAsk, reply: FastifyReply, failed?: FailedAct): Promise<FastifyReply> {
    const { id } = request.params;
    const file = isId(id) ? await services.readFile(viewerOf(request), id) : null;
    if (!file?.ok) throw webProblem('not-found');
    const page = (
      <TrajectoryPage
        page={pageOf(request)}
        file={file.value}
        fields={await fieldsOf(request, file.value)}
        failed={failed}
        done={request.query.gedaan !== undefined}
        now={clock()}
      />
    );
    return sendPage(reply, page, failed ? 400 : 200);
  }

  // The service itself logs who looked at a file, also when it refuses.
  app.get(paths.trajectory.pattern, access('read-files', 'none', 'page'), (request: OneAsk, reply) =>
    show(request, reply),
  );

  app.post(
    paths.trajectoryAct.pattern,
    access('change-files', 'trajectory.changed', 'write'),
    async (request: OneAsk, reply) => {
      const { id, act: key = '' } = request.params;
      const act = actOf(key);
      if (!act || !isId(id)) throw webProblem('not-found');
      const typed = typedBody(request);
      const fields = await fieldsWithPeople(act.schema, services, viewerOf(request), '');
      const parsed = act.schema.safeParse(readAnswer(fields, typed));
      if (!parsed.success) {
        const problems: Record<string, string> = {};
        for (const issue of parsed.error.issues) problems[issue.path.join('.')] ??= issueText(issue);
        return show(request, reply, { act: key, form: { typed, problems }, refusals: [] });
      }
      const done = await act.run(services, viewerOf(request), id, parsed.data);
      if (done.ok) return reply.redirect(`${paths.trajectory.to({ id })}?gedaan`, 303);
      const { problems, refusals } = placeRefusal(done.error.code, fields);
      return show(request, reply, { act: key, form: { typed, problems }, refusals });
    },
  );
}
