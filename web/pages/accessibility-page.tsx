import { Layout } from '../components/layout';
import { text } from '../i18n/nl/public';
import type { Page } from '../page';

/** The accessibility statement, with the status that is true until somebody independent has looked. */
export function AccessibilityPage({ page }: { page: Page }) {
  return (
    <Layout page={page} title={text.accessibility}>
      {[text.intro, text.status, text.tested, text.works, text.trouble].map((sentence) => (
        <p class="nl-paragraph">{sentence}</p>
      ))}
    </Layout>
  );
}
