import { intakeAnswersContract } from '../../domain/intake/intake';
import type { FormField } from '../../domain/shared/form-fields';
import { describeFields } from '../../domain/shared/form-fields';
import { TRIAGE_LABELS } from '../../domain/triage/meaning';
import type { TaskPageContent } from '../../services/task/read-task-page';
import type { FormState } from '../components/form';
import { Answers } from '../components/answers';
import { Button, Buttons, ErrorSummary, Form } from '../components/form';
import { Layout } from '../components/layout';
import { Alert, Facts, Link, StatusBadge } from '../components/show';
import { text as layoutText } from '../i18n/nl/layout';
import { text } from '../i18n/nl/tasks';
import { dutchMoment, timeLeft } from '../i18n/nl/time';
import { roleWord } from '../i18n/nl/words';
import type { Page } from '../page';
import { paths } from '../paths';
import type { IntakePlace } from '../forms/intake-form';
import { isIntake } from '../forms/intake-form';
import { AnswerForm } from './task-answer-form';
import { PersonFilePanel } from './person-file';

export type TaskPageProps = {
  page: Page;
  content: TaskPageContent;
  fields: readonly FormField[];
  form: FormState;
  /** For an intake: which of its steps is on the screen. */
  place?: IntakePlace | null;
  /** Refusals that belong to no field. */
  refusals?: readonly string[];
  /** What another did meanwhile; the form keeps what was typed. */
  conflict?: string | undefined;
  /** What was just done. */
  notice?: string | undefined;
  /** The tasks that opened by it, by type. */
  opened?: readonly string[];
  now: Date;
};

const intakeFields = describeFields(intakeAnswersContract);

/** What was just done, with links to what comes next for the same person. */
function Done(props: { sentence: string; opened: readonly string[]; content: TaskPageContent }) {
  const next = props.content.file?.openTasks.filter((task) => props.opened.includes(task.type)) ?? [];
  return (
    <Alert kind="ok">
      <p class="nl-paragraph">{props.sentence}</p>
      {next.length > 0 && (
        <p class="nl-paragraph">
          {text.nextTasks}{' '}
          {next.map((task, index) => (
            <>
              {index > 0 && ', '}
              <Link href={paths.task.to({ id: task.id })}>{task.title}</Link>
            </>
          ))}
        </p>
      )}
    </Alert>
  );
}

function Suggestion({ suggestion }: { suggestion: NonNullable<TaskPageContent['suggestion']> }) {
  return (
    <section class="overstap-panel" aria-labelledby="voorstel">
      <h2 class="nl-heading nl-heading--level-3" id="voorstel">
        {text.suggestion}
      </h2>
      <p class="nl-paragraph">
        <strong>{TRIAGE_LABELS[suggestion.meaning]}</strong>
      </p>
      <ul class="utrecht-unordered-list">
        {suggestion.fired.map((row) => (
          <li class="utrecht-unordered-list__item">
            {row.decides ? text.decides : text.alsoHolds} {row.because}
            {row.seen.length > 0 && ` (${row.seen.join('; ')})`}
          </li>
        ))}
      </ul>
      <p class="nl-paragraph">{text.suggestionNote}</p>
    </section>
  );
}

function closedSentence({ task, completedByName }: TaskPageContent): string {
  if (task.state === 'corrected') return text.correctedNow;
  if (task.state !== 'completed' || task.completedAt === null) return text.withdrawn;
  return text.completedBy(completedByName ?? text.somebody, dutchMoment(task.completedAt));
}

function Closed({ content }: { content: TaskPageContent }) {
  const { task } = content;
  return (
    <Alert kind="info">
      <h2 class="nl-heading nl-heading--level-2">{text.closedTitle}</h2>
      <p class="nl-paragraph">{closedSentence(content)}</p>
      {task.state === 'completed' && task.trajectoryId !== null && content.file && (
        <p class="nl-paragraph">
          <Link href={paths.taskCorrect.to({ id: task.id })}>{text.correct}</Link>
        </p>
      )}
    </Alert>
  );
}

function WhoHasIt({ page, content }: { page: Page; content: TaskPageContent }) {
  const { task } = content;
  // The task of an employee is his already: nothing to take or give back.
  if (page.viewer?.kind === 'person') return null;
  if (!content.mayDo) return <p class="nl-paragraph">{text.readOnly}</p>;
  if (!content.isFree)
    return <p class="nl-paragraph">{text.otherHas(content.assigneeName ?? text.somebody)}</p>;
  const mine = task.assigneeId !== null;
  return (
    <>
      {!mine && <p class="nl-paragraph">{text.claimFirst}</p>}
      <Form page={page} action={(mine ? paths.taskRelease : paths.taskClaim).to({ id: task.id })}>
        <Buttons>
          <Button kind="secondary" label={mine ? text.release : text.claim} />
        </Buttons>
      </Form>
    </>
  );
}

/** Whether somebody of the team answers the questions that are put to the employee. */
function isForEmployee(page: Page, { type }: TaskPageContent): boolean {
  return type.role === 'employee' && page.viewer?.kind === 'account';
}

/** What was filled in when the task was completed. */
function Given({ content, fields }: Pick<TaskPageProps, 'content' | 'fields'>) {
  const { task } = content;
  const isDone = task.state === 'completed' || task.state === 'corrected';
  if (!isDone || task.result === null || task.result === undefined) return null;
  return (
    <section aria-labelledby="ingevuld">
      <h2 class="nl-heading nl-heading--level-2" id="ingevuld">
        {text.given}
      </h2>
      <Answers fields={fields} answer={task.result} />
    </section>
  );
}

/** What the intake tells, beside the tasks that build on it. */
function IntakeToRead({ content }: { content: TaskPageContent }) {
  if (content.intake === null || isIntake(content)) return null;
  return (
    <details class="overstap-panel">
      <summary>{text.intake}</summary>
      <Answers fields={intakeFields} answer={content.intake.answers} />
    </details>
  );
}

/** Whom or what the task is about; nothing for the person himself. */
function aboutWhom({ file, task }: TaskPageContent): [string, string][] {
  if (file === null) return task.trajectoryId === null ? [[text.about, text.notice]] : [];
  return [[text.about, file.personName ?? text.reference(file.personnelReference ?? '–')]];
}

/** One task with its form, and beside it the file of the person it is about. */
export function TaskPage(props: TaskPageProps) {
  const { page, content, fields, form, now } = props;
  const { task, type } = content;
  // The file beside the task is the team's; an employee has a page of his own.
  const file = page.viewer?.kind === 'person' ? null : content.file;
  const refusals = props.refusals ?? [];
  const failed = refusals.length > 0 || Object.keys(form.problems).length > 0 || props.conflict !== undefined;
  const showForm = props.conflict !== undefined || (task.state === 'open' && content.mayDo && content.isFree);
  return (
    <Layout
      page={page}
      title={content.detail ?? type.title}
      failed={failed}
      crumbs={[
        { label: layoutText.start, href: paths.start.to() },
        { label: layoutText.tasks, href: paths.tasks.to() },
      ]}
    >
      {props.notice && <Done sentence={props.notice} opened={props.opened ?? []} content={content} />}
      {props.conflict && (
        <Alert kind="error">
          <h2 class="nl-heading nl-heading--level-2">{text.conflictTitle}</h2>
          <p class="nl-paragraph">{props.conflict}</p>
        </Alert>
      )}
      <ErrorSummary form={form} extra={refusals} />
      <div class={file ? 'overstap-columns' : ''}>
        <div class="overstap-column">
          {task.state === 'open' && <p class="nl-paragraph">{type.help}</p>}
          {showForm && isForEmployee(page, content) && <p class="nl-paragraph">{text.byPhone}</p>}
          <Facts
            facts={[
              ...aboutWhom(content),
              [
                text.due,
                <>
                  {dutchMoment(task.dueAt)}{' '}
                  {task.state === 'open' && (
                    <StatusBadge
                      kind={task.dueAt < now ? 'danger' : 'neutral'}
                      label={timeLeft(task.dueAt, now)}
                    />
                  )}
                </>,
              ],
              [text.role, roleWord(task.role)],
              [text.assignee, content.assigneeName ?? text.nobody],
              [text.employer, `${content.employerName}, ${content.noticeNumber}`],
            ]}
          />
          {task.state === 'open' ? <WhoHasIt page={page} content={content} /> : <Closed content={content} />}
          <Given content={content} fields={fields} />
          {content.suggestion && <Suggestion suggestion={content.suggestion} />}
          <IntakeToRead content={content} />
          {showForm && <AnswerForm {...props} />}
        </div>
        {file && <PersonFilePanel file={file} now={now} />}
      </div>
    </Layout>
  );
}
