import type { RunPage as Content, RunPerson, RunSummary } from '../../services/playbook/read-run';
import type { RunStep } from '../../services/playbook/run-steps';
import { amsterdamDate } from '../../domain/shared/dates';
import { Layout } from '../components/layout';
import type { Column } from '../components/show';
import { BehindNotice, Facts, Link, Pagination, StatusBadge, Table } from '../components/show';
import { text as layoutText } from '../i18n/nl/layout';
import { text } from '../i18n/nl/runs';
import { text as taskText } from '../i18n/nl/tasks';
import { dutchDay, dutchMoment, timeLeft } from '../i18n/nl/time';
import { certaintyWord, overlayWord, roleWord, runStageWord, stageWord, triageWord } from '../i18n/nl/words';
import type { Page } from '../page';
import { paths } from '../paths';

const runColumns: readonly Column<RunSummary>[] = [
  { head: text.notice, cell: (run) => <Link href={paths.run.to({ id: run.id })}>{run.noticeNumber}</Link> },
  { head: text.employer, cell: (run) => run.employerName },
  { head: text.certainty, cell: (run) => certaintyWord(run.certainty) },
  { head: text.people, cell: (run) => String(run.people) },
  { head: text.stage, cell: (run) => runStageWord(run.stage) },
  {
    head: text.late,
    cell: (run) =>
      run.lateTasks > 0 ? <StatusBadge kind="danger" label={String(run.lateTasks)} /> : String(run.lateTasks),
  },
  { head: text.started, cell: (run) => dutchMoment(run.startedAt) },
];

/** The draaiboeken that run now. */
export function RunListPage(props: { page: Page; runs: readonly RunSummary[]; behind: boolean }) {
  const { page, runs } = props;
  return (
    <Layout page={page} title={text.list}>
      <BehindNotice behind={props.behind} />
      <Table
        id="draaiboeken"
        caption={text.listCaption}
        columns={runColumns}
        rows={runs}
        empty={text.listEmpty}
      />
    </Layout>
  );
}

function stepState(step: RunStep) {
  if (step.doneOn !== null) {
    const done = text.stepDone(dutchDay(step.doneOn));
    return step.late ? <StatusBadge kind="warning" label={`${done}, ${text.tooLate}`} /> : done;
  }
  return step.late ? <StatusBadge kind="danger" label={text.tooLate} /> : text.stepOpen;
}

const stepColumns: readonly Column<RunStep>[] = [
  { head: text.step, cell: (step) => step.title },
  { head: text.owner, cell: (step) => roleWord(step.owner) },
  { head: text.due, cell: (step) => (step.dueAt === null ? '–' : dutchDay(amsterdamDate(step.dueAt))) },
  { head: text.stage, cell: stepState },
];

function whoIs(person: RunPerson): string {
  if (person.personName) return person.personName;
  return person.personnelReference ? taskText.reference(person.personnelReference) : '–';
}

function personColumns(now: Date): Column<RunPerson>[] {
  return [
    {
      head: text.name,
      cell: (person) => <Link href={paths.trajectory.to({ id: person.trajectoryId })}>{whoIs(person)}</Link>,
    },
    { head: text.residence, cell: (person) => person.residence ?? '–' },
    {
      head: text.personStage,
      cell: (person) => [stageWord(person.stage), ...person.overlays.map(overlayWord)].join(', '),
    },
    { head: text.triage, cell: (person) => (person.triage ? triageWord(person.triage) : '–') },
    { head: text.endDate, cell: (person) => dutchDay(person.endDate) },
    { head: text.casemanager, cell: (person) => person.casemanagerName ?? text.nobody },
    {
      head: text.next,
      cell: ({ nextTask }) =>
        nextTask ? (
          <>
            <Link href={paths.task.to({ id: nextTask.id })}>{nextTask.title}</Link>,{' '}
            {timeLeft(nextTask.dueAt, now)}
          </>
        ) : (
          '–'
        ),
    },
  ];
}

/** One running draaiboek with everyone in it. */
export function RunPage({ page, content, now }: { page: Page; content: Content; now: Date }) {
  const { run } = content;
  const address = paths.run.to({ id: run.id });
  return (
    <Layout
      page={page}
      title={text.title(run.noticeNumber)}
      crumbs={[
        { label: layoutText.start, href: paths.start.to() },
        { label: layoutText.runs, href: paths.runs.to() },
      ]}
    >
      <Facts
        facts={[
          [text.employer, run.employerName],
          [text.notice, <Link href={paths.notice.to({ id: run.noticeId })}>{run.noticeNumber}</Link>],
          [text.certainty, certaintyWord(run.certainty)],
          [text.stage, [runStageWord(run.stage), ...run.overlays.map(overlayWord)].join(', ')],
          [text.playbook, text.version(content.playbookName, content.playbookVersion)],
          [text.coordinator, content.coordinatorName ?? text.nobody],
          [text.accountManager, content.accountManagerName ?? text.nobody],
          [text.people, String(run.people)],
          [text.late, String(run.lateTasks)],
          [text.started, dutchMoment(run.startedAt)],
        ]}
      />
      <h2 class="nl-heading nl-heading--level-2">{text.tasks}</h2>
      {content.tasks.length === 0 ? (
        <p class="nl-paragraph">{text.noTasks}</p>
      ) : (
        <ul class="utrecht-unordered-list">
          {content.tasks.map((task) => (
            <li class="utrecht-unordered-list__item">
              <Link href={paths.task.to({ id: task.id })}>{task.title}</Link>, {timeLeft(task.dueAt, now)}
            </li>
          ))}
        </ul>
      )}
      <Table
        id="stappen"
        caption={text.steps}
        columns={stepColumns}
        rows={content.steps}
        empty={text.noSteps}
      />
      <Table
        id="iedereen"
        caption={text.everybody}
        columns={personColumns(now)}
        rows={content.people}
        empty={text.nobodyYet}
      />
      <Pagination first={null} next={content.next ? `${address}?vanaf=${content.next}` : null} />
    </Layout>
  );
}
