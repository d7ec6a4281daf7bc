import type { FastifyBaseLogger } from 'fastify';
import type { AnswerKeeper } from './api/idempotency';
import type { RecordAccess } from './plugins/access-log';
import type { Readiness } from './plugins/health';
import type { SessionStore } from './plugins/sessions';
import type { WebServices } from './services';
import type { SignIn } from './sign-in/oidc';
import type { TokenCheck } from './sign-in/tokens';
import type { Viewer } from '../services/access/viewer';

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
  /** Where somebody reports a weakness (RFC 9116): `mailto:` or `https:`. */
  securityContact: string;
  clock: () => Date;
  logger: FastifyBaseLogger | false;
  readiness: () => Promise<Readiness>;
  sessions: SessionStore;
  /** The use cases, with their tools already handed in. */
  services: WebServices;
  signIn: Pick<SignIn, 'begin' | 'finish'>;
  accounts: {
    /** The account of somebody the provider recognised; null when nobody invited this person. */
    bySubject(subject: string): Promise<string | null>;
  };
  /** Sign-in of employees, by a code in their mail. */
  signInCodes: {
    /** Sends a code when the address is known; gives the secret for the cookie either way. */
    request(email: string): Promise<string>;
    /** Begins a session with the code; null when it is wrong, old or used. */
    confirm(challenge: string, code: string): Promise<{ secret: string; personId: string } | null>;
  };
  /** Says which program a token belongs to. */
  tokenCheck: TokenCheck;
  clients: {
    /** The viewer of a program: it acts for its one organisation; null when it is unknown or switched off. */
    byId(clientId: string): Promise<Viewer | null>;
  };
  /** Where programs get tokens, for the description of the API. */
  tokenUrl: string;
  answers: AnswerKeeper;
  recordAccess: RecordAccess;
};
