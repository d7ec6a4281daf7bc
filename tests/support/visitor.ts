import { demonstrationClients } from '../../stack/oidc/people';
import type { Product } from './product';

/** Somebody at a browser: keeps cookies, follows where it is sent, sends forms with the token of the page. */
export interface Visitor {
  get(path: string): Promise<{ status: number; body: string }>;
  /** Sends a form as the browser would, with the hidden token of the page before; follows the answer. */
  send(
    path: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: string; url: string }>;
}

const MOST_STEPS = 12;

/** Signs a person of the demonstration in at the local provider and brings him back to the start page. */
export async function signIn(product: Pick<Product, 'origin'>, sub: string): Promise<Visitor> {
  const jar = new Map<string, string>();
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
      answer = await ask(url);
    }
    return { answer, url };
  };
  const form = (fields: Readonly<Record<string, string>>): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });

  const choice = await follow(`${product.origin}/aanmelden/start`);
  if (choice.answer.status !== 200) throw new Error(`The provider answered ${choice.answer.status}`);
  const back = await follow(choice.url, form({ sub }));
  let page = await back.answer.text();
  if (back.answer.status !== 200) throw new Error(`Signing in as ${sub} gave ${back.answer.status}: ${page}`);
  return {
    get: async (path) => {
      const { answer } = await follow(product.origin + path);
      page = await answer.text();
      return { status: answer.status, body: page };
    },
    send: async (path, fields) => {
      const token = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
      const { answer, url } = await follow(product.origin + path, form({ _csrf: token, ...fields }));
      page = await answer.text();
      return { status: answer.status, body: page, url };
    },
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
