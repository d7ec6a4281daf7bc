import type { ComponentChildren } from 'preact';
import type { Permission } from '../access';
import { text } from '../i18n/nl/layout';
import type { Page } from '../page';
import { paths } from '../paths';
import { stylesheetUrl } from '../plugins/assets';
import { isAllowed } from '../plugins/guard';
import { CsrfField } from './form';

type Crumb = { label: string; href: string };

const navigation: readonly { label: string; href: string; permission: Permission }[] = [
  { label: text.tasks, href: paths.tasks.to(), permission: 'read-tasks' },
  { label: text.notices, href: paths.notices.to(), permission: 'read-notices' },
  { label: text.runs, href: paths.runs.to(), permission: 'read-runs' },
];

function Navigation({ page }: { page: Page }) {
  const entries = navigation.filter((entry) => isAllowed(page.viewer, entry.permission));
  if (entries.length === 0) return null;
  return (
    <nav class="overstap-header__nav" aria-label={text.mainNavigation}>
      <ul>
        {entries.map((entry) => (
          <li>
            <a
              class="utrecht-link utrecht-link--html-a"
              href={entry.href}
              aria-current={entry.href === page.path ? 'page' : undefined}
            >
              {entry.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Account({ page }: { page: Page }) {
  if (page.name === null) return null;
  return (
    <div class="overstap-header__account">
      <p>{page.name}</p>
      <form method="post" action={paths.signOut.to()}>
        <CsrfField page={page} />
        <button class="nl-button nl-button--subtle" type="submit">
          <span class="nl-button__label">{text.signOut}</span>
        </button>
      </form>
    </div>
  );
}

function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav class="utrecht-breadcrumb-nav" aria-label={text.breadcrumb}>
      <ol class="utrecht-breadcrumb-nav__list utrecht-breadcrumb-nav__list--html-ol">
        {crumbs.map((crumb, index) => (
          <li class="utrecht-breadcrumb-nav__item">
            <a
              class="utrecht-link utrecht-link--html-a utrecht-breadcrumb-nav__link"
              href={crumb.href}
              rel={index === 0 ? 'home' : 'up'}
            >
              {crumb.label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/**
 * The frame of every page: skip link, header with navigation, breadcrumb, the page itself, footer.
 *
 * @param title what the page is about; also the window's title
 * @param failed true after a form was refused: the window's title then begins with "Fout:"
 * @param crumbs the way back, without the page itself
 */
export function Layout(props: {
  page: Page;
  title: string;
  failed?: boolean;
  crumbs?: readonly Crumb[];
  children: ComponentChildren;
}) {
  const { page, title, crumbs } = props;
  return (
    <html lang="nl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${props.failed ? text.failedPrefix : ''}${title} - ${text.product}`}</title>
        <link rel="stylesheet" href={stylesheetUrl} />
      </head>
      <body class="voorbeeld-theme overstap-theme utrecht-document">
        <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#main">
          {text.skip}
        </a>
        <div class="utrecht-page-layout">
          <header class="utrecht-page-header">
            {page.demonstration && <p class="overstap-demo">{text.demonstration}</p>}
            <div class="utrecht-page-header__content overstap-header">
              <a class="overstap-header__name" href={paths.start.to()}>
                {text.product}
              </a>
              <Navigation page={page} />
              <Account page={page} />
            </div>
          </header>
          <div class="utrecht-page-body">
            <div class="utrecht-page-body__content">
              {crumbs && crumbs.length > 0 && <Breadcrumb crumbs={crumbs} />}
              <main id="main" tabIndex={-1}>
                <h1 class="nl-heading nl-heading--level-1">{title}</h1>
                {props.children}
              </main>
            </div>
          </div>
          <footer class="utrecht-page-footer">
            <div class="utrecht-page-footer__content">
              <p class="nl-paragraph">{text.footer}</p>
              <p class="nl-paragraph">
                <a class="utrecht-link utrecht-link--html-a" href={paths.accessibility.to()}>
                  {text.accessibility}
                </a>
              </p>
            </div>
          </footer>
        </div>
      </body>
    </html>
  );
}
