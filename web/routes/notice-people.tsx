import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseEmployee } from '../../domain/notice/parse-notice';
import type { Problem } from '../../domain/notice/problem';
import { amsterdamDate } from '../../domain/shared/dates';
import type { Refusal } from '../../domain/shared/refusal';
import { REFUSAL_TEXT } from '../../domain/shared/refusal-text';
import { isId } from '../../services/shared/ids';
import { access } from '../access';
import type { FormProblems, FormState } from '../components/form';
import { emptyForm } from '../components/form';
import { labelsOf } from '../components/schema-form';
import type { WebDeps } from '../deps';
import { employeeFields } from '../forms/notice-fields';
import { readAnswer } from '../forms/read-answer';
import { typedBody } from '../forms/typed-body';
import { sendPage } from '../html';
import { text } from '../i18n/nl/notice-changes';
import { pageOf } from '../page';
import { AddPersonPage } from '../pages/add-person-page';
import { ConsequencesPage } from '../pages/notice-change-pages';
import { paths } from '../paths';
import { refusalProblem, webProblem } from '../problem';
import { viewerOf } from '../viewer-of';
import { openNotice } from './notice-changes';
import { noticeProblems } from './notices';

type OneAsk = FastifyRequest<{ Params: { id: string }; Querystring: { vanaf?: string } }>;
type PersonAsk = FastifyRequest<{ Params: { id: string; person: string }; Querystring: { vanaf?: string } }>;

/** Problems of the added person by field: the rules speak of him as the first of a list. */
function problemsOfOne(problems: readonly Problem[]): FormProblems {
  const byField = noticeProblems(problems);
  return Object.fromEntries(
    Object.entries(byField).map(([name, problem]) => [name.replace(/^werknemers\.0\./, ''), problem]),
  );
}

/** One person more in a notice, or one less. */
export function addNoticePeople(app: FastifyInstance, deps: WebDeps): void {
  const { services } = deps;

  async function showAdd(request: OneAsk, reply: FastifyReply, form: FormState, refusals: string[] = []) {
    const notice = await openNotice(deps, request);
    const failed = refusals.length > 0 || Object.keys(form.problems).length > 0;
    const page = (
      <AddPersonPage
        page={pageOf(request)}
        notice={notice}
        fields={employeeFields}
        form={{ ...form, labels: labelsOf(employeeFields) }}
        refusals={refusals}
      />
    );
    return sendPage(reply, page, failed ? 400 : 200);
  }

  app.get(paths.noticeAdd.pattern, access('file-notice', 'none', 'page'), (request: OneAsk, reply) =>
    showAdd(request, reply, emptyForm),
  );

  app.post(
    paths.noticeAdd.pattern,
    access('file-notice', 'notice.changed', 'write'),
    async (request: OneAsk, reply) => {
      const typed = typedBody(request);
      const notice = await openNotice(deps, request);
      const parsed = parseEmployee(readAnswer(employeeFields, typed), {
        today: amsterdamDate(deps.clock().toISOString()),
        endDateRequired: notice.certainty === 'definite',
      });
      if (!parsed.ok) return showAdd(request, reply, { typed, problems: problemsOfOne(parsed.error) });
      const added = await services.addPeople(viewerOf(request), {
        noticeId: notice.id,
        employees: [parsed.value],
      });
      if (added.ok) {
        request.noteSubjects(added.value.trajectoryIds);
        return reply.redirect(`${paths.notice.to({ id: notice.id })}?gedaan=erbij`, 303);
      }
      if (added.error.kind === 'invalid') {
        return showAdd(request, reply, { typed, problems: problemsOfOne(added.error.problems) });
      }
      return showAdd(request, reply, { typed, problems: {} }, [REFUSAL_TEXT[added.error.refusal.code]]);
    },
  );

  async function showRemoval(request: PersonAsk, reply: FastifyReply, refusal?: Refusal) {
    const notice = await openNotice(deps, request);
    const { person } = request.params;
    if (!isId(person)) throw webProblem('not-found');
    const asked = { noticeId: notice.id, trajectoryId: person };
    const preview = await services.previewRemoval(viewerOf(request), asked);
    if (!preview.ok) throw refusalProblem(preview.error);
    const { affected, closed, tellsEmployee, personName, personnelReference } = preview.value;
    const page = (
      <ConsequencesPage
        page={pageOf(request)}
        notice={notice}
        title={text.removeTitle}
        intro={text.removeWho(personName, personnelReference)}
        consequences={[
          affected ? text.removeAffected : text.removeNotAffected,
          text.removeTasks(closed.length),
          ...(tellsEmployee ? [text.removeTold] : []),
          text.removeOthers,
        ]}
        action={paths.noticeRemove.to({ id: notice.id, person })}
        button={text.removeButton}
        refusals={refusal ? [REFUSAL_TEXT[refusal.code]] : []}
      />
    );
    return sendPage(reply, page, refusal ? 400 : 200);
  }

  app.get(paths.noticeRemove.pattern, access('file-notice', 'none', 'page'), (request: PersonAsk, reply) =>
    showRemoval(request, reply),
  );

  app.post(
    paths.noticeRemove.pattern,
    access('file-notice', 'notice.changed', 'write'),
    async (request: PersonAsk, reply) => {
      const { id, person } = request.params;
      if (!isId(id) || !isId(person)) throw webProblem('not-found');
      const done = await services.removePerson(viewerOf(request), { noticeId: id, trajectoryId: person });
      if (!done.ok) return showRemoval(request, reply, done.error);
      return reply.redirect(`${paths.notice.to({ id })}?gedaan=eruit`, 303);
    },
  );
}
