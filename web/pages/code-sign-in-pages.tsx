import { TextField } from '../components/fields';
import type { FormState } from '../components/form';
import { Button, Buttons, ErrorSummary, Form } from '../components/form';
import { Layout } from '../components/layout';
import { Link } from '../components/show';
import { text } from '../i18n/nl/sign-in';
import type { Page } from '../page';
import { paths } from '../paths';

/** The hidden field with the place where somebody wanted to go. */
export const nextField = '_verder';

type Props = { page: Page; form: FormState; next: string };

const crumbs = [{ label: text.title, href: paths.signIn.to() }];

/** Asks an employee for his address. */
export function AskCodePage({ page, form, next }: Props) {
  return (
    <Layout
      page={page}
      title={text.code.title}
      failed={Object.keys(form.problems).length > 0}
      crumbs={crumbs}
    >
      <ErrorSummary form={form} />
      <p class="nl-paragraph">{text.code.intro}</p>
      <Form page={page} action={paths.codeAsk.to()}>
        <input type="hidden" name={nextField} value={next} />
        <TextField
          form={form}
          name="email"
          kind="email"
          label={text.code.email}
          hint={text.code.emailHint}
          autocomplete="email"
        />
        <Buttons>
          <Button label={text.code.send} />
        </Buttons>
      </Form>
    </Layout>
  );
}

/** Asks for the code; says the same whether the address was known or not. */
export function EnterCodePage({ page, form, next }: Props) {
  return (
    <Layout
      page={page}
      title={text.code.enterTitle}
      failed={Object.keys(form.problems).length > 0}
      crumbs={crumbs}
    >
      <ErrorSummary form={form} />
      <p class="nl-paragraph">{text.code.enterIntro}</p>
      <Form page={page} action={paths.codeEnter.to()}>
        <input type="hidden" name={nextField} value={next} />
        <TextField
          form={form}
          name="code"
          kind="number"
          label={text.code.code}
          hint={text.code.codeHint}
          autocomplete="one-time-code"
        />
        <Buttons>
          <Button label={text.code.enter} />
        </Buttons>
      </Form>
      <p class="nl-paragraph">
        <Link href={`${paths.codeAsk.to()}?verder=${encodeURIComponent(next)}`}>{text.code.again}</Link>
      </p>
    </Layout>
  );
}
