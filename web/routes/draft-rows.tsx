import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { REFUSAL_TEXT } from '../../domain/shared/refusal-text';
import { rowToMend } from '../../services/notice/row-to-mend';
import { isId } from '../../services/shared/ids';
import { access } from '../access';
import type { FormState } from '../components/form';
import { labelsOf } from '../components/schema-form';
import type { WebDeps } from '../deps';
import { employeeFields } from '../forms/notice-fields';
import { readAnswer } from '../forms/read-answer';
import { typedBody } from '../forms/typed-body';
import { sendPage } from '../html';
import { pageOf } from '../page';
import { FileDraftPage } from '../pages/file-draft-page';
import { dropButton, MendRowPage } from '../pages/mend-row-page';
import { paths } from '../paths';
import { refusalProblem, webProblem } from '../problem';
import { viewerOf } from '../viewer-of';
import { noticeProblems } from './notices';

type RowAsk = FastifyRequest<{ Params: { id: string; row: string } }>;
type DraftAsk = FastifyRequest<{ Params: { id: string } }>;

/** The rows of a file that were held back: mend them one by one, and send them with the same notice. */
export function addDraftRows(app: FastifyInstance, deps: WebDeps): void {
  const { services } = deps;

  async function show(request: RowAsk, reply: FastifyReply, failed?: FormState): Promise<FastifyReply> {
    const { id, row } = request.params;
    const draft = isId(id) ? await services.readFileDraft(viewerOf(request), id) : null;
    const mend = draft && rowToMend(draft, Number(row));
    if (!draft || !mend) throw webProblem('not-found');
    const form = failed ?? { typed: mend.typed, problems: {} };
    const page = (
      <MendRowPage
        page={pageOf(request)}
        draft={draft}
        mend={mend}
        fields={employeeFields}
        form={{ ...form, labels: labelsOf(employeeFields) }}
      />
    );
    return sendPage(reply, page, failed ? 400 : 200);
  }

  app.get(paths.draftRow.pattern, access('file-notice', 'draft.viewed', 'page'), (request: RowAsk, reply) =>
    show(request, reply),
  );

  app.post(
    paths.draftRow.pattern,
    access('file-notice', 'draft.mended', 'write'),
    async (request: RowAsk, reply) => {
      const { id, row } = request.params;
      if (!isId(id)) throw webProblem('not-found');
      const typed = typedBody(request);
      const viewer = viewerOf(request);
      if (typed[dropButton] !== undefined) {
        const left = await services.dropDraftRow(viewer, { draftId: id, rowNumber: Number(row) });
        if (left === null) throw webProblem('not-found');
        return reply.redirect(left === 0 ? paths.notices.to() : paths.draft.to({ id }), 303);
      }
      const draft = await services.readFileDraft(viewer, id);
      const rest = draft ? rowToMend(draft, Number(row))?.rest : undefined;
      const mended = await services.mendDraftRow(viewer, {
        draftId: id,
        rowNumber: Number(row),
        employee: { ...rest, ...readAnswer(employeeFields, typed) },
      });
      if (mended.ok) return reply.redirect(paths.draft.to({ id }), 303);
      if (mended.error.kind === 'refused') throw refusalProblem(mended.error.refusal);
      return show(request, reply, { typed, problems: noticeProblems(mended.error.problems) });
    },
  );

  app.post(
    paths.draftRest.pattern,
    access('file-notice', 'notice.changed', 'write'),
    async (request: DraftAsk, reply) => {
      const { id } = request.params;
      const viewer = viewerOf(request);
      const draft = isId(id) ? await services.readFileDraft(viewer, id) : null;
      if (!draft?.noticeId) throw webProblem('not-found');
      const sent = await services.sendMendedRows(viewer, id);
      if (sent.ok) {
        request.noteSubjects(sent.value.trajectoryIds);
        return reply.redirect(
          `${paths.notice.to({ id: draft.noticeId })}?gedaan=erbij&aantal=${sent.value.trajectoryIds.length}`,
          303,
        );
      }
      const refusals =
        sent.error.kind === 'invalid'
          ? sent.error.problems.map((problem) => problem.detail)
          : [REFUSAL_TEXT[sent.error.refusal.code]];
      return sendPage(reply, <FileDraftPage page={pageOf(request)} draft={draft} refusals={refusals} />, 400);
    },
  );
}
