import type { Permission } from '../access';
import { Button, Buttons, Form } from '../components/form';
import { Layout } from '../components/layout';
import { Link } from '../components/show';
import { text } from '../i18n/nl/start';
import type { Page } from '../page';
import { paths } from '../paths';
import { isAllowed } from '../plugins/guard';

type Card = { title: string; explanation: string; href: string; permission: Permission };

const cards: readonly Card[] = [
  { ...text.own, href: paths.own.to(), permission: 'be-employee' },
  { ...text.tasks, href: paths.tasks.to(), permission: 'read-tasks' },
  { ...text.newNotice, href: paths.noticeNew.to(), permission: 'file-notice' },
  { ...text.noticeFile, href: paths.noticeFile.to(), permission: 'file-notice' },
  { ...text.notices, href: paths.notices.to(), permission: 'read-notices' },
  { ...text.runs, href: paths.runs.to(), permission: 'read-runs' },
];

/** One card per thing this viewer can do, and the way to end his sessions elsewhere. */
export function StartPage({ page }: { page: Page }) {
  const own = cards.filter((card) => isAllowed(page.viewer, card.permission));
  return (
    <Layout page={page} title={text.title}>
      {own.length === 0 && <p class="nl-paragraph">{text.nothing}</p>}
      <ul class="overstap-cards">
        {own.map((card) => (
          <li class="overstap-panel">
            <h2 class="nl-heading nl-heading--level-3">
              <Link href={card.href}>{card.title}</Link>
            </h2>
            <p class="nl-paragraph">{card.explanation}</p>
          </li>
        ))}
      </ul>
      <h2 class="nl-heading nl-heading--level-3">{text.sessions.title}</h2>
      <p class="nl-paragraph">{text.sessions.explanation}</p>
      <Form page={page} action={paths.sessions.to()}>
        <Buttons>
          <Button kind="secondary" label={text.sessions.button} />
        </Buttons>
      </Form>
    </Layout>
  );
}
