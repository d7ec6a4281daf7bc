import { TextField } from '../components/fields';
import { Button, Buttons, Form } from '../components/form';
import { SchemaFields } from '../components/schema-form';
import type { IntakePlace } from '../forms/intake-form';
import { isIntake, stepAfter, stepField } from '../forms/intake-form';
import { text } from '../i18n/nl/tasks';
import type { TaskPageContent } from '../../services/task/read-task-page';
import { paths } from '../paths';
import type { TaskPageProps } from './task-page';

/** The hidden field with the version that was on the screen. */
export const versionField = '_versie';

/** The field for the day it happened. */
export const happenedOnField = '_gebeurdOp';

/** The name of the button that keeps an intake half done. */
export const keepButton = '_bewaren';

/** The name of the button that keeps a step of the intake and goes to the next. */
export const nextButton = '_verder';

/** Whether the day on which it happened is asked beside the questions: not when they ask it, nor of an employer. */
function asksTheDay({ type, task }: TaskPageContent): boolean {
  return !type.happenedOn && task.role !== 'employer' && !type.key.startsWith('playbook.');
}

/** The steps of an intake as links, each with how it stands. */
function Steps({ place, taskUrl }: { place: IntakePlace; taskUrl: string }) {
  return (
    <nav aria-label={text.stepsLabel}>
      <ol class="overstap-steps">
        {place.steps.map((step) => (
          <li>
            <a
              class="utrecht-link utrecht-link--html-a"
              href={`${taskUrl}?stap=${step.key}`}
              aria-current={step.key === place.current ? 'step' : undefined}
            >
              {step.title}
            </a>{' '}
            {step.open !== null && (step.open === 0 ? text.stepDone : text.stepOpen(step.open))}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The questions of a task; an intake asks them a step at a time. */
export function AnswerForm({ page, content, fields, form, place }: TaskPageProps) {
  const { task } = content;
  const shown = place ? fields.filter((field) => field.name === place.current) : fields;
  const goesOn = place ? stepAfter(place) !== null : false;
  return (
    <>
      {place && <Steps place={place} taskUrl={paths.task.to({ id: task.id })} />}
      <Form page={page} action={paths.task.to({ id: task.id })}>
        <input type="hidden" name={versionField} value={String(task.version)} />
        {place && <input type="hidden" name={stepField} value={place.current} />}
        <SchemaFields fields={shown} form={form} />
        {asksTheDay(content) && !goesOn && (
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
          {goesOn ? (
            <Button label={text.next} name={nextButton} value="ja" />
          ) : (
            <Button label={text.complete} />
          )}
          {isIntake(content) && <Button kind="secondary" label={text.keep} name={keepButton} value="ja" />}
        </Buttons>
      </Form>
    </>
  );
}
