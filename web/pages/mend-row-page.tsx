import type { FormField } from '../../domain/shared/form-fields';
import type { FileDraft } from '../../services/notice/file-draft';
import type { RowToMend } from '../../services/notice/row-to-mend';
import type { FormState } from '../components/form';
import { Button, Buttons, ErrorSummary, Form } from '../components/form';
import { Layout } from '../components/layout';
import { SchemaFields } from '../components/schema-form';
import { Alert } from '../components/show';
import { text } from '../i18n/nl/notices';
import type { Page } from '../page';
import { paths } from '../paths';
import { problemText } from './file-draft-page';
import { noticeCrumbs } from './notice-form-page';

/** The name of the button that leaves a row out for good. */
export const dropButton = '_weglaten';

/** One held row of a file: what was wrong, what stood in the file, and a form that begins with what could be read. */
export function MendRowPage(props: {
  page: Page;
  draft: FileDraft;
  mend: RowToMend;
  fields: readonly FormField[];
  form: FormState;
}) {
  const { page, draft, mend, form } = props;
  const { row } = mend;
  const stood = draft.columns.flatMap((column, index) => {
    const value = row.values[index] ?? '';
    return value === '' ? [] : [{ head: column.label ?? column.header, value }];
  });
  return (
    <Layout
      page={page}
      title={text.mendTitle(row.rowNumber)}
      failed={Object.keys(form.problems).length > 0}
      crumbs={[...noticeCrumbs, { label: text.restTitle, href: paths.draft.to({ id: draft.id }) }]}
    >
      <ErrorSummary form={form} />
      {row.problems.length > 0 && Object.keys(form.problems).length === 0 && (
        <Alert kind="warning">
          <ul class="utrecht-unordered-list">
            {row.problems.map((problem) => (
              <li class="utrecht-unordered-list__item">{problemText(draft, problem)}</li>
            ))}
          </ul>
        </Alert>
      )}
      <details>
        <summary>{text.asInFile}</summary>
        <ul class="utrecht-unordered-list">
          {stood.map(({ head, value }) => (
            <li class="utrecht-unordered-list__item">{`${head}: ${value}`}</li>
          ))}
        </ul>
      </details>
      <p class="nl-paragraph">{text.mendIntro}</p>
      <Form page={page} action={paths.draftRow.to({ id: draft.id, row: String(row.rowNumber) })}>
        <SchemaFields fields={props.fields} form={form} />
        <Buttons>
          <Button label={text.mendSave} />
          <Button kind="secondary" label={text.mendDrop} name={dropButton} value="ja" />
        </Buttons>
      </Form>
    </Layout>
  );
}
