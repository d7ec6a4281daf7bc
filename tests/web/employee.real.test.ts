/**
 * An employee signs in with a code by mail, answers the invitation and sees his own way; and nobody else gets in by
 * it: not with a wrong, old or used code, not in another browser, and the answer never tells who is known.
 */
import type { FastifyInstance } from 'fastify';
import { acceptNotice } from '../../services/notice/accept-notice';
import { employees, notice } from '../support/notices';
import { createTestServices, VIEWERS } from '../support/services';
import type { TestServices } from '../support/services';
import { realApp } from './real-app';

let services: TestServices;
let app: FastifyInstance;

beforeEach(async () => {
  services = await createTestServices();
  app = await realApp(services);
  const accepted = await acceptNotice(services.context, VIEWERS.employer, notice(employees(2)), {
    door: 'page',
  });
  if (!accepted.ok) throw new Error('the notice was refused');
});
afterEach(async () => {
  await app.close();
  await services.close();
});

/** A browser that keeps its cookies and sends forms as a page would. */
function browser() {
  const cookies: Record<string, string> = {};
  const keep = (answer: Awaited<ReturnType<typeof app.inject>>) => {
    for (const cookie of answer.cookies) cookies[cookie.name] = cookie.value;
    return answer;
  };
  const get = async (url: string) => keep(await app.inject({ url, cookies }));
  return {
    cookies,
    get,
    /** Opens a page and sends its form with the token that stands in it. */
    async send(page: string, fields: Record<string, string>, action = page) {
      const token = /name="_csrf" value="([^"]+)"/.exec((await get(page)).body)?.[1] ?? '';
      return keep(
        await app.inject({
          method: 'POST',
          url: action,
          cookies,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload: new URLSearchParams({ _csrf: token, ...fields }).toString(),
        }),
      );
    },
  };
}

async function codes(): Promise<string[]> {
  const { rows } = await services.behind.query<{ code: string }>(
    `SELECT params->>'code' AS code FROM mail WHERE template = 'sign-in-code' ORDER BY created_at`,
  );
  return rows.map((row) => row.code);
}

const ask = '/aanmelden/werknemer';
const enter = '/aanmelden/werknemer/code';

it('signs in, answers the invitation and sees his own way and nobody else’s', async () => {
  const { get, send } = browser();
  const { rows } = await services.behind.query<{
    id: string;
    trajectoryId: string;
    email: string;
    version: number;
  }>(
    `SELECT t.id, t.trajectory_id AS "trajectoryId", p.email, t.version FROM task t
     JOIN trajectory j ON j.id = t.trajectory_id JOIN person p ON p.id = j.person_id
     WHERE t.type = 'enrol.answer' ORDER BY p.email`,
  );
  const [mine, other] = rows;
  if (!mine || !other) throw new Error('no invitations');
  const first = await get(`/taken/${mine.id}`);
  expect(first.headers.location).toBe(`/aanmelden?verder=%2Ftaken%2F${mine.id}`);
  const asked = await send(
    `${ask}?verder=/taken/${mine.id}`,
    {
      email: mine.email.toUpperCase(),
      _verder: `/taken/${mine.id}`,
    },
    ask,
  );
  expect(asked.statusCode).toBe(303);
  const [code = ''] = await codes();
  const entered = await send(asked.headers.location ?? '', { code, _verder: `/taken/${mine.id}` }, enter);
  expect(entered.headers.location).toBe(`/taken/${mine.id}`);

  const task = await get(`/taken/${mine.id}`);
  expect(task.statusCode).toBe(200);
  expect(task.body).toContain('Wilt u meedoen?');
  expect(task.body).not.toContain('Oppakken');
  expect(task.body).not.toContain('Geschiedenis');
  const done = await send(`/taken/${mine.id}`, {
    _versie: String(mine.version),
    meedoen: 'ja',
    weetDatHetVrijwilligIs: 'ja',
    weetWatErGevraagdWordt: 'ja',
    weetWieGegevensZiet: 'ja',
  });
  expect(done.statusCode).toBe(303);
  const own = await get('/mijn-traject');
  expect(own.headers.location).toBe(`/trajecten/${mine.trajectoryId}`);
  const way = await get(own.headers.location ?? '');
  expect(way.body).toContain('Mijn traject');
  expect(way.body).toContain('Persoonlijke klok');
  expect(way.body).not.toContain('Wat wilt u doen?</h2>');

  expect((await get(`/trajecten/${other.trajectoryId}`)).statusCode).toBe(404);
  expect((await get(`/taken/${other.id}`)).statusCode).toBe(404);
  expect((await get('/meldingen')).statusCode).toBe(403);
  const list = await get('/taken');
  expect(list.body).not.toContain(other.id);
});

it('answers the same for an address nobody knows, and sends nothing', async () => {
  const known = await browser().send(ask, { email: 'persoon1@voorbeeld.nl' });
  const unknown = await browser().send(ask, { email: 'niemand@voorbeeld.nl' });
  expect(unknown.statusCode).toBe(known.statusCode);
  expect(unknown.headers.location).toBe(known.headers.location);
  expect(unknown.cookies.map((cookie) => cookie.name)).toEqual(known.cookies.map((cookie) => cookie.name));
  expect(await codes()).toHaveLength(1);
});

it('lets nobody in with a wrong, used or old code, after five tries, or in another browser', async () => {
  const { send, cookies } = browser();
  await send(ask, { email: 'persoon1@voorbeeld.nl' });
  const [code = ''] = await codes();
  expect((await browser().send(enter, { code })).statusCode).toBe(400);
  for (let tries = 0; tries < 4; tries += 1) {
    expect((await send(enter, { code: '00000000' === code ? '11111111' : '00000000' })).statusCode).toBe(400);
  }
  const challenge = { ...cookies };
  expect((await send(enter, { code })).statusCode).toBe(303);
  Object.assign(cookies, challenge);
  delete cookies['__Host-overstap'];
  expect((await send(enter, { code })).statusCode).toBe(400);

  const second = browser();
  await second.send(ask, { email: 'persoon2@voorbeeld.nl' });
  const late = (await codes())[1] ?? '';
  for (let tries = 0; tries < 5; tries += 1) await second.send(enter, { code: late === '0' ? '1' : '0' });
  expect((await second.send(enter, { code: late })).statusCode).toBe(400);

  const third = browser();
  await third.send(ask, { email: 'persoon2@voorbeeld.nl' });
  const old = (await codes())[2] ?? '';
  services.setNow('2026-11-24T09:15:01.000Z');
  expect((await third.send(enter, { code: old })).statusCode).toBe(400);
});

it('sends at most three codes in a quarter of an hour', async () => {
  for (let times = 0; times < 5; times += 1) await browser().send(ask, { email: 'persoon1@voorbeeld.nl' });
  expect(await codes()).toHaveLength(3);
});

it('asks for the token of the form, also without a session', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: ask,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'email=persoon1%40voorbeeld.nl',
  });
  expect(answer.statusCode).toBe(403);
  expect(await codes()).toHaveLength(0);
});
