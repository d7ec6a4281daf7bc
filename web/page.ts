import type { FastifyRequest } from 'fastify';
import { csrfToken } from './plugins/csrf';
import type { Viewer } from '../services/access/viewer';

/** What every page needs to know about the request it answers. */
export type Page = {
  viewer: Viewer | null;
  /** The name at the top of the page; null without a session. */
  name: string | null;
  /** Token for the hidden field of each form; empty without a session. */
  csrf: string;
  /** The path asked for, without the query, to mark the place in the navigation. */
  path: string;
  /** Whether the present sign-in is the local demonstration provider. */
  demonstration: boolean;
};

/** Collects what the layout and the forms of a page need. */
export function pageOf(request: FastifyRequest): Page {
  const secret = request.sessionSecret ?? request.formSecret;
  return {
    viewer: request.viewer,
    name: request.signedIn?.name ?? null,
    csrf: secret ? csrfToken(secret) : '',
    path: request.url.split('?')[0] ?? '/',
    demonstration: request.server.demonstration,
  };
}

declare module 'fastify' {
  interface FastifyInstance {
    demonstration: boolean;
  }
}
