import type { FastifyInstance } from 'fastify';
import { access } from '../access';
import { sendPage } from '../html';
import { pageOf } from '../page';
import { StartPage } from '../pages/start-page';
import { paths } from '../paths';

/** The page after sign-in: what somebody with these roles can do here. */
export function addStart(app: FastifyInstance): void {
  app.get(paths.start.pattern, access('signed-in', 'none', 'page'), (request, reply) =>
    sendPage(reply, <StartPage page={pageOf(request)} />),
  );
}
