import { Layout } from '../components/layout';
import { text } from '../i18n/nl/problem-page';
import type { Page } from '../page';
import { paths } from '../paths';
import type { WebProblem } from '../problem';

/** What somebody sees when a page cannot be shown; a fault of ours tells nothing but a number to mention. */
export function ProblemPage(props: { page: Page; problem: WebProblem; reference: string }) {
  const { page, problem } = props;
  return (
    <Layout page={page} title={problem.body.title}>
      <p class="nl-paragraph">{problem.body.detail}</p>
      {problem.status >= 500 && <p class="nl-paragraph">{text.reference(props.reference)}</p>}
      <p class="nl-paragraph">
        <a
          class="utrecht-link utrecht-link--html-a"
          href={page.viewer ? paths.start.to() : paths.signIn.to()}
        >
          {page.viewer ? text.toStart : text.toSignIn}
        </a>
      </p>
    </Layout>
  );
}
