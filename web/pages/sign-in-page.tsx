import { Layout } from '../components/layout';
import { ButtonLink, Link } from '../components/show';
import { text } from '../i18n/nl/sign-in';
import type { Page } from '../page';
import { paths } from '../paths';

/** Where somebody without a session arrives. */
export function SignInPage({ page, next }: { page: Page; next: string }) {
  return (
    <Layout page={page} title={text.title}>
      <p class="nl-paragraph">{text.intro}</p>
      {page.demonstration && <p class="nl-paragraph">{text.demonstration}</p>}
      <p>
        <ButtonLink
          href={`${paths.signInStart.to()}?verder=${encodeURIComponent(next)}`}
          label={text.button}
        />
      </p>
      <h2 class="nl-heading nl-heading--level-2">{text.employeeTitle}</h2>
      <p class="nl-paragraph">{text.employeeIntro}</p>
      <p class="nl-paragraph">
        <Link href={`${paths.codeAsk.to()}?verder=${encodeURIComponent(next)}`}>{text.employeeLink}</Link>
      </p>
    </Layout>
  );
}
