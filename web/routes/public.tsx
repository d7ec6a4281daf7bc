import type { FastifyInstance } from 'fastify';
import { access } from '../access';
import type { WebDeps } from '../deps';
import { sendPage } from '../html';
import { pageOf } from '../page';
import { AccessibilityPage } from '../pages/accessibility-page';
import { paths } from '../paths';

const yearMilliseconds = 365 * 24 * 60 * 60 * 1000;

/** The pages that everybody may read: the accessibility statement and security.txt (RFC 9116). */
export function addPublic(app: FastifyInstance, deps: WebDeps): void {
  app.get(paths.accessibility.pattern, access('public', 'none', 'page'), (request, reply) =>
    sendPage(reply, <AccessibilityPage page={pageOf(request)} />),
  );

  app.get(paths.securityText.pattern, access('public', 'none', 'page'), (_request, reply) => {
    const expires = new Date(deps.clock().getTime() + yearMilliseconds).toISOString();
    const lines = [
      `Contact: ${deps.securityContact}`,
      `Expires: ${expires}`,
      'Preferred-Languages: nl, en',
      `Canonical: ${deps.origin}${paths.securityText.to()}`,
    ];
    return reply.type('text/plain; charset=utf-8').send(`${lines.join('\n')}\n`);
  });
}
