import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isPlainDate } from '../../domain/shared/dates';
import type { FormField } from '../../domain/shared/form-fields';
import { INTAKE_STEP_KEYS } from '../../domain/intake/intake';
import { REFUSAL_TEXT } from '../../domain/shared/refusal-text';
import type { CompletionFailure } from '../../services/task/complete-task';
import type { TaskList } from '../../services/task/find-tasks';
import { TASK_LISTS } from '../../services/task/find-tasks';
import type { TaskPageContent } from '../../services/task/read-task-page';
import { isId } from '../../services/shared/ids';
import { access } from '../access';
import type { FormState, Typed } from '../components/form';
import { typedText } from '../components/form';
import { addLineButton, labelsOf } from '../components/schema-form';
import { behindWatch } from '../behind';
import type { WebDeps } from '../deps';
import { isIntake, placeInIntake, sentStep, stepAfter, stepLinks, stepProblems } from '../forms/intake-form';
import { placeRefusal } from '../forms/refusal-fields';
import { readAnswer } from '../forms/read-answer';
import { fieldsOfTask, knownAnswer } from '../forms/task-fields';
import { typedBody } from '../forms/typed-body';
import { sendPage } from '../html';
import { text } from '../i18n/nl/tasks';
import { dutchMoment } from '../i18n/nl/time';
import type { Page } from '../page';
import { pageOf } from '../page';
import { isOfTeam, listUrl, listWords, TaskListPage } from '../pages/task-list-page';
import { happenedOnField, keepButton, nextButton, versionField } from '../pages/task-answer-form';
import { TaskPage } from '../pages/task-page';
import { paths } from '../paths';
import { webProblem } from '../problem';
import { viewerOf } from '../viewer-of';

type ListAsk = FastifyRequest<{ Querystring: { lijst?: string; vanaf?: string } }>;
type OneAsk = FastifyRequest<{
  Params: { id: string };
  Querystring: { gedaan?: string; open?: string; stap?: string };
}>;

/** Where somebody begins: the team with its own work, who is outside with the work of his organisation. */
function defaultList(page: Page): TaskList {
  if (page.viewer?.kind === 'person') return 'all';
  return isOfTeam(page) ? 'mine' : 'team';
}

function listOf(word: unknown): TaskList | undefined {
  return TASK_LISTS.find((list) => listWords[list] === word);
}

function doneSentence(query: { gedaan?: string; open?: string }): string | undefined {
  if (query.gedaan === 'opgepakt') return text.claimed;
  if (query.gedaan === 'hersteld') return text.corrected;
  if (query.gedaan === 'bewaard') return text.kept;
  if (query.gedaan !== 'afgerond') return undefined;
  return text.done;
}

/** The task list and the page on which a task is done. */
export function addTasks(app: FastifyInstance, deps: WebDeps): void {
  const { services, clock } = deps;
  const isBehind = behindWatch(services, clock);

  async function read(request: OneAsk): Promise<TaskPageContent> {
    const { id } = request.params;
    const content = isId(id) ? await services.readTaskPage(viewerOf(request), id) : null;
    if (!content) throw webProblem('not-found');
    if (content.file) request.noteSubjects([content.file.id, content.file.personId]);
    return content;
  }

  function fieldsOf(request: OneAsk, content: TaskPageContent): Promise<readonly FormField[]> {
    return fieldsOfTask(content, services, viewerOf(request));
  }

  /** Without a form, shows what is known already. */
  async function show(
    request: OneAsk,
    reply: FastifyReply,
    content: TaskPageContent,
    form?: FormState,
    more: { status?: number; refusals?: readonly string[]; conflict?: string } = {},
  ): Promise<FastifyReply> {
    const { status, ...rest } = more;
    const fields = await fieldsOf(request, content);
    const known = form ?? {
      typed: await knownAnswer(content, fields, services, viewerOf(request)),
      problems: {},
    };
    const typedStep = request.method === 'GET' ? null : sentStep(known.typed);
    const place =
      typedStep === null && request.method !== 'GET'
        ? null
        : placeInIntake(content, typedStep ?? request.query.stap);
    const links = place
      ? stepLinks(known.problems, paths.task.to({ id: content.task.id }), place.current)
      : {};
    const page = (
      <TaskPage
        page={pageOf(request)}
        content={content}
        fields={fields}
        form={{ ...known, labels: labelsOf(fields), links }}
        place={place}
        notice={request.method === 'GET' ? doneSentence(request.query) : undefined}
        opened={(request.query.open ?? '').split(',').filter(Boolean)}
        now={clock()}
        {...rest}
      />
    );
    return sendPage(reply, page, status);
  }

  app.get(
    paths.tasks.pattern,
    access('read-tasks', 'tasks.viewed', 'page'),
    async (request: ListAsk, reply) => {
      const viewer = viewerOf(request);
      const list = listOf(request.query.lijst) ?? defaultList(pageOf(request));
      const { vanaf } = request.query;
      const content = await services.findTasks(viewer, { list, ...(vanaf ? { cursor: vanaf } : {}) });
      request.noteSubjects(content.tasks.flatMap((task) => task.trajectoryId ?? []));
      return sendPage(
        reply,
        <TaskListPage
          page={pageOf(request)}
          list={list}
          content={content}
          continued={Boolean(vanaf)}
          behind={await isBehind()}
          now={clock()}
        />,
      );
    },
  );

  app.get(paths.task.pattern, access('read-tasks', 'task.viewed', 'page'), async (request: OneAsk, reply) =>
    show(request, reply, await read(request)),
  );

  app.post(
    paths.taskClaim.pattern,
    access('do-tasks', 'task.claimed', 'write'),
    async (request: OneAsk, reply) => {
      const { id } = request.params;
      const claimed = await services.claimTask(viewerOf(request), id);
      if (claimed.ok) return reply.redirect(`${paths.task.to({ id })}?gedaan=opgepakt`, 303);
      const content = await read(request);
      return show(request, reply, content, undefined, {
        status: 409,
        refusals: [REFUSAL_TEXT[claimed.error.code]],
      });
    },
  );

  app.post(
    paths.taskRelease.pattern,
    access('do-tasks', 'task.released', 'write'),
    async (request: OneAsk, reply) => {
      const released = await services.releaseTask(viewerOf(request), request.params.id);
      const list = listOf(typedText({ typed: typedBody(request), problems: {} }, 'lijst')) ?? 'mine';
      if (released.ok) return reply.redirect(listUrl(list), 303);
      return show(request, reply, await read(request), undefined, {
        status: 409,
        refusals: [REFUSAL_TEXT[released.error.code]],
      });
    },
  );

  app.post(
    paths.task.pattern,
    access('do-tasks', 'task.completed', 'write'),
    async (request: OneAsk, reply) => {
      const typed = typedBody(request);
      const content = await read(request);
      if (typed[addLineButton] !== undefined) return show(request, reply, content, { typed, problems: {} });
      if (isIntake(content) && (typed[keepButton] !== undefined || sentStep(typed) !== null)) {
        const kept = await keepIntake(request, reply, content, typed);
        if (kept) return kept;
      }
      const on = typedText({ typed, problems: {} }, happenedOnField);
      if (on !== '' && !isPlainDate(on)) {
        const problems = { [happenedOnField]: text.happenedOnWrong };
        return show(request, reply, content, { typed, problems }, { status: 400 });
      }
      const done = await services.completeTask(viewerOf(request), {
        taskId: content.task.id,
        version: Number(typedText({ typed, problems: {} }, versionField)),
        answer: await answerOf(request, content, typed),
        ...(on === '' ? {} : { on }),
      });
      if (done.ok) {
        const open = done.value.opened.join(',');
        return reply.redirect(
          `${paths.task.to({ id: content.task.id })}?gedaan=afgerond&open=${encodeURIComponent(open)}`,
          303,
        );
      }
      return showFailure(request, reply, typed, done.error);
    },
  );

  /** What is sent to be checked: the form, or every step of the intake that was kept with the one on the screen. */
  async function answerOf(request: OneAsk, content: TaskPageContent, typed: Typed) {
    const answer = readAnswer(await fieldsOf(request, content), typed);
    const step = sentStep(typed);
    if (step === null) return answer;
    // An employee's questions are fewer than what is stored after the talk.
    const asked = (await fieldsOf(request, content)).map((field) => field.name);
    const stored = Object.entries(content.intake?.answers ?? {}).filter(([key]) => asked.includes(key));
    return { ...Object.fromEntries(stored), [step]: answer[step] ?? {} };
  }

  /**
   * Keeps what was typed of the intake, half done; the task stays open.
   *
   * @returns the answer for the browser; null when the task may be completed now
   */
  async function keepIntake(
    request: OneAsk,
    reply: FastifyReply,
    content: TaskPageContent,
    typed: Typed,
  ): Promise<FastifyReply | null> {
    const answer = readAnswer(await fieldsOf(request, content), typed);
    const sent = sentStep(typed);
    const steps = sent === null ? INTAKE_STEP_KEYS.filter((key) => answer[key] !== undefined) : [sent];
    let version = content.intake?.version ?? 0;
    for (const step of steps) {
      const value = answer[step] ?? {};
      const problems = stepProblems(step, value);
      if (Object.keys(problems).length > 0)
        return show(request, reply, content, { typed, problems }, { status: 400 });
      const trajectoryId = content.task.trajectoryId ?? '';
      const kept = await services.saveIntakeStep(viewerOf(request), { trajectoryId, step, value, version });
      if (!kept.ok) {
        const refusals = [REFUSAL_TEXT[kept.error.code]];
        return show(request, reply, content, { typed, problems: {} }, { status: 400, refusals });
      }
      version = kept.value.version;
    }
    const url = paths.task.to({ id: content.task.id });
    const place = placeInIntake(content, sent ?? undefined);
    if (typed[nextButton] !== undefined && place) {
      return reply.redirect(`${url}?stap=${stepAfter(place) ?? place.current}`, 303);
    }
    if (typed[keepButton] === undefined) return null;
    return reply.redirect(
      sent === null ? `${url}?gedaan=bewaard` : `${url}?gedaan=bewaard&stap=${sent}`,
      303,
    );
  }

  async function showFailure(request: OneAsk, reply: FastifyReply, typed: Typed, failure: CompletionFailure) {
    // What the other did must be on the page, so it is read again.
    const content = await read(request);
    if (failure.kind === 'invalid') {
      const problems: Record<string, string> = {};
      for (const problem of failure.problems) problems[problem.location] ??= problem.detail;
      return show(request, reply, content, { typed, problems }, { status: 400 });
    }
    if (failure.refusal.code === 'task_changed') {
      const { task, completedByName } = content;
      const conflict =
        task.state === 'completed' && task.completedAt !== null
          ? text.conflict(completedByName ?? text.somebody, dutchMoment(task.completedAt))
          : text.conflictChanged;
      return show(request, reply, content, { typed, problems: {} }, { status: 409, conflict });
    }
    const { problems, refusals } = placeRefusal(failure.refusal.code, await fieldsOf(request, content));
    return show(request, reply, content, { typed, problems }, { status: 400, refusals });
  }
}
