import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type Provider from 'oidc-provider';
import { choosePage, chooseStyle } from './choose-page';
import { loadKeys } from './keys';
import type { DemonstrationPerson } from './people';
import { demonstrationClients, demonstrationLevel, demonstrationPeople } from './people';
import { choosePath, makeProvider } from './provider';

/** A running local sign-in. */
export type SignInServer = { issuer: string; stop(): Promise<void> };

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > 10_000) throw new Error('The form is too long.');
  }
  return new URLSearchParams(text);
}

function sendHtml(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  response.end(html);
}

/** Shows the choice, and carries it out; the provider's own cookie ties both to one sign-in. */
async function choose(
  provider: Provider,
  people: readonly DemonstrationPerson[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    await provider.interactionDetails(request, response);
    sendHtml(response, 200, choosePage(request.url ?? choosePath, people));
    return;
  }
  const sub = (await readForm(request)).get('sub') ?? '';
  if (!people.some((person) => person.sub === sub)) {
    sendHtml(response, 400, '<!doctype html><p>Deze persoon bestaat niet in de demonstratie.</p>');
    return;
  }
  await provider.interactionFinished(request, response, {
    login: { accountId: sub, acr: demonstrationLevel, remember: false },
  });
}

/**
 * Starts the local sign-in and waits until it answers.
 *
 * @param options `port` 0 takes a free one; `webOrigins` are the addresses of the web application; `keysFile` is where
 *   the signing key is kept between runs
 * @returns its issuer address and a way to stop it
 */
export async function startSignInServer(options: {
  host?: string;
  port: number;
  webOrigins: readonly string[];
  keysFile: string;
  people?: readonly DemonstrationPerson[];
}): Promise<SignInServer> {
  const host = options.host ?? '127.0.0.1';
  const people = options.people ?? demonstrationPeople;
  const keys = loadKeys(options.keysFile);
  let handle: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => {
    response.writeHead(503).end();
  };
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const issuer = `http://${host}:${port}`;
  const provider = makeProvider({
    issuer,
    keys,
    people,
    clients: demonstrationClients,
    redirectUris: options.webOrigins.map((origin) => `${origin}/aanmelden/terug`),
  });
  const answer = provider.callback();
  handle = (request, response) => {
    if (request.url === '/demonstratie.css') {
      response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' }).end(chooseStyle);
    } else if (request.url?.startsWith(`${choosePath}/`)) {
      choose(provider, people, request, response).catch(() => {
        sendHtml(
          response,
          400,
          '<!doctype html><p>Deze aanmelding is verlopen. Begin opnieuw in Overstap.</p>',
        );
      });
    } else {
      void answer(request, response);
    }
  };
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
