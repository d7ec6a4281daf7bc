import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/**
 * Answers with a whole page.
 *
 * The renderer escapes every text and attribute; nothing in `web/` may go around it (a test looks for that).
 *
 * @param reply the reply to fill
 * @param page the page, normally a `<Layout>`
 * @param status the HTTP status, 200 when left out
 */
export function sendPage(reply: FastifyReply, page: VNode, status = 200): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>${renderToString(page)}`);
}
