import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { REFUSAL_TEXT } from '../../domain/shared/refusal-text';
import { writeTemplate } from '../../services/file/write-template';
import { isId } from '../../services/shared/ids';
import { access } from '../access';
import type { FormState } from '../components/form';
import { labelsOf } from '../components/schema-form';
import type { WebDeps } from '../deps';
import { noticeFactFields } from '../forms/notice-fields';
import { readAnswer } from '../forms/read-answer';
import { typedBody } from '../forms/typed-body';
import { sendPage } from '../html';
import { text } from '../i18n/nl/notices';
import { pageOf } from '../page';
import { FileDraftPage } from '../pages/file-draft-page';
import { fileField, NoticeFilePage, tellsCoordinators } from '../pages/notice-form-page';
import { paths } from '../paths';
import { webProblem } from '../problem';
import { viewerOf } from '../viewer-of';
import { filesForOthers, knownFacts, noticeProblems } from './notices';

type OneAsk = FastifyRequest<{ Params: { id: string } }>;

/** A notice with a file: choose it, look at every row, then send the good rows or nothing. */
export function addNoticeFiles(app: FastifyInstance, deps: WebDeps): void {
  const { services } = deps;

  function showForm(
    request: FastifyRequest,
    reply: FastifyReply,
    form: FormState,
    more: { status?: number; refusals?: readonly string[] } = {},
  ): FastifyReply {
    const fields = noticeFactFields(filesForOthers(request));
    const page = (
      <NoticeFilePage
        page={pageOf(request)}
        fields={fields}
        form={{ ...form, labels: labelsOf(fields) }}
        formKey=""
        {...(more.refusals ? { refusals: more.refusals } : {})}
      />
    );
    return sendPage(reply, page, more.status);
  }

  app.get(paths.noticeFile.pattern, access('file-notice', 'none', 'page'), async (request, reply) =>
    showForm(request, reply, { typed: await knownFacts(request, deps), problems: {} }),
  );

  app.get(paths.template.pattern, access('file-notice', 'none', 'page'), (_request, reply) => {
    const { fileName, contentType, content } = writeTemplate();
    return reply
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .type(contentType)
      .send(content);
  });

  app.post(
    paths.noticeFile.pattern,
    access('file-notice', 'draft.kept', 'import'),
    async (request, reply) => {
      const typed = typedBody(request);
      const { sentFile } = request;
      if (!sentFile) {
        return showForm(
          request,
          reply,
          { typed, problems: { [fileField]: text.fileMissing } },
          { status: 400 },
        );
      }
      const kept = await services.keepFileDraft(viewerOf(request), {
        facts: readAnswer(noticeFactFields(filesForOthers(request)), typed),
        bytes: sentFile.bytes,
        fileName: sentFile.name,
        tellCoordinators: tellsCoordinators(typed),
      });
      if (kept.ok) return reply.redirect(paths.draft.to({ id: kept.value.id }), 303);
      if (kept.error.kind === 'invalid') {
        const problems = noticeProblems(kept.error.problems);
        return showForm(request, reply, { typed, problems }, { status: 400 });
      }
      const problems = { [fileField]: REFUSAL_TEXT[kept.error.refusal.code] };
      return showForm(request, reply, { typed, problems }, { status: 400 });
    },
  );

  app.get(
    paths.draft.pattern,
    access('file-notice', 'draft.viewed', 'page'),
    async (request: OneAsk, reply) => {
      const { id } = request.params;
      const draft = isId(id) ? await services.readFileDraft(viewerOf(request), id) : null;
      if (!draft) throw webProblem('not-found');
      return sendPage(reply, <FileDraftPage page={pageOf(request)} draft={draft} />);
    },
  );

  app.post(
    paths.draftSend.pattern,
    access('file-notice', 'notice.filed', 'write'),
    async (request: OneAsk, reply) => {
      const { id } = request.params;
      const viewer = viewerOf(request);
      const sent = isId(id) ? await services.sendFileDraft(viewer, id) : null;
      if (sent?.ok) {
        request.noteSubjects([sent.value.noticeId]);
        return reply.redirect(`${paths.notice.to({ id: sent.value.noticeId })}?ontvangen`, 303);
      }
      const draft = isId(id) ? await services.readFileDraft(viewer, id) : null;
      if (!sent || !draft) throw webProblem('not-found');
      const refusals =
        sent.error.kind === 'invalid'
          ? sent.error.problems.map((problem) => problem.detail)
          : [REFUSAL_TEXT[sent.error.refusal.code]];
      return sendPage(reply, <FileDraftPage page={pageOf(request)} draft={draft} refusals={refusals} />, 400);
    },
  );

  app.post(
    paths.draftDiscard.pattern,
    access('file-notice', 'draft.discarded', 'write'),
    async (request: OneAsk, reply) => {
      const { id } = request.params;
      if (!isId(id) || !(await services.discardFileDraft(viewerOf(request), id))) {
        throw webProblem('not-found');
      }
      return reply.redirect(`${paths.notices.to()}?gedaan=weggegooid`, 303);
    },
  );
}
