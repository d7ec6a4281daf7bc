import type { FormField } from '../../domain/shared/form-fields';
import type { FormState, Typed } from '../components/form';
import { ChoiceGroup, FileField } from '../components/fields';
import { Button, Buttons, ErrorSummary, Form, typedText } from '../components/form';
import { Layout } from '../components/layout';
import { Link } from '../components/show';
import { SchemaFields } from '../components/schema-form';
import { text as layoutText } from '../i18n/nl/layout';
import { text as formText } from '../i18n/nl/notice-form';
import { text } from '../i18n/nl/notices';
import type { Page } from '../page';
import { paths } from '../paths';

/** The hidden field that tells two sendings of one form from two notices. */
export const formKeyField = '_sleutel';

/** The field that says who may know of an embargo. */
export const circleField = '_kring';

/** The name of the field with the file. */
export const fileField = 'bestand';

export const noticeCrumbs = [
  { label: layoutText.start, href: paths.start.to() },
  { label: layoutText.notices, href: paths.notices.to() },
];

type Props = {
  page: Page;
  fields: readonly FormField[];
  form: FormState;
  formKey: string;
  refusals?: readonly string[];
};

function failed({ form, refusals }: Props): boolean {
  return Object.keys(form.problems).length > 0 || (refusals ?? []).length > 0;
}

/** Under embargo: who may know beside the one who files. */
function Circle({ form }: { form: FormState }) {
  const options = Object.entries(formText.circleOptions).map(([value, label]) => ({ value, label }));
  return (
    <ChoiceGroup
      form={{ ...form, typed: { [circleField]: 'ik', ...form.typed } }}
      name={circleField}
      kind="radio"
      label={formText.circle}
      hint={formText.circleHint}
      options={options}
    />
  );
}

/** Whether the coordinators of the region may see the notice while it is under embargo. */
export function tellsCoordinators(typed: Typed): boolean {
  return typedText({ typed, problems: {} }, circleField) === 'coordinator';
}

/** The notice as a form, for a few people at once. */
export function NoticeFormPage(props: Props) {
  const { page, fields, form } = props;
  return (
    <Layout page={page} title={text.newTitle} failed={failed(props)} crumbs={noticeCrumbs}>
      <ErrorSummary form={form} extra={props.refusals ?? []} />
      <p class="nl-paragraph">{text.newIntro}</p>
      <p class="nl-paragraph">{text.notWmco}</p>
      <Form page={page} action={paths.noticeNew.to()}>
        <input type="hidden" name={formKeyField} value={props.formKey} />
        <SchemaFields fields={fields.filter((field) => field.kind !== 'list')} form={form} />
        <Circle form={form} />
        <SchemaFields fields={fields.filter((field) => field.kind === 'list')} form={form} />
        <Buttons>
          <Button label={text.send} />
        </Buttons>
      </Form>
    </Layout>
  );
}

/** The facts of the notice, and a file with its people. */
export function NoticeFilePage(props: Props) {
  const { page, fields, form } = props;
  return (
    <Layout page={page} title={text.fileTitle} failed={failed(props)} crumbs={noticeCrumbs}>
      <ErrorSummary form={form} extra={props.refusals ?? []} />
      <p class="nl-paragraph">
        {text.fileIntro} <Link href={paths.template.to()}>{text.template}</Link>
      </p>
      <p class="nl-paragraph">{text.notWmco}</p>
      <Form page={page} action={paths.noticeFile.to()} upload>
        <SchemaFields fields={fields} form={form} />
        <Circle form={form} />
        <FileField
          form={form}
          name={fileField}
          label={text.fileLabel}
          hint={failed(props) ? text.fileAgain : text.fileHint}
          accept=".csv,.xlsx,.txt"
        />
        <Buttons>
          <Button label={text.read} />
        </Buttons>
      </Form>
    </Layout>
  );
}
