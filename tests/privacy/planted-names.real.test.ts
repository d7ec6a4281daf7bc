/**
 * Names, addresses, telephone numbers, mail addresses and numbers like a BSN are planted in every field in which people
 * can write: a notice, a refused notice, an event, the answers of an employee and of a casemanager, and in addresses that
 * somebody types. After the whole run on the compiled processes none of them stands anywhere but in PostgreSQL, on the
 * pages of those who may see them, and as the address on the envelope of a mail.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { encodeEvent } from '../../domain/events/encode-event';
import { describeFields } from '../../domain/shared/form-fields';
import { taskTypeOf } from '../../domain/task/task-types';
import { DEMO } from '../../prisma/seed/demonstration';
import type { TemporalServer } from '../../stack/servers/temporal';
import { startTemporal } from '../../stack/servers/temporal';
import { acts } from '../../web/forms/acts';
import { writeTyped } from '../../web/forms/write-typed';
import type { SeenMessage } from '../kafka/support/kafka-tools';
import { readTopics, testKafka } from '../kafka/support/kafka-tools';
import { INTAKE, JOINS, PLAN } from '../support/answers';
import { settle } from '../support/invariants';
import { openProduct } from '../support/product';
import type { Product } from '../support/product';
import { endLeases, readOne } from '../support/product-facts';
import type { ProductProcess } from '../support/product-process';
import { dayFromToday, employeeBody, noticeBody } from '../support/product-notices';
import type { Visitor } from '../support/visitor';
import { callApi, openBrowserless, signIn, signInByCode } from '../support/visitor';
import { waitFor } from '../support/wait-for';

/** Everything planted, by the field it was planted in. Each text occurs nowhere by chance. */
const PLANTED = {
  roepnaam: 'Xandrijn',
  achternaam: 'Quispelmaaker',
  voorletters: 'X.Q.Z.',
  mailNaam: 'xq-quispelmaaker-privepost',
  telefoon: '06-87651943',
  straat: 'Zonderlingstraat',
  postcode: '5461 ZQ',
  plaats: 'Verzonnenveen',
  contactNaam: 'Bartholomea Klinkspoor',
  contactMail: 'bklinkspoor-personeel',
  contactTelefoon: '0413-987123',
  vrijeTekst: 'Vlaswinkelbuurman',
  achternaamTwee: 'Oomskerkenbrug',
  onbekendVeld: 'Trapgevelaar',
  getypt: 'Mistelkwabbe',
  antwoord: 'Pluimstaartwever',
  casemanager: 'Gortelpansaus',
  bsn: '123456782',
} as const;
const NEEDLES = Object.values(PLANTED).map((text) => text.toLowerCase());
/** The same as somebody's program could have written them. */
const OTHER_FORMS = ['0687651943', '+31687651943', '5461zq', '0413987123'];
const EMAIL = `${PLANTED.mailNaam}@voorbeeld.nl`;
/** In every free text of an answer. */
const WORDS = `${PLANTED.roepnaam} ${PLANTED.achternaam}, ${PLANTED.telefoon}, ${PLANTED.antwoord}`;

let dir: string;
let temporal: TemporalServer;
let product: Product;
let processes: ProductProcess[];
let ids: { first: string; second: string };
const addresses: string[] = [];

beforeAll(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'overstap-privacy-'));
  // A Temporal of our own, because its database file is read byte by byte.
  temporal = await startTemporal({
    dataDir: path.join(dir, 'temporal'),
    logFile: path.join(dir, 'temporal.log'),
  });
  product = await openProduct({ temporalAddress: temporal.address });
  processes = await Promise.all([
    product.start('web'),
    product.start('temporal-worker'),
    product.start('gateway'),
  ]);
});
afterAll(async () => {
  await product?.close();
  await temporal?.stop();
  rmSync(dir, { recursive: true, force: true });
});

describe('they are planted', () => {
  it('in every field of a notice at the API', async () => {
    const api = await callApi(product);
    const answer = await api.post('/api/v1/meldingen', plantedNotice(), 'sleutel-privacy-1');
    expect(answer).toMatchObject({ status: 201 });
    ids = await waitFor('the two people', async () => ({
      first: await trajectoryOf(PLANTED.achternaam),
      second: await trajectoryOf(PLANTED.achternaamTwee),
    }));
  });

  it('in notices that are refused: with a BSN, with broken JSON, with fields nobody knows', async () => {
    const api = await callApi(product);
    const bsn = noticeBody('PRIV-2', [
      employeeBody(PLANTED.bsn),
      employeeBody('P-9', { functie: PLANTED.bsn }),
    ]);
    const refused = await api.post('/api/v1/meldingen', bsn, 'sleutel-privacy-2');
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).not.toContain(PLANTED.bsn);
    const unknown = noticeBody('PRIV-3', [
      employeeBody('P-1', { [PLANTED.onbekendVeld]: PLANTED.vrijeTekst }),
    ]);
    expect((await api.post('/api/v1/meldingen', unknown, 'sleutel-privacy-3')).status).toBe(400);
    const broken = await fetch(`${product.origin}/api/v1/meldingen`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `sleutel-${PLANTED.getypt}` },
      body: `{"melding": {"${PLANTED.achternaam}`,
    });
    expect(broken.status).toBeGreaterThanOrEqual(400);
    expect(broken.status).toBeLessThan(500);
  });

  it('in an event of the employer, which is refused without repeating a word of it', async () => {
    const producer = testKafka(product.brokers).producer();
    await producer.connect();
    const event = {
      id: 'event-privacy-1',
      source: `urn:nld:kvknr:${DEMO.employerKvk}:systeem:personeel`,
      type: 'nl.vanwerknaarwerk.melding-ingediend.v1',
      time: new Date().toISOString(),
      data: noticeBody('PRIV-4', [
        employeeBody('P-1', { achternaam: PLANTED.achternaam, [PLANTED.onbekendVeld]: PLANTED.vrijeTekst }),
      ]),
    };
    await producer.send({
      topic: `vwnw.meldingen.${product.partner}`,
      messages: [
        encodeEvent(event, 'PRIV-4'),
        {
          key: PLANTED.achternaam,
          value: `geen json ${PLANTED.achternaam}`,
          headers: { naam: PLANTED.roepnaam },
        },
      ],
    });
    await producer.disconnect();
    const states = await waitFor('the inbox', async () => {
      const { rows } = await product.behind.query<{ state: string }>('SELECT state FROM inbox_event');
      const dead = await readOne<number>(product, 'SELECT count(*) AS value FROM dead_letter');
      return dead === 1 && rows.length === 1 && rows[0]?.state !== 'received' && rows.map((row) => row.state);
    });
    expect(states).toEqual(['refused']);
  });

  it('by the employee, who signs in with a code from his mail', async () => {
    const employee = await signInByCode(product, EMAIL);
    await complete(employee, ids.first, 'enrol.answer', { ...JOINS, toestemmingTot: dayFromToday(200) });
    const { gesprek: _gesprek, ...own } = INTAKE;
    await complete(employee, ids.first, 'intake.prefill', withWords(own));
    addresses.push(...employee.addresses);
  });

  it('by the casemanager: talk, triage, plan, a contact', async () => {
    const casemanager = await signIn(product, 'demo-casemanager-uwv');
    await complete(casemanager, ids.first, 'intake.talk', {
      ...withWords(INTAKE),
      gesprek: { ...withWords(INTAKE.gesprek), gesprokenOp: dayFromToday(0) },
    });
    await complete(casemanager, ids.first, 'triage.decide', {
      uitkomst: 'intensief',
      contactvorm: 'gemengd',
      afwijkingReden: WORDS,
    });
    await complete(casemanager, ids.first, 'plan.agree', {
      ...withWords(PLAN),
      evaluatieOp: dayFromToday(50),
      diensten: PLAN.diensten,
    });
    const contact = writeTyped(describeFields(acts['contact']?.schema ?? never()), {
      gesproken: true,
      op: dayFromToday(0),
      vorm: 'telefoon',
      notitie: `${PLANTED.casemanager} ${WORDS}`,
    });
    const file = await casemanager.get(`/trajecten/${ids.first}`);
    expect(file.body).toContain(PLANTED.achternaam);
    expect((await casemanager.send(`/trajecten/${ids.first}/contact`, contact)).status).toBe(200);
    expect(
      await readOne(product, 'SELECT count(*) AS value FROM contact_moment WHERE note IS NOT NULL'),
    ).toBe(1);
    await complete(casemanager, ids.second, 'enrol.answer', { meedoen: false, reden: 'anders' });
    addresses.push(...casemanager.addresses);
  });

  it('in addresses that somebody types', async () => {
    const visitor = openBrowserless(product);
    for (const typed of [
      `/${PLANTED.getypt}`,
      `/taken?lijst=${PLANTED.getypt}`,
      `/taken/${PLANTED.getypt}`,
      `/api/v1/meldingen/${PLANTED.getypt}`,
      `/aanmelden?verder=/${PLANTED.getypt}`,
    ])
      expect((await visitor.get(typed)).status).toBeLessThan(500);
    const casemanager = await signIn(product, 'demo-casemanager-uwv');
    for (const typed of ['taken?lijst=alles&vanaf=', 'trajecten/', 'meldingen/', 'draaiboeken/lopend/'])
      expect((await casemanager.get(`/${typed}${PLANTED.getypt}`)).status).toBeLessThan(500);
    await visitor.get('/aanmelden/werknemer');
    await visitor.send('/aanmelden/werknemer', { email: `${PLANTED.getypt}@voorbeeld.nl` });
  });
});

describe('afterwards they stand', () => {
  beforeAll(async () => {
    // An overview waits ten minutes for more of its kind; it may go now.
    await product.behind.query(`UPDATE mail SET next_at = now() WHERE state = 'pending'`);
    await endLeases(product);
    await settle(product);
  });

  it('in PostgreSQL, where they belong: the search finds each of them there', async () => {
    const { rows: tables } = await product.behind.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    const found = new Set<string>();
    for (const { name } of tables) {
      const { rows } = await product.behind.query<{ text: string }>(
        `SELECT t::text AS text FROM "${name}" t`,
      );
      for (const { text } of rows) for (const needle of needlesIn(text)) found.add(needle);
    }
    // Of what was refused nothing is kept but the event itself; what was typed in an address is kept nowhere.
    const refused = [PLANTED.bsn, PLANTED.onbekendVeld, PLANTED.getypt].map((text) => text.toLowerCase());
    expect([...found].sort()).toEqual(
      expect.arrayContaining(NEEDLES.filter((one) => !refused.includes(one)).sort()),
    );
    expect(found).not.toContain(PLANTED.bsn);
    expect(found).not.toContain(PLANTED.getypt.toLowerCase());
  });

  it('in no history of Temporal', async () => {
    let looked = 0;
    for await (const { workflowId, runId } of product.temporal.workflow.list()) {
      const handle = product.temporal.workflow.getHandle(workflowId, runId);
      const history = textsOf(await handle.fetchHistory());
      const described = textsOf((await handle.describe()).raw);
      expect(needlesIn(history + described)).toEqual([]);
      expect(history).toContain(workflowId.split('/')[1]);
      looked += 1;
    }
    expect(looked).toBe(3);
  });

  it('in no byte of the database file of Temporal', () => {
    const folder = path.join(dir, 'temporal');
    const bytes = readdirSync(folder).map((name) => readFileSync(path.join(folder, name)).toString('latin1'));
    expect(bytes.join('\n')).toContain(ids.first);
    expect(bytes.flatMap(needlesIn)).toEqual([]);
    expect(needlesIn(readFileSync(path.join(dir, 'temporal.log'), 'utf8'))).toEqual([]);
  });

  it('in no message on Kafka, headers and keys included, but those that the employer sent himself', async () => {
    const messages = await everyMessage();
    const own = messages.filter((message) => message.topic === `vwnw.meldingen.${product.partner}`);
    const others = messages.filter((message) => !own.includes(message));
    expect(needlesIn(own.map(textOf).join('\n'))).toContain(PLANTED.achternaam.toLowerCase());
    expect(others.map(textOf).join('\n')).toContain(ids.first);
    expect(others.map((message) => message.headers['ce_type'])).toEqual(
      expect.arrayContaining([
        'nl.vanwerknaarwerk.melding-geweigerd.v1',
        'nl.vanwerknaarwerk.onverwerkbaar.v1',
        'nl.vanwerknaarwerk.fase-gewijzigd.v1',
      ]),
    );
    expect(others.filter((message) => needlesIn(textOf(message)).length > 0)).toEqual([]);
  });

  it('in no mail, but for the address on its envelope', () => {
    const mails = product.sink.list();
    expect(mails.filter((mail) => mail.to.includes(EMAIL)).length).toBeGreaterThanOrEqual(3);
    for (const mail of mails) {
      const { to: _to, ...headers } = mail.headers;
      const all = [
        mail.subject,
        mail.text,
        mail.html,
        JSON.stringify(headers),
        JSON.stringify(mail.attachments),
      ];
      expect(needlesIn(all.join('\n'))).toEqual([]);
      const raw = mail.to.reduce((text, address) => text.replaceAll(address, ''), mail.raw);
      expect(needlesIn(raw)).toEqual([]);
    }
  });

  it('in no address of a page, link or form', () => {
    expect(addresses.length).toBeGreaterThan(40);
    expect(addresses.filter((address) => needlesIn(decodeURIComponent(address)).length > 0)).toEqual([]);
  });

  it('in no line of a log of any process, from start to end', async () => {
    for (const process of processes) expect((await process.stop()).end).toBe(0);
    const lines = product.logs().split('\n');
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => needlesIn(line).length > 0)).toEqual([]);
  });
});

function plantedNotice(): Record<string, unknown> {
  const text = `${PLANTED.roepnaam} ${PLANTED.achternaam} ${PLANTED.vrijeTekst} ${PLANTED.telefoon}`;
  const { melding, werkgever } = noticeBody('PRIV-1', []) as Record<string, Record<string, unknown>>;
  return {
    melding: {
      ...melding,
      reden: { grond: 'a-grond', oorzaak: 'minder-werk', toelichting: text },
      sociaalPlan: { aanwezig: true, toelichting: text },
      tijdOnderWerk: { toegestaan: true, urenPerWeek: 4, toelichting: text },
      opmerkingen: text,
    },
    werkgever: {
      ...werkgever,
      contact: {
        naam: PLANTED.contactNaam,
        rol: PLANTED.vrijeTekst,
        email: `${PLANTED.contactMail}@voorbeeld.nl`,
        telefoon: PLANTED.contactTelefoon,
      },
    },
    werknemers: [
      employeeBody('P-1', {
        voorletters: PLANTED.voorletters,
        roepnaam: PLANTED.roepnaam,
        achternaam: PLANTED.achternaam,
        email: EMAIL,
        telefoon: PLANTED.telefoon,
        functie: `Kok (${PLANTED.achternaam})`,
        adres: {
          straat: PLANTED.straat,
          huisnummer: '71',
          postcode: PLANTED.postcode,
          plaats: PLANTED.plaats,
        },
      }),
      employeeBody('P-2', { achternaam: PLANTED.achternaamTwee }),
    ],
  };
}

/** The same answer with the planted words in every free text: texts with a space or capital are free, codes are not. */
function withWords<T extends object>(answer: T): Record<string, unknown> {
  const places = new Set(['woongemeente', 'gesprokenOp', 'evaluatieOp']);
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]: [string, unknown]) => {
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        return [key, withWords(value)];
      const free = typeof value === 'string' && /[ A-Z]/.test(value) && !places.has(key);
      return [key, free ? `${value} ${WORDS}` : value];
    }),
  );
}

/** Completes the open task of a kind on its page, after taking it when it is the team's. */
async function complete(
  visitor: Visitor,
  trajectoryId: string,
  type: string,
  answer: Record<string, unknown>,
): Promise<void> {
  const id = await readOne<string>(
    product,
    `SELECT id AS value FROM task WHERE trajectory_id = $1 AND type = $2 AND state = 'open'`,
    [trajectoryId, type],
  );
  const first = await visitor.get(`/taken/${id}`);
  expect([type, first.status]).toEqual([type, 200]);
  if (first.body.includes(`/taken/${id}/oppakken`)) await visitor.send(`/taken/${id}/oppakken`, {});
  const page = await visitor.get(`/taken/${id}`);
  const version = /name="_versie" value="(\d+)"/.exec(page.body)?.[1] ?? '';
  const schema = taskTypeOf(type)?.schema ?? never();
  const fields = writeTyped(describeFields(schema as Parameters<typeof describeFields>[0]), answer);
  const done = await visitor.send(`/taken/${id}`, { _versie: version, ...fields });
  const problems = [...done.body.matchAll(/href="#veld-[^"]*"[^>]*>([^<]*)</g)].map(([, text]) => text);
  expect([type, done.status, problems]).toEqual([type, 200, []]);
}

function never(): never {
  throw new Error('This should be there.');
}

function trajectoryOf(familyName: string): Promise<string> {
  return readOne(
    product,
    'SELECT t.id AS value FROM trajectory t JOIN person p ON p.id = t.person_id WHERE p.family_name = $1',
    [familyName],
  );
}

/** Which planted texts stand in a text, also when they are split by nothing but letter case. */
function needlesIn(text: string): string[] {
  const low = text.toLowerCase();
  return [...NEEDLES, ...OTHER_FORMS].filter((needle) => low.includes(needle));
}

/** Every text and every payload of something of Temporal. */
function textsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(textsOf).join('\n');
}

async function everyMessage(): Promise<SeenMessage[]> {
  const admin = testKafka(product.brokers).admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith('vwnw.'));
  const offsets = (await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)))).flat();
  await admin.disconnect();
  const expected = offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  const reader = await readTopics(product.brokers, topics);
  await waitFor('every message', () => reader.messages.length >= expected);
  await reader.stop();
  return reader.messages;
}

function textOf({ key, value, headers, topic }: SeenMessage): string {
  return JSON.stringify([topic, key, headers]) + value;
}
