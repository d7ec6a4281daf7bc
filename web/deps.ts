import type { FastifyBaseLogger } from 'fastify';
import type { Readiness } from './plugins/health';
import type { SessionStore } from './plugins/sessions';

/** What the web application is joined with; `workers/` does the joining, tests hand in what they need. */
export type WebDeps = {
  /** The address people use, such as `https://overstap.example.nl`; cookies are secure when it is https. */
  origin: string;
  /** Signs the short-lived cookie of a sign-in that is under way; at least 32 characters. */
  cookieSecret: string;
  /** True when the local provider with demonstration people is used; every page then says so. */
  demonstration: boolean;
  /** Addresses of proxies whose X-Forwarded headers are believed; empty means none. */
  trustedProxies: readonly string[];
  clock: () => Date;
  logger: FastifyBaseLogger | false;
  readiness: () => Promise<Readiness>;
  sessions: SessionStore;
};
