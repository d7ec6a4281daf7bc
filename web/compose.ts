import type { FastifyBaseLogger } from 'fastify';
import { claimKey, keepAnswer, releaseKey } from '../services/api/idempotency';
import { findAccountBySubject, findApiClient } from '../services/session/find-account';
import { confirmSignInCode, requestSignInCode } from '../services/session/sign-in-code';
import type { ServiceContext } from '../services/shared/context';
import type { WebDeps } from './deps';
import type { RecordAccess } from './plugins/access-log';
import type { Readiness } from './plugins/health';
import { bindServices } from './services';
import { databaseSessions } from './sessions';
import type { OidcSettings } from './sign-in/oidc';
import { makeSignIn } from './sign-in/oidc';
import { makeTokenCheck } from './sign-in/tokens';

/** What the process that serves the pages hands in. */
export type WebSettings = {
  origin: string;
  cookieSecret: string;
  demonstration: boolean;
  trustedProxies: readonly string[];
  securityContact: string;
  oidc: OidcSettings;
};

/**
 * Joins the web application with the real database and sign-in.
 *
 * @param recordAccess writes the access log
 * @param readiness says whether the process makes progress
 */
export function webDeps(
  context: ServiceContext,
  settings: WebSettings,
  parts: {
    logger: FastifyBaseLogger | false;
    recordAccess: RecordAccess;
    readiness: () => Promise<Readiness>;
  },
): WebDeps {
  const { pool } = context;
  const signIn = makeSignIn(settings.oidc);
  return {
    origin: settings.origin,
    cookieSecret: settings.cookieSecret,
    demonstration: settings.demonstration,
    trustedProxies: settings.trustedProxies,
    securityContact: settings.securityContact,
    clock: context.now,
    logger: parts.logger,
    readiness: parts.readiness,
    sessions: databaseSessions(context),
    services: bindServices(context),
    signIn,
    accounts: { bySubject: (subject) => findAccountBySubject(pool, subject) },
    signInCodes: {
      request: (email) => requestSignInCode(context, email),
      confirm: (challenge, code) => confirmSignInCode(context, challenge, code),
    },
    tokenCheck: makeTokenCheck(settings.oidc, signIn),
    clients: {
      async byId(clientId) {
        const client = await findApiClient(pool, clientId);
        if (!client) return null;
        return { kind: 'client', clientId, organisationId: client.organisationId, role: client.role };
      },
    },
    tokenUrl: `${settings.oidc.issuer}/token`,
    answers: {
      claim: (request, now) => claimKey(pool, request, now),
      keep: (request, status, answer) => keepAnswer(pool, request, status, answer),
      release: (request) => releaseKey(pool, request),
    },
    recordAccess: parts.recordAccess,
  };
}
