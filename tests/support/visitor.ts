import { demonstrationClients } from '../../stack/oidc/people';
import type { Product } from './product';
import { waitFor } from './wait-for';

/** What a form holds as it was typed. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Somebody at a browser: keeps cookies, follows where it is sent, sends forms with the token of the page before. */
export interface Visitor {
  get(path: string): Promise<{ status: number; body: string }>;
  /** Sends a form as the browser would; follows the answer. */
  send(path: string, fields: Fields): Promise<{ status: number; body: string; url: string }>;
  /** Every address this visitor was sent to or saw as a link or form on a page. */
  readonly addresses: readonly string[];
}

const MOST_STEPS = 12;

/** A browser without cookies at our own front door. */
export function openBrowserless({ origin }: Pick<Product, 'origin'>): Visitor & {
  follow(url: string, init?: RequestInit): Promise<{ answer: Response; url: string }>;
} {
  const jar = new Map<string, string>();
  const addresses: string[] = [];
  let page = '';
  const ask = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = (line.split(';')[0] ?? '').split('=', 2);
      if (name !== undefined && value !== undefined) jar.set(name, value);
    }
    return answer;
  };
  const follow = async (url: string, init: RequestInit = {}): Promise<{ answer: Response; url: string }> => {
    let answer = await ask(url, init);
    for (let step = 0; step < MOST_STEPS && answer.status >= 300 && answer.status < 400; step += 1) {
      url = new URL(answer.headers.get('location') ?? '', url).href;
      addresses.push(url);
      answer = await ask(url);
    }
    return { answer, url };
  };
  const keep = async (answer: Response): Promise<string> => {
    page = await answer.text();
    for (const [, address = ''] of page.matchAll(/(?:href|action)="([^"]*)"/g)) addresses.push(address);
    return page;
  };
  return {
    addresses,
    follow,
    get: async (path) => {
      const { answer } = await follow(origin + path);
      return { status: answer.status, body: await keep(answer) };
    },
    send: async (path, fields) => {
      const token = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
      const { answer, url } = await follow(origin + path, form({ _csrf: token, ...fields }));
      return { status: answer.status, body: await keep(answer), url };
    },
  };
}

/** Signs a person of the demonstration in at the local provider and brings him back to the start page. */
export async function signIn(product: Pick<Product, 'origin'>, sub: string): Promise<Visitor> {
  const browser = openBrowserless(product);
  const choice = await browser.follow(`${product.origin}/aanmelden/start`);
  if (choice.answer.status !== 200) throw new Error(`The provider answered ${choice.answer.status}`);
  const back = await browser.follow(choice.url, form({ sub }));
  if (back.answer.status !== 200) throw new Error(`Signing in as ${sub} gave ${back.answer.status}`);
  await browser.get('/');
  return browser;
}

/** Signs an employee in with the code that is mailed to his private address; the gateway must run. */
export async function signInByCode(
  product: Pick<Product, 'origin' | 'sink'>,
  email: string,
): Promise<Visitor> {
  const browser = openBrowserless(product);
  const before = product.sink.list(email).length;
  await browser.get('/aanmelden/werknemer');
  await browser.send('/aanmelden/werknemer', { email });
  const mail = await waitFor('the code', () =>
    product.sink
      .list(email)
      .slice(before)
      .find(({ text }) => /\b\d{4} ?\d{4}\b/.test(text)),
  );
  const code = /\b\d{4} ?\d{4}\b/.exec(mail.text)?.[0] ?? '';
  const entered = await browser.send('/aanmelden/werknemer/code', { code });
  if (entered.status !== 200) throw new Error(`The code gave ${entered.status}: ${entered.body}`);
  return browser;
}

function form(fields: Fields): RequestInit {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
  return {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: body.toString(),
  };
}

/** The demonstration employer's own system at the JSON API, with a token of the local provider. */
export interface ApiCaller {
  post(path: string, body: unknown, key: string): Promise<{ status: number; body: unknown }>;
  /** Sends a form with a file, for `POST /api/v1/bestanden`. */
  upload(path: string, form: FormData): Promise<{ status: number; body: unknown }>;
  get(path: string): Promise<{ status: number; body: unknown }>;
}

/** Gets a token by client credentials and calls the API with it. */
export async function callApi(product: Pick<Product, 'origin' | 'issuer'>): Promise<ApiCaller> {
  const client = demonstrationClients[0];
  if (client === undefined) throw new Error('The demonstration has no program.');
  const basic = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64');
  const answer = await fetch(`${product.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const ask = async (path: string, init: RequestInit): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(product.origin + path, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${token}` },
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  };
  return {
    get: (path) => ask(path, {}),
    post: (path, body, key) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
      }),
    upload: (path, form) => ask(path, { method: 'POST', body: form }),
  };
}
