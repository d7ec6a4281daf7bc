import Provider from 'oidc-provider';
import type { ProviderKeys } from './keys';
import type { DemonstrationClient, DemonstrationPerson } from './people';
import { apiAudience, demonstrationLevel, webClient } from './people';

/** Where the choice page of one sign-in stands. */
export const choosePath = '/kies';

/**
 * The provider itself: code flow with PKCE S256 for the web application, client credentials for programs, JWT access
 * tokens signed RS256. It knows who somebody is and nothing about what he may do. Everything but its keys is in memory.
 *
 * @param issuer its own address, without a slash at the end
 * @param redirectUris where the web application wants people back
 */
export function makeProvider(options: {
  issuer: string;
  keys: ProviderKeys;
  people: readonly DemonstrationPerson[];
  clients: readonly DemonstrationClient[];
  redirectUris: readonly string[];
}): Provider {
  return new Provider(options.issuer, {
    jwks: options.keys.jwks,
    cookies: { keys: [...options.keys.cookieKeys] },
    clients: [
      {
        client_id: webClient.clientId,
        client_secret: webClient.clientSecret,
        redirect_uris: [...options.redirectUris],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
      ...options.clients.map((client) => ({
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [],
        grant_types: ['client_credentials'],
        response_types: [],
        token_endpoint_auth_method: 'client_secret_basic' as const,
      })),
    ],
    pkce: { required: () => true },
    acrValues: [demonstrationLevel],
    claims: { openid: ['sub', 'acr'], profile: ['name'] },
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    findAccount(_context, sub) {
      const person = options.people.find((candidate) => candidate.sub === sub);
      if (!person) return undefined;
      return { accountId: sub, claims: () => ({ sub, name: person.name }) };
    },
    // Choosing somebody is the consent: there is nobody here to ask.
    async loadExistingGrant(context) {
      const { client, session } = context.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new context.oidc.provider.Grant({
        clientId: client.clientId,
        accountId: session.accountId,
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    interactions: { url: (_context, interaction) => `${choosePath}/${interaction.uid}` },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      ClientCredentials: 600,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (context) =>
          context.oidc.params?.['grant_type'] === 'client_credentials' ? apiAudience : [],
        getResourceServerInfo: () => ({
          scope: '',
          audience: apiAudience,
          accessTokenTTL: 600,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
}
