import { EVENT_STAGES } from '../../domain/trajectory/stages/anywhere';
import type { FormField } from '../../domain/shared/form-fields';
import type { TrajectoryFile } from '../../services/trajectory/read-file';
import { Clock } from '../components/clock';
import { Guard, History } from '../components/file-parts';
import type { FormState } from '../components/form';
import { Button, Buttons, emptyForm, ErrorSummary, Form } from '../components/form';
import { Layout } from '../components/layout';
import { labelsOf, SchemaFields } from '../components/schema-form';
import { Alert, Facts, StatusBadge } from '../components/show';
import { acts } from '../forms/acts';
import { text as layoutText } from '../i18n/nl/layout';
import { text as taskText } from '../i18n/nl/tasks';
import { dutchDay } from '../i18n/nl/time';
import { text } from '../i18n/nl/trajectory';
import { contractKindWord, overlayWord, stageWord, triageWord } from '../i18n/nl/words';
import type { Page } from '../page';
import { paths } from '../paths';
import { Records } from './trajectory-records';

/** An act that was refused: which, with what was typed and why. */
export type FailedAct = { act: string; form: FormState; refusals: readonly string[] };

type Props = {
  page: Page;
  file: TrajectoryFile;
  /** The questions of each act, with the people to choose from. */
  fields: Readonly<Record<string, readonly FormField[]>>;
  failed?: FailedAct | undefined;
  done: boolean;
  now: Date;
};

export function personName(file: TrajectoryFile): string {
  const { givenName, initials, namePrefix, familyName, personnelReference } = file.person;
  const name = [givenName ?? initials, namePrefix, familyName].filter(Boolean).join(' ');
  return name || taskText.reference(personnelReference ?? '–');
}

function Acts({ page, file, fields, failed }: Props) {
  if (page.viewer?.kind === 'person') return null;
  if (!file.mayAct) return <p class="nl-paragraph">{text.readOnly}</p>;
  const offered = Object.entries(acts).filter(
    ([key, act]) =>
      EVENT_STAGES[act.event].some((stage) => stage === file.stage) &&
      (key !== 'hervatten' || file.paused !== null) &&
      (key !== 'pauze' || file.paused === null),
  );
  return (
    <section aria-labelledby="doen">
      <h2 class="nl-heading nl-heading--level-2" id="doen">
        {text.acts}
      </h2>
      {offered.map(([key, act]) => (
        <details class="overstap-panel" open={failed?.act === key}>
          <summary>{act.title}</summary>
          <Form page={page} action={paths.trajectoryAct.to({ id: file.trajectoryId, act: key })}>
            <SchemaFields
              fields={fields[key] ?? []}
              form={{ ...(failed?.act === key ? failed.form : emptyForm), scope: key }}
            />
            <Buttons>
              <Button label={act.button} />
            </Buttons>
          </Form>
        </details>
      ))}
    </section>
  );
}

function Person({ file }: { file: TrajectoryFile }) {
  const { person, employment } = file;
  return (
    <Facts
      facts={[
        [taskText.personnelReference, person.personnelReference ?? '–'],
        [taskText.email, person.email ?? '–'],
        [taskText.phone, person.phone ?? '–'],
        [taskText.residence, person.residence ?? '–'],
        [taskText.employer, `${file.employerName}, ${file.noticeNumber}`],
        [taskText.occupation, employment.occupation],
        [taskText.contract, contractKindWord(employment.contractKind)],
        [
          taskText.hours,
          employment.hoursPerWeek === null ? '–' : String(employment.hoursPerWeek).replace('.', ','),
        ],
        [taskText.employedSince, dutchDay(employment.employedSince)],
        [taskText.endDate, `${dutchDay(employment.endDate)} (${taskText.endDateNote})`],
        [taskText.triage, file.triage ? triageWord(file.triage) : '–'],
        [taskText.casemanager, file.casemanagerName ?? taskText.nobody],
        [text.changes, String(file.casemanagerChanges)],
        [text.pauses, String(file.pauses)],
        [taskText.guard, <Guard guard={file.guard} />],
      ]}
    />
  );
}

/** The whole file of a person, with what can be done outside the tasks. */
export function TrajectoryPage(props: Props) {
  const { page, file, failed, now } = props;
  const form: FormState | undefined = failed && {
    ...failed.form,
    labels: labelsOf(props.fields[failed.act] ?? []),
    scope: failed.act,
  };
  return (
    <Layout
      page={page}
      title={page.viewer?.kind === 'person' ? text.own : text.title(personName(file))}
      failed={failed !== undefined}
      crumbs={[
        { label: layoutText.start, href: paths.start.to() },
        { label: layoutText.tasks, href: paths.tasks.to() },
      ]}
    >
      {props.done && (
        <Alert kind="ok">
          <p class="nl-paragraph">{text.done}</p>
        </Alert>
      )}
      {form && <ErrorSummary form={form} extra={failed?.refusals ?? []} />}
      <p>
        <StatusBadge kind="neutral" label={stageWord(file.stage)} />{' '}
        {file.overlays.map((overlay) => (
          <StatusBadge kind="warning" label={overlayWord(overlay)} />
        ))}
      </p>
      <div class="overstap-columns">
        <div>
          <Person file={file} />
          <Acts {...props} />
          <Records page={page} file={file} now={now} />
        </div>
        <div>
          <section class="overstap-panel" aria-labelledby="klok">
            <h2 class="nl-heading nl-heading--level-2" id="klok">
              {text.clock}
            </h2>
            <Clock clock={file.clock} />
          </section>
          {file.history.length > 0 && (
            <section class="overstap-panel" aria-labelledby="geschiedenis">
              <h2 class="nl-heading nl-heading--level-2" id="geschiedenis">
                {taskText.history}
              </h2>
              <History events={[...file.history].reverse()} />
            </section>
          )}
        </div>
      </div>
    </Layout>
  );
}
