import type { TaskList, TaskListItem, TaskPage } from '../../services/task/find-tasks';
import { TASK_LISTS } from '../../services/task/find-tasks';
import { Button, CsrfField } from '../components/form';
import { Layout } from '../components/layout';
import type { Column } from '../components/show';
import { BehindNotice, Link, Pagination, StatusBadge, Table } from '../components/show';
import { text } from '../i18n/nl/tasks';
import { timeLeft } from '../i18n/nl/time';
import { stageWord } from '../i18n/nl/words';
import type { Page } from '../page';
import { paths } from '../paths';
import { isAllowed } from '../plugins/guard';

/** The words of the lists in the address. */
export const listWords: Readonly<Record<TaskList, string>> = {
  mine: 'mijn',
  team: 'team',
  unassigned: 'van-niemand',
  all: 'alles',
};

/** The address of a list, from its beginning or from a place in it. */
export function listUrl(list: TaskList, cursor?: string): string {
  return `${paths.tasks.to()}?lijst=${listWords[list]}${cursor ? `&vanaf=${cursor}` : ''}`;
}

function aboutWhom(task: TaskListItem): string {
  if (task.personName) return task.personName;
  return task.personnelReference ? text.reference(task.personnelReference) : text.notice;
}

type Props = {
  page: Page;
  list: TaskList;
  content: TaskPage;
  continued: boolean;
  behind: boolean;
  now: Date;
};

function actionOf({ page, list }: Props, task: TaskListItem) {
  if (page.viewer?.kind === 'person') return null;
  const mine = page.viewer?.kind === 'account' && task.assigneeId === page.viewer.accountId;
  if (task.assigneeId !== null && !mine) return null;
  return (
    <form
      class="overstap-inline-form"
      method="post"
      action={(mine ? paths.taskRelease : paths.taskClaim).to({ id: task.id })}
    >
      <CsrfField page={page} />
      <input type="hidden" name="lijst" value={listWords[list]} />
      <Button kind="secondary" label={mine ? text.release : text.claim} />
    </form>
  );
}

/** The lists of somebody outside the region's team: his own, and those of his organisation. */
const outsideLists: readonly TaskList[] = ['mine', 'team'];

/** Whether somebody belongs to the team of a region, whose work has more than one owner. */
export function isOfTeam(page: Page): boolean {
  return isAllowed(page.viewer, 'read-runs');
}

function Tabs({ page, list }: { page: Page; list: TaskList }) {
  const ofTeam = isOfTeam(page);
  return (
    <nav aria-label={text.listsLabel}>
      <ul class="overstap-tabs">
        {(ofTeam ? TASK_LISTS : outsideLists).map((one) => (
          <li>
            <a
              class="utrecht-link utrecht-link--html-a"
              href={listUrl(one)}
              aria-current={one === list ? 'page' : undefined}
            >
              {listName(one, ofTeam)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function listName(list: TaskList, ofTeam: boolean): string {
  return list === 'team' && !ofTeam ? text.ofOrganisation : text.lists[list];
}

/** Where there may be work for somebody who has none. */
function Elsewhere({ page }: { page: Page }) {
  if (page.viewer?.kind === 'person') return null;
  const list = isOfTeam(page) ? 'unassigned' : 'team';
  return (
    <p class="nl-paragraph">
      {text.elsewhere} <Link href={listUrl(list)}>{listName(list, isOfTeam(page))}</Link>
    </p>
  );
}

/** The work that is open, least time left first, with tabs for whose work it is. */
export function TaskListPage(props: Props) {
  const { page, list, content, now } = props;
  const columns: Column<TaskListItem>[] = [
    {
      head: text.task,
      cell: (task) => <Link href={paths.task.to({ id: task.id })}>{task.detail ?? task.title}</Link>,
    },
    { head: text.about, cell: aboutWhom },
    { head: text.employer, cell: (task) => `${task.employerName}, ${task.noticeNumber}` },
    { head: text.stage, cell: (task) => (task.stage ? stageWord(task.stage) : '–') },
    {
      head: text.left,
      cell: (task) =>
        task.late ? (
          <StatusBadge kind="danger" label={timeLeft(task.dueAt, now)} />
        ) : (
          timeLeft(task.dueAt, now)
        ),
    },
    { head: text.assignee, cell: (task) => task.assigneeName ?? text.nobody },
    { head: text.action, cell: (task) => actionOf(props, task) },
  ];
  return (
    <Layout page={page} title={text.title}>
      <BehindNotice behind={props.behind} />
      {page.viewer?.kind !== 'person' && <Tabs page={page} list={list} />}
      <Table
        id="taken"
        caption={text.caption(listName(list, isOfTeam(page)))}
        columns={columns}
        rows={content.tasks}
        empty={text.empty}
      />
      {list === 'mine' && content.tasks.length === 0 && !props.continued && <Elsewhere page={page} />}
      <Pagination
        first={props.continued ? listUrl(list) : null}
        next={content.next ? listUrl(list, content.next) : null}
      />
    </Layout>
  );
}
