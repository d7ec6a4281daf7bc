import type { FileDraft, FileDraftRow } from '../../services/notice/file-draft';
import { isGoodRow } from '../../services/notice/file-draft';
import { Button, Buttons, Form } from '../components/form';
import { Layout } from '../components/layout';
import type { Column } from '../components/show';
import { Alert, Link, Table } from '../components/show';
import { text } from '../i18n/nl/notices';
import type { Page } from '../page';
import { paths } from '../paths';
import { noticeCrumbs } from './notice-form-page';

/** What is wrong, behind the name of its column. */
export function problemText(draft: FileDraft, problem: FileDraftRow['problems'][number]): string {
  const column = draft.columns.find((one) => one.position === problem.column);
  return column === undefined ? problem.detail : `${column.label ?? column.header}: ${problem.detail}`;
}

function columnsOf(draft: FileDraft, held: boolean): Column<FileDraftRow>[] {
  const used = draft.columns.map((column, index) => ({ ...column, index })).filter((column) => column.used);
  return [
    { head: text.row, cell: (row) => String(row.rowNumber) },
    ...(held ? heldColumns(draft) : []),
    ...used.map((column) => ({
      head: column.label ?? column.header,
      cell: (row: FileDraftRow) => row.values[column.index] ?? '',
    })),
  ];
}

function heldColumns(draft: FileDraft): Column<FileDraftRow>[] {
  return [
    {
      head: text.problems,
      cell: (row) => (
        <ul class="utrecht-unordered-list">
          {row.problems.map((problem) => (
            <li class="utrecht-unordered-list__item">{problemText(draft, problem)}</li>
          ))}
        </ul>
      ),
    },
    {
      head: text.mend,
      cell: (row) => (
        <Link href={paths.draftRow.to({ id: draft.id, row: String(row.rowNumber) })}>
          {text.mendTitle(row.rowNumber)}
        </Link>
      ),
    },
  ];
}

const list = new Intl.ListFormat('nl', { type: 'conjunction' });

/** Rows that look like the same person, each set once. */
function duplicatesOf(draft: FileDraft): string[] {
  return [...new Set(draft.duplicates.map((rows) => list.format(rows.map(String))))];
}

/** Per earlier notice the rows of people who are in it already. */
function earlierOf(draft: FileDraft): [string, string][] {
  const numbers = [...new Set(draft.earlier.map((one) => one.noticeNumber))];
  return numbers.map((number) => {
    const rows = draft.earlier.filter((one) => one.noticeNumber === number);
    return [number, list.format(rows.map((one) => String(one.rowNumber)))];
  });
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
            {duplicatesOf(draft).map((rows) => (
              <li class="utrecht-unordered-list__item">{text.duplicatesLine(rows)}</li>
            ))}
          </ul>
        </Alert>
      )}
      {draft.earlier.length > 0 && (
        <Alert kind="warning">
          <h2 class="nl-heading nl-heading--level-3">{text.earlier}</h2>
          <ul class="utrecht-unordered-list">
            {earlierOf(draft).map(([noticeNumber, rows]) => (
              <li class="utrecht-unordered-list__item">{text.earlierLine(rows, noticeNumber)}</li>
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
          {text.restSent} <Link href={paths.notice.to({ id: draft.noticeId })}>{text.toNotice}</Link>
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
  const goodRows = draft.rows.filter(isGoodRow);
  const heldRows = draft.rows.filter((row) => !isGoodRow(row));
  const good = goodRows.length;
  const held = heldRows.length;
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
      {draft.noticeId === null && <Around draft={draft} />}
      <p class="nl-paragraph">{text.rowNumbers}</p>
      {held > 0 && (
        <Table
          id="vastgehouden"
          caption={text.heldCaption}
          columns={columnsOf(draft, true)}
          rows={heldRows}
          empty={text.noRows}
        />
      )}
      <Table
        id="goed"
        caption={text.goodCaption}
        columns={columnsOf(draft, false)}
        rows={goodRows}
        empty={held > 0 ? text.noneGoodYet : text.noRows}
      />
    </Layout>
  );
}
