import type { FileDraft, FileDraftRow } from '../../services/notice/file-draft';
import { isGoodRow } from '../../services/notice/file-draft';
import { Button, Buttons, Form } from '../components/form';
import { Layout } from '../components/layout';
import type { Column } from '../components/show';
import { Alert, Link, StatusBadge, Table } from '../components/show';
import { text } from '../i18n/nl/notices';
import type { Page } from '../page';
import { paths } from '../paths';
import { noticeCrumbs } from './notice-form-page';

function columnsOf(draft: FileDraft): Column<FileDraftRow>[] {
  const used = draft.columns.map((column, index) => ({ ...column, index })).filter((column) => column.used);
  return [
    { head: text.row, cell: (row) => String(row.rowNumber) },
    {
      head: text.problems,
      cell: (row) =>
        isGoodRow(row) ? (
          <StatusBadge kind="success" label={text.good} />
        ) : (
          <ul class="utrecht-unordered-list">
            {row.problems.map((problem) => (
              <li class="utrecht-unordered-list__item">{problem.detail}</li>
            ))}
          </ul>
        ),
    },
    ...used.map((column) => ({
      head: column.label ?? column.header,
      cell: (row: FileDraftRow) => row.values[column.index] ?? '',
    })),
    {
      head: text.mend,
      cell: (row) =>
        isGoodRow(row) ? (
          ''
        ) : (
          <Link href={paths.draftRow.to({ id: draft.id, row: String(row.rowNumber) })}>
            {text.mendTitle(row.rowNumber)}
          </Link>
        ),
    },
  ];
}

function Around({ draft }: { draft: FileDraft }) {
  return (
    <>
      {draft.warnings.length > 0 && (
        <Alert kind="warning">
          <h2 class="nl-heading nl-heading--level-3">{text.warnings}</h2>
          <ul class="utrecht-unordered-list">
            {draft.warnings.map((warning) => (
              <li class="utrecht-unordered-list__item">{warning}</li>
            ))}
          </ul>
        </Alert>
      )}
      {draft.duplicates.length > 0 && (
        <Alert kind="warning">
          <h2 class="nl-heading nl-heading--level-3">{text.duplicates}</h2>
          <ul class="utrecht-unordered-list">
            {draft.duplicates.map((rows) => (
              <li class="utrecht-unordered-list__item">{text.duplicatesLine(rows.join(', '))}</li>
            ))}
          </ul>
        </Alert>
      )}
      {draft.skipped.length > 0 && (
        <details>
          <summary>{`${text.skipped} (${draft.skipped.length})`}</summary>
          <ul class="utrecht-unordered-list">
            {draft.skipped.map((row) => (
              <li class="utrecht-unordered-list__item">
                {text.skippedLine(row.rowNumber, row.label, row.text)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Choice({ page, draft, good, held }: { page: Page; draft: FileDraft; good: number; held: number }) {
  if (draft.noticeId !== null) {
    return (
      <>
        <p class="nl-paragraph">
          {text.restSent} <Link href={paths.notice.to({ id: draft.noticeId })}>{text.list}</Link>
        </p>
        {good > 0 && (
          <Form page={page} action={paths.draftRest.to({ id: draft.id })}>
            <Buttons>
              <Button label={text.sendRest(good)} />
            </Buttons>
          </Form>
        )}
      </>
    );
  }
  return (
    <>
      {good === 0 && <p class="nl-paragraph">{text.noneGood}</p>}
      {good > 0 && (
        <Form page={page} action={paths.draftSend.to({ id: draft.id })}>
          <Buttons>
            <Button label={held === 0 ? text.sendAll(good) : text.sendGood(good)} />
          </Buttons>
        </Form>
      )}
      <Form page={page} action={paths.draftDiscard.to({ id: draft.id })}>
        <Buttons>
          <Button kind="secondary" label={text.sendNothing} />
        </Buttons>
      </Form>
    </>
  );
}

/** Every row of a file with everything that is wrong with it, and the choice: send the good ones, or nothing. */
export function FileDraftPage(props: { page: Page; draft: FileDraft; refusals?: readonly string[] }) {
  const { page, draft } = props;
  const good = draft.rows.filter(isGoodRow).length;
  const held = draft.rows.length - good;
  return (
    <Layout
      page={page}
      title={draft.noticeId === null ? text.previewTitle : text.restTitle}
      failed={(props.refusals ?? []).length > 0}
      crumbs={noticeCrumbs}
    >
      {(props.refusals ?? []).length > 0 && (
        <Alert kind="error">
          <ul class="utrecht-unordered-list">
            {props.refusals?.map((refusal) => (
              <li class="utrecht-unordered-list__item">{refusal}</li>
            ))}
          </ul>
        </Alert>
      )}
      <p class="nl-paragraph">
        <strong>{text.summary(good, held)}</strong> {draft.sheet ? text.sheet(draft.sheet) : ''}
      </p>
      <Choice page={page} draft={draft} good={good} held={held} />
      <Around draft={draft} />
      <Table
        id="rijen"
        caption={text.rowsCaption}
        columns={columnsOf(draft)}
        rows={draft.rows}
        empty={text.noRows}
      />
    </Layout>
  );
}
