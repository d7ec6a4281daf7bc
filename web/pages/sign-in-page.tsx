import { Layout } from '../components/layout';
import { ButtonLink } from '../components/show';
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
    </Layout>
  );
}
