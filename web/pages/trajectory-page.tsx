import { CLOCK_NOTICE } from '../../domain/clock/personal-clock';
import type { PersonalClock } from '../../domain/clock/personal-clock';
import { CLOCK_TITLES } from '../../domain/clock/clock-date';
import type { FormField } from '../../domain/shared/form-fields';
import type { TrajectoryFile } from '../../services/trajectory/read-file';
import { Guard, History } from '../components/file-parts';
import type { FormState } from '../components/form';
import { Button, Buttons, emptyForm, ErrorSummary, Form } from '../components/form';
import { Layout } from '../components/layout';
import { labelsOf, SchemaFields } from '../components/schema-form';
import { Alert, Facts, Link, StatusBadge, Table } from '../components/show';
import { acts } from '../forms/acts';
import { text as layoutText } from '../i18n/nl/layout';
import { text as taskText } from '../i18n/nl/tasks';
import { dutchDay, dutchMoment, timeLeft } from '../i18n/nl/time';
import { text } from '../i18n/nl/trajectory';
import { contactFormWord, contractKindWord, overlayWord, stageWord, triageWord } from '../i18n/nl/words';
import type { Page } from '../page';
import { paths } from '../paths';

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

function Clock({ clock }: { clock: PersonalClock }) {
  return (
    <>
      <p class="nl-paragraph">{CLOCK_NOTICE}</p>
      {clock.dates.length === 0 ? (
        <p class="nl-paragraph">{text.clockEmpty}</p>
      ) : (
        <Facts
          facts={clock.dates.map((entry) => [
            CLOCK_TITLES[entry.key],
            <>
              <strong>
                {text.clockDate(
                  dutchDay(entry.date),
                  entry.alternativeDate === null ? null : dutchDay(entry.alternativeDate),
                )}
              </strong>{' '}
              {entry.status === 'verified' ? '' : <StatusBadge kind="warning" label={text.toCheck} />}
              <br />
              {entry.explanation} {text.source(entry.source)}
            </>,
          ])}
        />
      )}
      {clock.gaps.length > 0 && (
        <details>
          <summary>{text.clockGaps}</summary>
          <ul class="utrecht-unordered-list">
            {clock.gaps.map((gap) => (
              <li class="utrecht-unordered-list__item">
                {CLOCK_TITLES[gap.key]}: {gap.explanation}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Acts({ page, file, fields, failed }: Props) {
  if (page.viewer?.kind === 'person') return null;
  if (!file.mayAct) return <p class="nl-paragraph">{text.readOnly}</p>;
  const offered = Object.entries(acts).filter(
    ([key]) => (key !== 'hervatten' || file.paused !== null) && (key !== 'pauze' || file.paused === null),
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

function Records({ file, now }: { file: TrajectoryFile; now: Date }) {
  return (
    <>
      <Table
        id="open-taken"
        caption={taskText.openTasks}
        rows={file.openTasks}
        empty={taskText.noOpenTasks}
        columns={[
          {
            head: taskText.task,
            cell: (task) => <Link href={paths.task.to({ id: task.id })}>{task.title}</Link>,
          },
          { head: taskText.left, cell: (task) => timeLeft(task.dueAt, now) },
          { head: taskText.assignee, cell: (task) => task.assigneeName ?? taskText.nobody },
        ]}
      />
      <Table
        id="dichte-taken"
        caption={text.closedTasks}
        rows={file.closedTasks}
        empty={text.noClosedTasks}
        columns={[
          {
            head: taskText.task,
            cell: (task) => <Link href={paths.task.to({ id: task.id })}>{task.title}</Link>,
          },
          { head: taskText.stateHead, cell: (task) => taskText.states[task.state] },
          { head: taskText.doneBy, cell: (task) => task.completedByName ?? '–' },
          { head: taskText.doneOn, cell: (task) => (task.completedAt ? dutchMoment(task.completedAt) : '–') },
        ]}
      />
      <Table
        id="contacten"
        caption={taskText.contacts}
        rows={file.contacts}
        empty={taskText.noContacts}
        columns={[
          { head: taskText.day, cell: (contact) => dutchDay(contact.on) },
          {
            head: taskText.form,
            cell: (contact) =>
              contact.kind === 'attempt'
                ? `${contactFormWord(contact.form)} (${taskText.attempt})`
                : contactFormWord(contact.form),
          },
          { head: taskText.doneBy, cell: (contact) => contact.recordedByName ?? '–' },
          { head: text.note, cell: (contact) => contact.note ?? '' },
        ]}
      />
      <Table
        id="afspraken"
        caption={text.appointments}
        rows={file.appointments}
        empty={text.noAppointments}
        columns={[
          { head: taskText.day, cell: (one) => dutchMoment(one.startsAt) },
          { head: taskText.form, cell: (one) => contactFormWord(one.form) },
          { head: taskText.place, cell: (one) => one.place ?? '' },
          { head: taskText.stateHead, cell: (one) => text.appointmentStates[one.state] },
        ]}
      />
      <h2 class="nl-heading nl-heading--level-2">{text.consents}</h2>
      {file.consents.length === 0 ? (
        <p class="nl-paragraph">{text.noConsents}</p>
      ) : (
        <ul class="utrecht-unordered-list">
          {file.consents.map((consent) => (
            <li class="utrecht-unordered-list__item">
              {consent.wording}{' '}
              {consent.withdrawnAt ? (
                <StatusBadge kind="neutral" label={text.consentWithdrawn} />
              ) : (
                text.consentUntil(dutchDay(consent.validUntil))
              )}
            </li>
          ))}
        </ul>
      )}
    </>
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
          <Records file={file} now={now} />
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
