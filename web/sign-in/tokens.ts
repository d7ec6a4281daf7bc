import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { OidcSettings, SignIn } from './oidc';

/** The algorithms a token may be signed with; `none` and shared secrets are not among them. */
const algorithms = ['RS256', 'PS256', 'ES256'];

/** Says which program a bearer token belongs to; null when the token is not good. */
export type TokenCheck = (token: string, now: Date) => Promise<string | null>;

/**
 * Checks tokens of programs against the provider's published keys (OAuth NL profile 1.2).
 *
 * @param settings issuer and audience that a token must carry
 * @returns a check that gives the client id; it throws only when the provider's keys cannot be had
 */
export function makeTokenCheck(settings: OidcSettings, signIn: Pick<SignIn, 'keysUrl'>): TokenCheck {
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;
  return async (token, now) => {
    keys ??= createRemoteJWKSet(new URL(await signIn.keysUrl()));
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: settings.issuer,
        audience: settings.audience,
        algorithms,
        currentDate: now,
        clockTolerance: 5,
        requiredClaims: ['exp', 'iat', 'jti', 'client_id'],
      });
      const clientId = payload['client_id'];
      return typeof clientId === 'string' ? clientId : null;
    } catch (error) {
      if (error instanceof errors.JWKSTimeout) throw error;
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  };
}
