import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CORRECTION_REASON_TEXT } from '../../domain/trajectory/reasons';
import type { CorrectionReason } from '../../domain/trajectory/reasons';
import { isId } from '../../services/shared/ids';
import { access } from '../access';
import type { FormState } from '../components/form';
import { emptyForm, typedText } from '../components/form';
import type { WebDeps } from '../deps';
import { typedBody } from '../forms/typed-body';
import { sendPage } from '../html';
import { text } from '../i18n/nl/tasks';
import { pageOf } from '../page';
import { CorrectTaskPage, reasonField } from '../pages/correct-task-page';
import { paths } from '../paths';
import { refusalProblem, webProblem } from '../problem';
import { viewerOf } from '../viewer-of';

type OneAsk = FastifyRequest<{ Params: { id: string } }>;

function reasonOf(word: string): CorrectionReason | undefined {
  return (Object.keys(CORRECTION_REASON_TEXT) as CorrectionReason[]).find((reason) => reason === word);
}

/** Undoing a completed task: first what it would do, then, with a reason, the undoing itself. */
export function addCorrectTask(app: FastifyInstance, deps: WebDeps): void {
  const { services } = deps;

  async function show(request: OneAsk, reply: FastifyReply, form: FormState, status = 200) {
    const { id } = request.params;
    const preview = isId(id) ? await services.previewCorrectionOf(viewerOf(request), id) : null;
    if (!preview) throw webProblem('not-found');
    if (!preview.ok) throw refusalProblem(preview.error);
    const page = <CorrectTaskPage page={pageOf(request)} consequences={preview.value} form={form} />;
    return sendPage(reply, page, status);
  }

  app.get(paths.taskCorrect.pattern, access('change-files', 'none', 'page'), (request: OneAsk, reply) =>
    show(request, reply, emptyForm),
  );

  app.post(
    paths.taskCorrect.pattern,
    access('change-files', 'task.corrected', 'write'),
    async (request: OneAsk, reply) => {
      const typed = typedBody(request);
      const reason = reasonOf(typedText({ typed, problems: {} }, reasonField));
      if (!reason) {
        return show(request, reply, { typed, problems: { [reasonField]: text.correctReasonMissing } }, 400);
      }
      const { id } = request.params;
      if (!isId(id)) throw webProblem('not-found');
      const corrected = await services.correctTask(viewerOf(request), { taskId: id, reason });
      if (!corrected.ok) throw refusalProblem(corrected.error);
      return reply.redirect(`${paths.task.to({ id })}?gedaan=hersteld`, 303);
    },
  );
}
