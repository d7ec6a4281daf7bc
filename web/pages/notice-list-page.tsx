import type { DraftListItem } from '../../services/notice/find-drafts';
import type { NoticeListItem, NoticePage as Content } from '../../services/notice/find-notices';
import { Layout } from '../components/layout';
import type { Column } from '../components/show';
import { Alert, ButtonLink, Link, Pagination, Table } from '../components/show';
import { Buttons } from '../components/form';
import { text } from '../i18n/nl/notices';
import { dutchMoment } from '../i18n/nl/time';
import { certaintyWord } from '../i18n/nl/words';
import type { Page } from '../page';
import { paths } from '../paths';

const columns: readonly Column<NoticeListItem>[] = [
  {
    head: text.number,
    cell: (notice) => <Link href={paths.notice.to({ id: notice.id })}>{notice.number}</Link>,
  },
  { head: text.employer, cell: (notice) => notice.employerName },
  { head: text.people, cell: (notice) => String(notice.employeeCount) },
  { head: text.certainty, cell: (notice) => certaintyWord(notice.certainty) },
  { head: text.received, cell: (notice) => dutchMoment(notice.acceptedAt) },
  { head: text.state, cell: (notice) => text.states[notice.state] },
];

/** The notices the viewer may see, and the drafts of his own organisation. */
export function NoticeListPage(props: {
  page: Page;
  content: Content;
  drafts: readonly DraftListItem[];
  continued: boolean;
  done?: string | undefined;
}) {
  const { page, content, drafts } = props;
  const address = paths.notices.to();
  return (
    <Layout page={page} title={text.list}>
      {props.done && (
        <Alert kind="ok">
          <p class="nl-paragraph">{props.done}</p>
        </Alert>
      )}
      <Buttons>
        <ButtonLink href={paths.noticeNew.to()} label={text.newNotice} />
        <ButtonLink href={paths.noticeFile.to()} label={text.newFile} kind="secondary" />
      </Buttons>
      <Table
        id="meldingen"
        caption={text.listCaption}
        columns={columns}
        rows={content.notices}
        empty={text.listEmpty}
      />
      <Pagination
        first={props.continued ? address : null}
        next={content.next ? `${address}?vanaf=${content.next}` : null}
      />
      <h2 class="nl-heading nl-heading--level-2">{text.drafts}</h2>
      {drafts.length === 0 ? (
        <p class="nl-paragraph">{text.draftsEmpty}</p>
      ) : (
        <ul class="utrecht-unordered-list">
          {drafts.map((draft) => (
            <li class="utrecht-unordered-list__item">
              <Link href={paths.draft.to({ id: draft.id })}>
                {text.draftLine(draft.rows, dutchMoment(draft.updatedAt))}
              </Link>
              {draft.noticeNumber ? ` (${text.draftOf(draft.noticeNumber)})` : ''}
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}
