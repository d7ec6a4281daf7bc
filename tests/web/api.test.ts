/**
 * The JSON API in memory: tokens, everything that is wrong at once, one answer per Idempotency-Key, and a description
 * that fits what is served.
 */
import type { NoticeDetails } from '../../services/notice/read-notice';
import { buildApp } from '../../web/app';
import type { WebServices } from '../../web/services';
import { fakeServices, memoryDeps } from './support';

const organisationId = '01935f00-0000-7000-8000-0000000000aa';
const receipt = {
  noticeId: '01935f00-0000-7000-8000-0000000000f5',
  runId: '01935f00-0000-7000-8000-0000000000f3',
  number: 'OV-000001-9',
  acceptedAt: '2026-11-24T09:00:00.000Z',
  certainty: 'definite' as const,
  employeeCount: 1,
  missing: ['employer_name' as const],
  wmco: [],
  repeated: false,
};
const body = {
  melding: { kenmerk: 'REORG-1', besluit: 'definitief', werkgemeente: 'Meierijstad' },
  werkgever: { kvkNummer: '90001354' },
  werknemers: [{ personeelsnummer: 'P-1', woongemeente: 'Oss', functie: 'Kok', einddatum: '2027-03-31' }],
};

async function open(fakes: Partial<WebServices>, role: 'employer' | 'provider' = 'employer') {
  const app = await buildApp({
    ...memoryDeps(),
    services: fakeServices(fakes),
    tokenCheck: (token) => Promise.resolve(token === 'goed' ? 'systeem-1' : null),
    clients: {
      byId: (clientId) => Promise.resolve({ kind: 'client', clientId, organisationId, role }),
    },
  });
  const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url,
      headers: { authorization: 'Bearer goed', 'idempotency-key': 'sleutel-0001', ...headers },
      payload,
    });
  const get = (url: string) => app.inject({ url, headers: { authorization: 'Bearer goed' } });
  return { app, post, get };
}

describe('who may use the API', () => {
  it('nobody without a token, with a bad token, or with a cookie of the pages', async () => {
    const { app, post } = await open({});
    const without = await app.inject('/api/v1/taken');
    expect(without.statusCode).toBe(401);
    expect(without.headers['www-authenticate']).toBe('Bearer');
    expect((await post('/api/v1/meldingen', body, { authorization: 'Bearer slecht' })).statusCode).toBe(401);
    const cookie = await app.inject({ url: '/api/v1/taken', cookies: { '__Host-overstap': 'x' } });
    expect(cookie.statusCode).toBe(401);
  });

  it('not a program of the wrong kind of organisation', async () => {
    const { post } = await open({}, 'provider');
    const answer = await post('/api/v1/meldingen', body);
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ code: 'not-allowed', status: 403 });
  });
});

describe('POST /api/v1/meldingen', () => {
  it('gives a receipt', async () => {
    const { post } = await open({ acceptNotice: () => Promise.resolve({ ok: true, value: receipt }) });
    const answer = await post('/api/v1/meldingen', body);
    expect(answer.statusCode).toBe(201);
    expect(answer.headers['api-version']).toBe('1.0.0');
    expect(answer.json()).toEqual({
      id: receipt.noticeId,
      nummer: 'OV-000001-9',
      ontvangenOp: '2026-11-24T09:00:00.000Z',
      besluit: 'definitief',
      aantalWerknemers: 1,
      ontbreekt: ['de naam van het bedrijf'],
      wmco: [],
      herhaald: false,
    });
  });

  it('tells everything that is wrong at once, as 400', async () => {
    const { post } = await open({});
    const answer = await post('/api/v1/meldingen', {
      ...body,
      melding: { besluit: 'definitief', werkgemeente: 'Meierijstad', kleur: 'rood' },
      werknemers: [{ personeelsnummer: 'P-1', functie: 'Kok' }],
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const problem = answer.json<{ errors: { location: string; code: string }[] }>();
    expect(problem.errors.map(({ location, code }) => `${location} ${code}`).sort()).toEqual([
      '/melding/kleur unknown_field',
      '/werknemers/0/einddatum end_date_missing',
      '/werknemers/0/woongemeente missing',
    ]);
  });

  it('does the work once per key: same body, same answer; other body, 409', async () => {
    let accepted = 0;
    const { post } = await open({
      acceptNotice: () => {
        accepted += 1;
        return Promise.resolve({ ok: true, value: receipt });
      },
    });
    const first = await post('/api/v1/meldingen', body);
    const again = await post('/api/v1/meldingen', body);
    expect(again.statusCode).toBe(201);
    expect(again.json()).toEqual(first.json());
    expect(accepted).toBe(1);
    const other = await post('/api/v1/meldingen', {
      ...body,
      werkgever: { kvkNummer: '90001354', naam: 'X' },
    });
    expect(other.statusCode).toBe(409);
    expect(other.json()).toMatchObject({ code: 'key-reused' });
    const fresh = await post('/api/v1/meldingen', body, { 'idempotency-key': 'sleutel-0002' });
    expect(fresh.statusCode).toBe(201);
    expect(accepted).toBe(2);
  });

  it('asks for a key, and gives it back when nothing was made', async () => {
    const answers = [
      {
        ok: false as const,
        error: { kind: 'refused' as const, refusal: { code: 'notice_not_your_company' as const } },
      },
      { ok: true as const, value: receipt },
    ];
    const { app, post } = await open({
      acceptNotice: () => Promise.resolve(answers.shift() ?? { ok: true, value: receipt }),
    });
    const without = await app.inject({
      method: 'POST',
      url: '/api/v1/meldingen',
      headers: { authorization: 'Bearer goed' },
      payload: body,
    });
    expect(without.json()).toMatchObject({ status: 400, code: 'key-missing' });
    const refused = await post('/api/v1/meldingen', body);
    expect(refused.json()).toMatchObject({ status: 403, code: 'notice_not_your_company' });
    expect((await post('/api/v1/meldingen', body)).statusCode).toBe(201);
  });

  it('refuses what is no JSON, is not JSON at all, or is too large', async () => {
    const { post } = await open({});
    const wrong = await post('/api/v1/meldingen', Buffer.from('{"melding":'), {
      'content-type': 'application/json',
    });
    expect(wrong.statusCode).toBe(400);
    const text = await post('/api/v1/meldingen', Buffer.from('x'), { 'content-type': 'text/xml' });
    expect(text.statusCode).toBe(415);
    const large = await post('/api/v1/meldingen', Buffer.alloc(6 * 1024 * 1024 + 1, ' '), {
      'content-type': 'application/json',
    });
    expect(large.statusCode).toBe(413);
  });
});

describe('POST /api/v1/meldingen/{id}/werknemers', () => {
  it('tells what is wrong with each of them, by place', async () => {
    const { post } = await open({
      readNotice: () => Promise.resolve({ id: receipt.noticeId, certainty: 'definite' } as NoticeDetails),
    });
    const answer = await post(`/api/v1/meldingen/${receipt.noticeId}/werknemers`, {
      werknemers: [body.werknemers[0], { personeelsnummer: 'P-2', functie: 'Kok', woongemeente: 'Oss' }],
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ errors: object[] }>().errors).toMatchObject([
      { location: '/werknemers/1/einddatum', code: 'end_date_missing' },
    ]);
  });
});

describe('POST /api/v1/taken/{id}/afrondingen', () => {
  const url = '/api/v1/taken/01935f00-0000-7000-8000-0000000000f1/afrondingen';

  it('says what is wrong with the answer, and when somebody was first', async () => {
    const failures = [
      {
        kind: 'invalid' as const,
        problems: [{ location: 'meedoen', code: 'invalid_type', detail: 'Kies ja of nee.' }],
      },
      { kind: 'refused' as const, refusal: { code: 'task_changed' as const } },
      { kind: 'refused' as const, refusal: { code: 'task_unknown' as const } },
    ];
    const { post } = await open({
      completeTask: () => {
        const error = failures.shift();
        if (!error) throw new Error('asked too often');
        return Promise.resolve({ ok: false, error });
      },
    });
    const asked = { versie: 1, antwoord: {} };
    const invalid = await post(url, asked);
    expect(invalid.json()).toMatchObject({
      status: 400,
      errors: [{ in: 'body', location: '/antwoord/meedoen', detail: 'Kies ja of nee.' }],
    });
    expect((await post(url, asked)).statusCode).toBe(409);
    expect((await post(url, asked)).statusCode).toBe(404);
  });

  it('refuses unknown fields and a wrong id together', async () => {
    const { post } = await open({});
    const answer = await post('/api/v1/taken/1/afrondingen', { antwoord: {}, extra: 1 });
    expect(
      answer
        .json<{ errors: { location: string }[] }>()
        .errors.map((one) => one.location)
        .sort(),
    ).toEqual(['/extra', '/id', '/versie']);
  });
});

describe('the OpenAPI document', () => {
  it('is public, for every site, and describes each operation with 400 and no 422', async () => {
    const { app } = await open({});
    const answer = await app.inject('/api/v1/openapi.json');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    const document = answer.json<{
      info: { version: string; contact: object };
      paths: Record<string, Record<string, { responses: Record<string, unknown>; operationId: string }>>;
      components: { schemas: Record<string, unknown> };
    }>();
    expect(document.info).toMatchObject({
      version: '1.0.0',
      contact: { email: expect.stringContaining('@') as string },
    });
    expect(Object.keys(document.paths)).toEqual([
      '/meldingen',
      '/meldingen/{id}',
      '/meldingen/{id}/werknemers',
      '/meldingen/{id}/intrekkingen',
      '/bestanden',
      '/bestanden/{id}/verzendingen',
      '/taken',
      '/taken/{id}',
      '/taken/{id}/afrondingen',
    ]);
    for (const operation of Object.values(document.paths).flatMap((path) => Object.values(path))) {
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '401', '403']));
      expect(Object.keys(operation.responses)).not.toContain('422');
    }
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) {
      expect(document.components.schemas).toHaveProperty(name ?? '');
    }
    expect(text).not.toContain('$defs');
  });

  it('has every route of the API', async () => {
    const { app } = await open({});
    const document = (await app.inject('/api/v1/openapi.json')).json<{ paths: object }>();
    const served = app.declaredRoutes
      .map((route) => route.url)
      .filter((url) => url.startsWith('/api/') && !url.endsWith('api.json'))
      .map((url) => url.replace('/api/v1', '').replace(/:(\w+)/g, '{$1}'));
    expect(new Set(served)).toEqual(new Set(Object.keys(document.paths)));
  });
});
