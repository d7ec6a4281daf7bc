import type { ComponentChildren } from 'preact';
import type { NoticePerson } from '../../services/notice/find-notice-people';
import type { NoticeDetails } from '../../services/notice/read-notice';
import { TextArea } from '../components/fields';
import type { FormState } from '../components/form';
import { Button, Buttons, ErrorSummary, Form, idOf, typedText } from '../components/form';
import { Layout } from '../components/layout';
import { Link, Pagination, Table } from '../components/show';
import { text } from '../i18n/nl/notice-changes';
import { text as noticeText } from '../i18n/nl/notices';
import { text as taskText } from '../i18n/nl/tasks';
import type { Page } from '../page';
import { paths } from '../paths';
import { noticeCrumbs } from './notice-form-page';

/** The field that says that the consequences were seen. */
export const seenField = '_gezien';

/** The name of the date field of one person. */
export function endDateField(trajectoryId: string): string {
  return `einddatum.${trajectoryId}`;
}

/** How a person of a notice is called. */
export function nameOf(person: NoticePerson): string {
  return person.name ?? taskText.reference(person.personnelReference ?? '–');
}

function crumbsOf(notice: NoticeDetails) {
  return [
    ...noticeCrumbs,
    { label: noticeText.title(notice.number), href: paths.notice.to({ id: notice.id }) },
  ];
}

/** Consequences as a list, and below it the one button that makes them happen. */
export function ConsequencesPage(props: {
  page: Page;
  notice: NoticeDetails;
  title: string;
  intro?: string;
  consequences: readonly string[];
  action: string;
  button: string;
  refusals?: readonly string[];
  children?: ComponentChildren;
}) {
  const { page } = props;
  const refusals = props.refusals ?? [];
  return (
    <Layout page={page} title={props.title} failed={refusals.length > 0} crumbs={crumbsOf(props.notice)}>
      <ErrorSummary form={{ typed: {}, problems: {} }} extra={refusals} />
      {props.intro && <p class="nl-paragraph">{props.intro}</p>}
      <ul class="utrecht-unordered-list">
        {props.consequences.map((consequence) => (
          <li class="utrecht-unordered-list__item">{consequence}</li>
        ))}
      </ul>
      <Form page={page} action={props.action}>
        {props.children}
        <input type="hidden" name={seenField} value="ja" />
        <Buttons>
          <Button label={props.button} />
        </Buttons>
      </Form>
    </Layout>
  );
}

/** The field for the reason of a withdrawal. */
export function WithdrawReason({ form }: { form: FormState }) {
  return <TextArea form={form} name="reden" label={text.reason} hint={text.reasonHint} required={false} />;
}

type ChangeProps = {
  page: Page;
  notice: NoticeDetails;
  people: readonly NoticePerson[];
  next: string | null;
  form: FormState;
  refusals?: readonly string[];
};

function DateCell({ person, form }: { person: NoticePerson; form: FormState }) {
  const name = endDateField(person.trajectoryId);
  const problem = form.problems[name];
  return (
    <>
      {problem && (
        <div class="utrecht-form-field-error-message" id={`${idOf(form, name)}-fout`}>
          {problem}
        </div>
      )}
      <input
        class="utrecht-textbox utrecht-textbox--html-input"
        type="date"
        id={idOf(form, name)}
        name={name}
        value={typedText(form, name) || (person.endDate ?? '')}
        aria-label={text.endDateOf(nameOf(person))}
        aria-describedby={problem ? `${idOf(form, name)}-fout` : undefined}
      />
    </>
  );
}

/** The people of a notice with their end dates, to change, and the ways to add one or take one out. */
export function NoticeChangePage(props: ChangeProps) {
  const { page, notice, people, form } = props;
  const refusals = props.refusals ?? [];
  const address = paths.noticeChange.to({ id: notice.id });
  return (
    <Layout
      page={page}
      title={text.change}
      failed={refusals.length > 0 || Object.keys(form.problems).length > 0}
      crumbs={crumbsOf(notice)}
    >
      <ErrorSummary form={form} extra={refusals} />
      <p class="nl-paragraph">
        <Link href={paths.noticeAdd.to({ id: notice.id })}>{text.add}</Link>
      </p>
      <p class="nl-paragraph">{text.changeIntro}</p>
      <Form page={page} action={address}>
        <Table
          id="werknemers"
          caption={text.changePeople}
          rows={people}
          empty={text.changeEmpty}
          columns={[
            { head: taskText.personnelReference, cell: (person) => person.personnelReference ?? '–' },
            { head: text.who, cell: nameOf },
            { head: text.occupation, cell: (person) => person.occupation },
            { head: text.residence, cell: (person) => person.residence ?? '–' },
            { head: text.endDate, cell: (person) => <DateCell person={person} form={form} /> },
            {
              head: text.out,
              cell: (person) => (
                <Link href={paths.noticeRemove.to({ id: notice.id, person: person.trajectoryId })}>
                  {text.takeOut}
                </Link>
              ),
            },
          ]}
        />
        {people.length > 0 && (
          <Buttons>
            <Button label={text.check} />
          </Buttons>
        )}
      </Form>
      <Pagination first={null} next={props.next ? `${address}?vanaf=${props.next}` : null} />
    </Layout>
  );
}
