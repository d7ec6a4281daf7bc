import type { FormField } from '../../domain/shared/form-fields';
import { TRIAGE_LABELS } from '../../domain/triage/meaning';
import type { TaskPageContent } from '../../services/task/read-task-page';
import type { FormState } from '../components/form';
import { TextField } from '../components/fields';
import { Button, Buttons, ErrorSummary, Form } from '../components/form';
import { Layout } from '../components/layout';
import { SchemaFields } from '../components/schema-form';
import { Alert, Facts, Link, StatusBadge } from '../components/show';
import { text as layoutText } from '../i18n/nl/layout';
import { text } from '../i18n/nl/tasks';
import { dutchMoment, timeLeft } from '../i18n/nl/time';
import { roleWord } from '../i18n/nl/words';
import type { Page } from '../page';
import { paths } from '../paths';
import { PersonFilePanel } from './person-file';

/** The hidden field with the version that was on the screen. */
export const versionField = '_versie';

/** The field for the day it happened. */
export const happenedOnField = '_gebeurdOp';

/** The name of the button that keeps an intake half done. */
export const keepButton = '_bewaren';

/** Whether a task is an intake, which may be kept half done. */
export function isIntake(content: Pick<TaskPageContent, 'task' | 'intake'>): boolean {
  return content.intake !== null && ['intake.prefill', 'intake.talk'].includes(content.task.type);
}

export type TaskPageProps = {
  page: Page;
  content: TaskPageContent;
  fields: readonly FormField[];
  form: FormState;
  /** Refusals that belong to no field. */
  refusals?: readonly string[];
  /** What another did meanwhile; the form keeps what was typed. */
  conflict?: string | undefined;
  /** What was just done. */
  notice?: string | undefined;
  now: Date;
};

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
            {row.decides ? text.decides : text.alsoHolds} {row.because} ({row.seen.join('; ')})
          </li>
        ))}
      </ul>
      <p class="nl-paragraph">{text.suggestionNote}</p>
    </section>
  );
}

function Closed({ content }: { content: TaskPageContent }) {
  const { task } = content;
  const sentence =
    task.state === 'completed' && task.completedAt !== null
      ? text.completedBy(content.completedByName ?? text.somebody, dutchMoment(task.completedAt))
      : text.withdrawn;
  return (
    <Alert kind="info">
      <h2 class="nl-heading nl-heading--level-2">{text.closedTitle}</h2>
      <p class="nl-paragraph">{sentence}</p>
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

function AnswerForm({ page, content, fields, form }: TaskPageProps) {
  const { task } = content;
  return (
    <Form page={page} action={paths.task.to({ id: task.id })}>
      <input type="hidden" name={versionField} value={String(task.version)} />
      <SchemaFields fields={fields} form={form} />
      {!content.type.happenedOn && (
        <TextField
          form={form}
          name={happenedOnField}
          kind="date"
          label={text.happenedOn}
          hint={text.happenedOnHint}
          required={false}
        />
      )}
      <Buttons>
        <Button label={text.complete} />
        {isIntake(content) && <Button kind="secondary" label={text.keep} name={keepButton} value="ja" />}
      </Buttons>
    </Form>
  );
}

/** One task with its form, and beside it the file of the person it is about. */
export function TaskPage(props: TaskPageProps) {
  const { page, content, form, now } = props;
  const { task, type } = content;
  // The file beside the task is the team's; an employee has a page of his own.
  const file = page.viewer?.kind === 'person' ? null : content.file;
  const refusals = props.refusals ?? [];
  const failed = refusals.length > 0 || Object.keys(form.problems).length > 0 || props.conflict !== undefined;
  const showForm = props.conflict !== undefined || (task.state === 'open' && content.mayDo && content.isFree);
  return (
    <Layout
      page={page}
      title={type.title}
      failed={failed}
      crumbs={[
        { label: layoutText.start, href: paths.start.to() },
        { label: layoutText.tasks, href: paths.tasks.to() },
      ]}
    >
      {props.notice && (
        <Alert kind="ok">
          <p class="nl-paragraph">{props.notice}</p>
        </Alert>
      )}
      {props.conflict && (
        <Alert kind="error">
          <h2 class="nl-heading nl-heading--level-2">{text.conflictTitle}</h2>
          <p class="nl-paragraph">{props.conflict}</p>
        </Alert>
      )}
      <ErrorSummary form={form} extra={refusals} />
      <div class={file ? 'overstap-columns' : ''}>
        <div>
          <p class="nl-paragraph">{type.help}</p>
          <Facts
            facts={[
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
          {content.suggestion && <Suggestion suggestion={content.suggestion} />}
          {showForm && <AnswerForm {...props} />}
        </div>
        {file && <PersonFilePanel file={file} now={now} />}
      </div>
    </Layout>
  );
}
