import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { isApiUrl } from '../paths';

/** The version of the API that this build serves; also `info.version` of the OpenAPI document. */
export const apiVersion = '1.0.0';

/**
 * Security headers on every answer, of pages, files and API alike.
 *
 * Nothing may come from elsewhere and nothing may frame us; no page is kept by a cache, because nearly every page
 * shows something about a person. Source: NLGov ADR /core/transport/security-headers, BIO2 8.26.
 */
export async function addHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'script-src': ["'self'"],
        'connect-src': ["'self'"],
        'img-src': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=()');
    if (isApiUrl(request.url)) reply.header('api-version', apiVersion);
  });
}
