import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isPlainDate } from '../../domain/shared/dates';
import type { Refusal } from '../../domain/shared/refusal';
import { REFUSAL_TEXT } from '../../domain/shared/refusal-text';
import type { NoticePeoplePage } from '../../services/notice/find-notice-people';
import type { NoticeDetails } from '../../services/notice/read-notice';
import { isId } from '../../services/shared/ids';
import { access } from '../access';
import type { FormState, Typed } from '../components/form';
import { emptyForm, typedText } from '../components/form';
import type { WebDeps } from '../deps';
import { typedBody } from '../forms/typed-body';
import { sendPage } from '../html';
import { text } from '../i18n/nl/notice-changes';
import { dutchDay } from '../i18n/nl/time';
import { pageOf } from '../page';
import {
  ConsequencesPage,
  endDateField,
  nameOf,
  NoticeChangePage,
  seenField,
  WithdrawReason,
} from '../pages/notice-change-pages';
import { paths } from '../paths';
import { refusalProblem, webProblem } from '../problem';
import { viewerOf } from '../viewer-of';

type OneAsk = FastifyRequest<{ Params: { id: string }; Querystring: { vanaf?: string } }>;

/** Reads the notice that is going to be changed. */
export async function openNotice(deps: WebDeps, request: OneAsk): Promise<NoticeDetails> {
  const { id } = request.params;
  const notice = isId(id) ? await deps.services.readNotice(viewerOf(request), id) : null;
  if (!notice) throw webProblem('not-found');
  return notice;
}

/** Withdrawing, confirming and other end dates: what would happen is shown first. */
export function addNoticeChanges(app: FastifyInstance, deps: WebDeps): void {
  const { services } = deps;

  async function showWithdrawal(request: OneAsk, reply: FastifyReply, typed: Typed = {}, refusal?: Refusal) {
    const notice = await openNotice(deps, request);
    const preview = await services.previewNoticeWithdrawal(viewerOf(request), notice.id);
    if (!preview.ok) throw refusalProblem(preview.error);
    const { people, affected, openTasks, told, runTasks } = preview.value;
    const page = (
      <ConsequencesPage
        page={pageOf(request)}
        notice={notice}
        title={text.withdraw}
        intro={text.withdrawIntro}
        consequences={[
          text.people(people),
          text.affected(affected),
          text.openTasks(openTasks),
          text.told(told),
          text.runTasks(runTasks),
          text.kept,
        ]}
        action={paths.noticeWithdraw.to({ id: notice.id })}
        button={text.withdrawButton}
        refusals={refusal ? [REFUSAL_TEXT[refusal.code]] : []}
      >
        <WithdrawReason form={{ typed, problems: {} }} />
      </ConsequencesPage>
    );
    return sendPage(reply, page, refusal ? 400 : 200);
  }

  app.get(paths.noticeWithdraw.pattern, access('file-notice', 'none', 'page'), (request: OneAsk, reply) =>
    showWithdrawal(request, reply),
  );

  app.post(
    paths.noticeWithdraw.pattern,
    access('file-notice', 'notice.withdrawn', 'write'),
    async (request: OneAsk, reply) => {
      const typed = typedBody(request);
      const notice = await openNotice(deps, request);
      const reason = typedText({ typed, problems: {} }, 'reden').trim();
      const done = await services.withdrawNotice(viewerOf(request), {
        noticeId: notice.id,
        ...(reason === '' ? {} : { reason }),
      });
      if (!done.ok) return showWithdrawal(request, reply, typed, done.error);
      return reply.redirect(`${paths.notice.to({ id: notice.id })}?gedaan=ingetrokken`, 303);
    },
  );

  async function showConfirmation(request: OneAsk, reply: FastifyReply, refusal?: Refusal) {
    const notice = await openNotice(deps, request);
    const sentence = notice.certainty === 'embargo' ? text.confirmEmbargo : text.confirmUncertain;
    const page = (
      <ConsequencesPage
        page={pageOf(request)}
        notice={notice}
        title={text.confirm}
        consequences={[sentence(notice.employeeCount)]}
        action={paths.noticeConfirm.to({ id: notice.id })}
        button={text.confirmButton}
        refusals={refusal ? [REFUSAL_TEXT[refusal.code]] : []}
      />
    );
    return sendPage(reply, page, refusal ? 400 : 200);
  }

  app.get(paths.noticeConfirm.pattern, access('file-notice', 'none', 'page'), (request: OneAsk, reply) =>
    showConfirmation(request, reply),
  );

  app.post(
    paths.noticeConfirm.pattern,
    access('file-notice', 'notice.changed', 'write'),
    async (request: OneAsk, reply) => {
      const notice = await openNotice(deps, request);
      const confirm = notice.certainty === 'embargo' ? services.liftEmbargo : services.confirmNotice;
      const done = await confirm(viewerOf(request), notice.id);
      if (!done.ok) return showConfirmation(request, reply, done.error);
      return reply.redirect(`${paths.notice.to({ id: notice.id })}?gedaan=bevestigd`, 303);
    },
  );

  async function peopleOf(request: OneAsk, noticeId: string): Promise<NoticePeoplePage> {
    const { vanaf } = request.query;
    const after = vanaf && isId(vanaf) ? { after: vanaf } : {};
    const people = await services.findNoticePeople(viewerOf(request), { noticeId, ...after });
    if (!people) throw webProblem('not-found');
    return people;
  }

  async function showChange(request: OneAsk, reply: FastifyReply, form: FormState, refusals: string[] = []) {
    const notice = await openNotice(deps, request);
    const { people, next } = await peopleOf(request, notice.id);
    const failed = refusals.length > 0 || Object.keys(form.problems).length > 0;
    const page = (
      <NoticeChangePage
        page={pageOf(request)}
        notice={notice}
        people={people}
        next={next}
        form={form}
        refusals={refusals}
      />
    );
    return sendPage(reply, page, failed ? 400 : 200);
  }

  app.get(paths.noticeChange.pattern, access('file-notice', 'none', 'page'), (request: OneAsk, reply) =>
    showChange(request, reply, emptyForm),
  );

  app.post(
    paths.noticeChange.pattern,
    access('file-notice', 'notice.changed', 'write'),
    async (request: OneAsk, reply) => {
      const typed = typedBody(request);
      const notice = await openNotice(deps, request);
      const { people } = await peopleOf(request, notice.id);
      const problems: Record<string, string> = {};
      const wanted = people.flatMap((person) => {
        const name = endDateField(person.trajectoryId);
        const endDate = typedText({ typed, problems: {} }, name);
        if (typed[name] === undefined || endDate === (person.endDate ?? '')) return [];
        if (!isPlainDate(endDate)) problems[name] = text.wrongDate;
        return [{ person, endDate }];
      });
      if (Object.keys(problems).length > 0) return showChange(request, reply, { typed, problems });
      if (wanted.length === 0) return showChange(request, reply, { typed, problems: {} }, [text.nothing]);
      if (typed[seenField] === undefined) {
        const page = (
          <ConsequencesPage
            page={pageOf(request)}
            notice={notice}
            title={text.consequences}
            consequences={[
              ...wanted.map(({ person, endDate }) =>
                text.consequenceDate(nameOf(person), dutchDay(person.endDate), dutchDay(endDate)),
              ),
              text.follows,
            ]}
            action={paths.noticeChange.to({ id: notice.id })}
            button={text.changeButton}
          >
            {wanted.map(({ person, endDate }) => (
              <input type="hidden" name={endDateField(person.trajectoryId)} value={endDate} />
            ))}
          </ConsequencesPage>
        );
        return sendPage(reply, page);
      }
      const changes = wanted.map(({ person, endDate }) => ({ trajectoryId: person.trajectoryId, endDate }));
      const done = await services.changeEndDates(viewerOf(request), { noticeId: notice.id, changes });
      if (!done.ok)
        return showChange(request, reply, { typed, problems: {} }, [REFUSAL_TEXT[done.error.code]]);
      request.noteSubjects(changes.map((change) => change.trajectoryId));
      return reply.redirect(
        `${paths.notice.to({ id: notice.id })}?gedaan=gewijzigd&aantal=${done.value.changed}`,
        303,
      );
    },
  );
}
