import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../domain/notice/problem';
import { REFUSAL_TEXT } from '../../domain/shared/refusal-text';
import { hasRole } from '../../services/access/viewer';
import { requestHash } from '../../services/api/idempotency';
import type { AcceptFailure } from '../../services/notice/accept-notice';
import { isId } from '../../services/shared/ids';
import { access } from '../access';
import type { FormProblems, FormState, Typed } from '../components/form';
import { typedText } from '../components/form';
import { addLineButton, labelsOf } from '../components/schema-form';
import type { WebDeps } from '../deps';
import { fieldNameOf, noticeFields } from '../forms/notice-fields';
import { readAnswer } from '../forms/read-answer';
import { typedBody } from '../forms/typed-body';
import { sendPage } from '../html';
import { text as changeText } from '../i18n/nl/notice-changes';
import { text } from '../i18n/nl/notices';
import { pageOf } from '../page';
import { formKeyField, NoticeFormPage, tellsCoordinators } from '../pages/notice-form-page';
import { NoticeListPage } from '../pages/notice-list-page';
import { NoticePage } from '../pages/notice-page';
import { paths } from '../paths';
import { webProblem } from '../problem';
import { viewerOf } from '../viewer-of';

type ListAsk = FastifyRequest<{ Querystring: { vanaf?: string; gedaan?: string } }>;
type OneAsk = FastifyRequest<{
  Params: { id: string };
  Querystring: { ontvangen?: string; gedaan?: string; aantal?: string };
}>;

function doneSentence(query: { gedaan?: string; aantal?: string }): string | undefined {
  const sentences: Readonly<Record<string, string>> = {
    ingetrokken: changeText.withdrawn,
    bevestigd: changeText.confirmed,
    gewijzigd: changeText.changed(Number(query.aantal ?? 0)),
    erbij: changeText.added(Number(query.aantal ?? 1)),
    eruit: changeText.removed,
  };
  return query.gedaan !== undefined && Object.hasOwn(sentences, query.gedaan)
    ? sentences[query.gedaan]
    : undefined;
}

/** Whether the form must ask on whose behalf: somebody of the region never files for himself. */
export function filesForOthers(request: FastifyRequest): boolean {
  return !hasRole(viewerOf(request), 'employer');
}

/** The facts of the employer that are known already, so that nobody types them twice. */
export async function knownFacts(request: FastifyRequest, deps: WebDeps): Promise<Typed> {
  const [own] = await deps.services.findOwnEmployers(viewerOf(request));
  return own ? { 'werkgever.kvkNummer': own.kvkNumber, 'werkgever.naam': own.name } : {};
}

/** Problems of the notice by the names of the form's fields. */
export function noticeProblems(problems: readonly Problem[]): FormProblems {
  const byField: Record<string, string> = {};
  for (const problem of problems) byField[fieldNameOf(problem.location)] ??= problem.detail;
  return byField;
}

/** Notices: the list, the form, and the page of one notice. */
export function addNotices(app: FastifyInstance, deps: WebDeps): void {
  const { services } = deps;

  app.get(
    paths.notices.pattern,
    access('read-notices', 'notices.viewed', 'page'),
    async (request: ListAsk, reply) => {
      const viewer = viewerOf(request);
      const { vanaf } = request.query;
      const content = await services.findNotices(viewer, vanaf ? { cursor: vanaf } : {});
      request.noteSubjects(content.notices.map((notice) => notice.id));
      return sendPage(
        reply,
        <NoticeListPage
          page={pageOf(request)}
          content={content}
          drafts={await services.findDrafts(viewer)}
          continued={Boolean(vanaf)}
          done={request.query.gedaan === 'weggegooid' ? text.discarded : undefined}
        />,
      );
    },
  );

  app.get(
    paths.notice.pattern,
    access('read-notices', 'notice.viewed', 'page'),
    async (request: OneAsk, reply) => {
      const { id } = request.params;
      const notice = isId(id) ? await services.readNotice(viewerOf(request), id) : null;
      if (!notice) throw webProblem('not-found');
      return sendPage(
        reply,
        <NoticePage
          page={pageOf(request)}
          notice={notice}
          received={request.query.ontvangen !== undefined}
          done={doneSentence(request.query)}
        />,
      );
    },
  );

  function showForm(
    request: FastifyRequest,
    reply: FastifyReply,
    form: FormState,
    more: { status?: number; refusals?: readonly string[] } = {},
  ): FastifyReply {
    const fields = noticeFields(filesForOthers(request));
    const page = (
      <NoticeFormPage
        page={pageOf(request)}
        fields={fields}
        form={{ ...form, labels: labelsOf(fields) }}
        formKey={typedText(form, formKeyField) || randomUUID()}
        {...(more.refusals ? { refusals: more.refusals } : {})}
      />
    );
    return sendPage(reply, page, more.status);
  }

  app.get(paths.noticeNew.pattern, access('file-notice', 'none', 'page'), async (request, reply) =>
    showForm(request, reply, { typed: await knownFacts(request, deps), problems: {} }),
  );

  app.post(
    paths.noticeNew.pattern,
    access('file-notice', 'notice.filed', 'write'),
    async (request, reply) => {
      const typed = typedBody(request);
      if (typed[addLineButton] !== undefined) return showForm(request, reply, { typed, problems: {} });
      const body = readAnswer(noticeFields(filesForOthers(request)), typed);
      const parsed = await deps.services.checkNotice(body);
      if (!parsed.ok) {
        return showForm(request, reply, { typed, problems: noticeProblems(parsed.error) }, { status: 400 });
      }
      const viewer = viewerOf(request);
      const keyed = {
        owner: `form:${request.signedIn?.ownerId ?? ''}`,
        key: typedText({ typed, problems: {} }, formKeyField) || randomUUID(),
        bodyHash: requestHash(paths.noticeNew.to(), body),
      };
      // The same form sent twice is one notice: the second sending shows the receipt of the first.
      const claimed = await deps.answers.claim(keyed, deps.clock());
      if (claimed.state === 'answered') return reply.redirect(String(claimed.answer), 303);
      if (claimed.state !== 'new') throw webProblem('form-sent');
      const accepted = await services.acceptNotice(viewer, parsed.value, {
        door: 'page',
        tellCoordinators: tellsCoordinators(typed),
        requestKey: `${keyed.owner}/${keyed.key}`,
      });
      if (!accepted.ok) {
        await deps.answers.release(keyed);
        return showFailure(request, reply, typed, accepted.error);
      }
      const receipt = `${paths.notice.to({ id: accepted.value.noticeId })}?ontvangen`;
      await deps.answers.keep(keyed, 303, receipt);
      request.noteSubjects([accepted.value.noticeId]);
      return reply.redirect(receipt, 303);
    },
  );

  function showFailure(request: FastifyRequest, reply: FastifyReply, typed: Typed, failure: AcceptFailure) {
    if (failure.kind === 'invalid') {
      return showForm(request, reply, { typed, problems: noticeProblems(failure.problems) }, { status: 400 });
    }
    const refusals = [REFUSAL_TEXT[failure.refusal.code]];
    return showForm(request, reply, { typed, problems: {} }, { status: 400, refusals });
  }
}
