import { buildApp } from '../web/app';
import { webDeps } from '../web/compose';
import { recordAccessLine } from '../services/access/log-access';
import { cleanExpired } from '../services/session/clean-expired';
import { runProcess } from './run-process';
import type { ProcessParts, Running } from './run-process';

const CLEAN_EVERY_MS = 3_600_000;

/** The process that serves pages and API. Several may run side by side: sessions live in PostgreSQL. */
async function startWeb({ settings, logger, pool, context }: ProcessParts): Promise<Running> {
  const app = await buildApp(
    webDeps(
      context,
      {
        origin: settings.BASE_URL,
        cookieSecret: settings.SESSION_SECRET,
        demonstration: settings.DEMONSTRATION,
        trustedProxies: settings.TRUSTED_PROXIES,
        securityContact: settings.SECURITY_CONTACT,
        oidc: {
          issuer: settings.OIDC_ISSUER,
          clientId: settings.OIDC_CLIENT_ID,
          clientSecret: settings.OIDC_CLIENT_SECRET,
          audience: settings.OIDC_AUDIENCE,
          minimumLevel: settings.OIDC_MINIMUM_LEVEL,
          alwaysAsk: settings.DEMONSTRATION,
        },
      },
      {
        logger,
        recordAccess: (line) => recordAccessLine(context, line),
        readiness: async () => {
          await pool.query('SELECT 1');
          return { ready: true, parts: { database: 'goed' } };
        },
      },
    ),
  );
  await app.listen({ host: settings.HOST, port: settings.PORT });
  const cleaning = setInterval(() => {
    cleanExpired(pool, context.now()).then(
      (cleaned) => logger.info({ code: 'cleaned', ...cleaned }),
      () => logger.warn({ code: 'clean-failed' }),
    );
  }, CLEAN_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(cleaning);
      await app.close();
    },
  };
}

runProcess('web', startWeb);
