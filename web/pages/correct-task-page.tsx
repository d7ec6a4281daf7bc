import { CORRECTION_REASON_TEXT } from '../../domain/trajectory/reasons';
import type { CorrectionConsequences, CorrectedTask } from '../../services/task/correct-task';
import { ChoiceGroup } from '../components/fields';
import type { FormState } from '../components/form';
import { Button, Buttons, ErrorSummary, Form } from '../components/form';
import { Layout } from '../components/layout';
import { text as layoutText } from '../i18n/nl/layout';
import { text } from '../i18n/nl/tasks';
import { stageWord } from '../i18n/nl/words';
import type { Page } from '../page';
import { paths } from '../paths';

/** The field with the reason. */
export const reasonField = 'reden';

function Tasks({ intro, tasks }: { intro: string; tasks: readonly CorrectedTask[] }) {
  if (tasks.length === 0) return null;
  return (
    <>
      <p class="nl-paragraph">{intro}</p>
      <ul class="utrecht-unordered-list">
        {tasks.map((task) => (
          <li class="utrecht-unordered-list__item">{task.title}</li>
        ))}
      </ul>
    </>
  );
}

/** What undoing a completed task would do, shown before it is done. */
export function CorrectTaskPage(props: {
  page: Page;
  consequences: CorrectionConsequences;
  form: FormState;
}) {
  const { page, consequences, form } = props;
  const { reopened } = consequences;
  return (
    <Layout
      page={page}
      title={text.correctTitle(reopened.title)}
      failed={Object.keys(form.problems).length > 0}
      crumbs={[
        { label: layoutText.start, href: paths.start.to() },
        { label: layoutText.tasks, href: paths.tasks.to() },
      ]}
    >
      <ErrorSummary form={form} />
      <p class="nl-paragraph">{text.correctIntro}</p>
      <p class="nl-paragraph">
        {text.correctStage(stageWord(consequences.fromStage), stageWord(consequences.toStage))}
      </p>
      <Tasks intro={text.correctUndone} tasks={consequences.undone} />
      <Tasks intro={text.correctClosed} tasks={consequences.closed} />
      <p class="nl-paragraph">{text.correctReopened(reopened.title)}</p>
      <Form page={page} action={paths.taskCorrect.to({ id: consequences.taskId })}>
        <ChoiceGroup
          form={form}
          name={reasonField}
          label={text.correctReason}
          kind="radio"
          options={Object.entries(CORRECTION_REASON_TEXT).map(([value, label]) => ({ value, label }))}
        />
        <Buttons>
          <Button label={text.correctButton} />
        </Buttons>
      </Form>
    </Layout>
  );
}
