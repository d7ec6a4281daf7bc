import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../web/app';
import { webDeps } from '../../web/compose';
import { csrfToken } from '../../web/plugins/csrf';
import { databaseSessions } from '../../web/sessions';
import type { TestServices } from '../support/services';

/** The application on a real database, asked in memory; sign-in is not part of it. */
export async function realApp(services: TestServices): Promise<FastifyInstance> {
  return buildApp(
    webDeps(
      services.context,
      {
        origin: 'https://overstap.example.nl',
        cookieSecret: 'a-secret-of-at-least-32-characters-for-tests',
        demonstration: false,
        trustedProxies: [],
        securityContact: 'mailto:beveiliging@voorbeeld.nl',
        oidc: {
          issuer: 'http://127.0.0.1:9',
          clientId: 'overstap-web',
          clientSecret: 'secret',
          audience: 'urn:overstap:api',
          minimumLevel: 'substantial',
          alwaysAsk: false,
        },
      },
      {
        logger: false,
        recordAccess: () => Promise.resolve(),
        readiness: () => Promise.resolve({ ready: true, parts: {} }),
      },
    ),
  );
}

/** Somebody at his browser, with a session of his own. */
export async function browserOf(app: FastifyInstance, services: TestServices, accountId: string) {
  const secret = await databaseSessions(services.context).start(accountId, services.context.now());
  const cookies = { '__Host-overstap': secret };
  return {
    secret,
    get: (url: string) => app.inject({ url, cookies }),
    send: (url: string, fields: Record<string, string | string[]>) => {
      const form = new URLSearchParams({ _csrf: csrfToken(secret) });
      for (const [name, value] of Object.entries(fields)) {
        for (const one of [value].flat()) form.append(name, one);
      }
      return app.inject({
        method: 'POST',
        url,
        cookies,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: form.toString(),
      });
    },
    upload: (url: string, fields: Record<string, string>, name: string, content: string) => {
      const form = new FormData();
      for (const [key, value] of Object.entries({ _csrf: csrfToken(secret), ...fields }))
        form.set(key, value);
      form.set('bestand', new Blob([content]), name);
      return app.inject({ method: 'POST', url, cookies, payload: form });
    },
  };
}
