import { intakeAnswersContract } from '../../domain/intake/intake';
import { planAgreementContract } from '../../domain/plan/plan-agreement';
import { describeFields } from '../../domain/shared/form-fields';
import type { TrajectoryFile } from '../../services/trajectory/read-file';
import { Answers } from '../components/answers';
import { Button, Buttons, Form } from '../components/form';
import { Link, StatusBadge, Table } from '../components/show';
import { text as actText } from '../i18n/nl/acts';
import { text as taskText } from '../i18n/nl/tasks';
import { dutchDay, dutchMoment, timeLeft } from '../i18n/nl/time';
import { text } from '../i18n/nl/trajectory';
import { contactFormWord } from '../i18n/nl/words';
import type { Page } from '../page';
import { paths } from '../paths';

type LineProps = { page: Page; file: TrajectoryFile };

const intakeFields = describeFields(intakeAnswersContract);
const planFields = describeFields(planAgreementContract);

/** How a planned talk went: held is contact, not shown up is an attempt. */
function CloseAppointment({ page, file, id }: LineProps & { id: string }) {
  const act = 'afspraak-afsluiten';
  return (
    <Form page={page} action={paths.trajectoryAct.to({ id: file.trajectoryId, act })}>
      <input type="hidden" name="afspraak" value={id} />
      <Buttons>
        {Object.entries(actText.appointmentResults).map(([result, label]) => (
          <Button kind="secondary" label={label} name="hoe" value={result} />
        ))}
      </Buttons>
    </Form>
  );
}

function WithdrawConsent(props: LineProps & { consent: TrajectoryFile['consents'][number] }) {
  const { page, file, consent } = props;
  const act = 'toestemming-intrekken';
  return (
    <Form page={page} action={paths.trajectoryAct.to({ id: file.trajectoryId, act })}>
      <input type="hidden" name="wat" value={consent.item} />
      <input type="hidden" name="ontvanger" value={consent.receiver} />
      <Buttons>
        <Button kind="secondary" label={actText.withdrawConsent.button} />
      </Buttons>
    </Form>
  );
}

/** What the person told in the intake, and what was agreed in the plan. */
function Told({ file }: { file: TrajectoryFile }) {
  return (
    <>
      {file.intake.version > 0 && (
        <details class="overstap-panel">
          <summary>{taskText.intake}</summary>
          <Answers fields={intakeFields} answer={file.intake.answers} />
        </details>
      )}
      {file.plan && (
        <details class="overstap-panel">
          <summary>{text.plan(dutchDay(file.plan.agreedOn))}</summary>
          <Answers fields={planFields} answer={file.plan.content} />
        </details>
      )}
    </>
  );
}

/** What happened in a file: tasks, contacts, appointments, consents, intake and plan. */
export function Records({ page, file, now }: { page: Page; file: TrajectoryFile; now: Date }) {
  const mayAct = file.mayAct && page.viewer?.kind !== 'person';
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
          {
            head: taskText.stateHead,
            cell: (one) =>
              mayAct && one.state === 'planned' ? (
                <CloseAppointment page={page} file={file} id={one.id} />
              ) : (
                text.appointmentStates[one.state]
              ),
          },
        ]}
      />
      {page.viewer?.kind !== 'person' && <Told file={file} />}
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
              {mayAct && !consent.withdrawnAt && (
                <WithdrawConsent page={page} file={file} consent={consent} />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
