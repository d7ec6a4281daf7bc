import * as oidc from 'openid-client';

/** Where people sign in and how this application is known there. */
export type OidcSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The `aud` that tokens for the API must carry. */
  audience: string;
  /** The lowest level of assurance that is accepted (OIDC NLGOV: at least what was asked). */
  minimumLevel: Level;
  /** Ask the provider to let people sign in again each time, also when it still knows them. */
  alwaysAsk: boolean;
};

/** What is kept in the browser between leaving and coming back. */
export type KeptSignIn = { state: string; nonce: string; verifier: string; next: string };

/** Who the provider says it is. */
export type Identity = { subject: string; name: string | null };

export const levels = {
  low: 'http://eidas.europa.eu/LoA/low',
  substantial: 'http://eidas.europa.eu/LoA/substantial',
  high: 'http://eidas.europa.eu/LoA/high',
} as const;

export type Level = keyof typeof levels;

const order: readonly Level[] = ['low', 'substantial', 'high'];

/** Levels as brokers name them: eIDAS and eHerkenning (EH2+, EH3, EH4). */
const levelByValue: Readonly<Record<string, Level>> = {
  [levels.low]: 'low',
  [levels.substantial]: 'substantial',
  [levels.high]: 'high',
  'urn:etoegang:core:assurance-class:loa2plus': 'low',
  'urn:etoegang:core:assurance-class:loa3': 'substantial',
  'urn:etoegang:core:assurance-class:loa4': 'high',
};

/**
 * Whether a level is high enough; a level we do not know is not.
 *
 * @param given the `acr` of the ID token
 */
export function isHighEnough(given: unknown, minimum: Level): boolean {
  const level = typeof given === 'string' ? levelByValue[given] : undefined;
  return level !== undefined && order.indexOf(level) >= order.indexOf(minimum);
}

/** Signs people in with the authorization code flow, PKCE S256, state and nonce (OIDC NLGOV 1.0.1). */
export type SignIn = {
  /** Where to send somebody, and what to keep until he is back. */
  begin(redirectUri: string, next: string): Promise<{ url: string; kept: KeptSignIn }>;
  /** Checks the answer of the provider. */
  finish(answer: URL, kept: KeptSignIn): Promise<Identity>;
  /** The provider's own address for its keys, for tokens of programs. */
  keysUrl(): Promise<string>;
};

/**
 * The client of one provider. The provider is looked up at first use and again after a failure, so that the
 * application starts and stays up while sign-in is away.
 */
export function makeSignIn(settings: OidcSettings): SignIn {
  let known: Promise<oidc.Configuration> | undefined;

  const provider = (): Promise<oidc.Configuration> => {
    const insecure = settings.issuer.startsWith('http:');
    known ??= oidc
      .discovery(
        new URL(settings.issuer),
        settings.clientId,
        { id_token_signed_response_alg: 'RS256' },
        oidc.ClientSecretBasic(settings.clientSecret),
        insecure ? { execute: [oidc.allowInsecureRequests] } : {},
      )
      .catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    return known;
  };

  return {
    async begin(redirectUri, next) {
      const verifier = oidc.randomPKCECodeVerifier();
      const kept = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier, next };
      const url = oidc.buildAuthorizationUrl(await provider(), {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state: kept.state,
        nonce: kept.nonce,
        acr_values: levels[settings.minimumLevel],
        ...(settings.alwaysAsk ? { prompt: 'login' } : {}),
      });
      return { url: url.href, kept };
    },

    async finish(answer, kept) {
      const tokens = await oidc.authorizationCodeGrant(await provider(), answer, {
        pkceCodeVerifier: kept.verifier,
        expectedState: kept.state,
        expectedNonce: kept.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('The provider sent no ID token.');
      if (!isHighEnough(claims['acr'], settings.minimumLevel)) throw new LevelTooLow();
      const name = claims['name'];
      return { subject: claims.sub, name: typeof name === 'string' ? name : null };
    },

    async keysUrl() {
      const url = (await provider()).serverMetadata().jwks_uri;
      if (!url) throw new Error('The provider names no address for its keys.');
      return url;
    },
  };
}

/** The provider is less sure of who this is than we ask. */
export class LevelTooLow extends Error {}
