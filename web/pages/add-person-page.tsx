import type { FormField } from '../../domain/shared/form-fields';
import type { NoticeDetails } from '../../services/notice/read-notice';
import type { FormState } from '../components/form';
import { Button, Buttons, ErrorSummary, Form } from '../components/form';
import { Layout } from '../components/layout';
import { SchemaFields } from '../components/schema-form';
import { text } from '../i18n/nl/notice-changes';
import { text as noticeText } from '../i18n/nl/notices';
import type { Page } from '../page';
import { paths } from '../paths';
import { noticeCrumbs } from './notice-form-page';

/** One more person in a notice. */
export function AddPersonPage(props: {
  page: Page;
  notice: NoticeDetails;
  fields: readonly FormField[];
  form: FormState;
  refusals: readonly string[];
}) {
  const { page, notice, form, refusals } = props;
  return (
    <Layout
      page={page}
      title={text.add}
      failed={refusals.length > 0 || Object.keys(form.problems).length > 0}
      crumbs={[
        ...noticeCrumbs,
        { label: noticeText.title(notice.number), href: paths.notice.to({ id: notice.id }) },
      ]}
    >
      <ErrorSummary form={form} extra={refusals} />
      <p class="nl-paragraph">{text.addIntro}</p>
      <Form page={page} action={paths.noticeAdd.to({ id: notice.id })}>
        <SchemaFields fields={props.fields} form={form} />
        <Buttons>
          <Button label={text.addButton} />
        </Buttons>
      </Form>
    </Layout>
  );
}
