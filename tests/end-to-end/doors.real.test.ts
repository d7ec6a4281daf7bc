/**
 * One notice, four doors: a program at the JSON API, a file at the API, a form on the page and an event on Kafka. What
 * stands in the database afterwards is the same, row by row, apart from ids, numbers, times and who filed it.
 */
import { encodeEvent } from '../../domain/events/encode-event';
import { DEMO } from '../../prisma/seed/demonstration';
import { readTopics, testKafka } from '../kafka/support/kafka-tools';
import { openProduct } from '../support/product';
import type { Product } from '../support/product';
import { dayFromToday, employeeBody, noticeBody } from '../support/product-notices';
import type { ApiCaller } from '../support/visitor';
import { callApi, signIn } from '../support/visitor';
import { waitFor } from '../support/wait-for';

let product: Product;
let api: ApiCaller;

beforeAll(async () => {
  product = await openProduct();
  await Promise.all([product.start('web'), product.start('gateway')]);
  api = await callApi(product);
});
afterAll(() => product?.close());

/** The people of the notice; each door uses its own references, because the same people twice are a duplicate. */
function people(door: string): Record<string, unknown>[] {
  return [
    employeeBody(`${door}-1`, { urenPerWeek: 24.5 }),
    employeeBody(`${door}-2`, { woongemeente: 'Oss', functie: 'Kok', contractsoort: 'tijdelijk' }),
    employeeBody(`${door}-3`, { woongemeente: 'Tilburg', inDienstSinds: '2021-02-28' }),
  ];
}

function notice(door: string): Record<string, unknown> {
  return noticeBody(`REORG-2026-${door}`, people(door));
}

test('the JSON API takes it', async () => {
  const answer = await api.post('/api/v1/meldingen', notice('A'), 'sleutel-deuren-api');
  expect(answer.status).toBe(201);
});

test('a file at the API takes it: looked at first, then sent', async () => {
  const { melding, werkgever } = notice('F') as { melding: unknown; werkgever: unknown };
  const columns = {
    personeelsnummer: 'Personeelsnummer',
    woongemeente: 'Woongemeente',
    functie: 'Functie',
    contractsoort: 'Contract',
    urenPerWeek: 'Uren per week',
    inDienstSinds: 'In dienst sinds',
    einddatum: 'Einddatum',
  };
  const cell = (value: unknown): string => {
    const text = String(value).replace(/^(\d+)\.(\d)$/, '$1,$2');
    return text.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3-$2-$1');
  };
  const lines = [
    Object.values(columns).join(';'),
    ...people('F').map((one) =>
      Object.keys(columns)
        .map((key) => cell(one[key]))
        .join(';'),
    ),
  ];
  const form = new FormData();
  form.set('melding', JSON.stringify(melding));
  form.set('werkgever', JSON.stringify(werkgever));
  form.set('bestand', new Blob([lines.join('\r\n')]), 'lijst.csv');
  const looked = await api.upload('/api/v1/bestanden', form);
  expect(looked).toMatchObject({ status: 201, body: { goed: 3, nietGoed: 0 } });
  const { id } = looked.body as { id: string };
  const sent = await api.post(`/api/v1/bestanden/${id}/verzendingen`, {}, 'sleutel-deuren-bestand');
  expect(sent.status).toBe(201);
});

test('the form on the page takes it', async () => {
  const employer = await signIn(product, 'demo-werkgever');
  const { melding, werkgever } = notice('P') as Record<string, Record<string, unknown>>;
  const fields = { ...flat('melding', melding), ...flat('werkgever', werkgever) };
  for (const [index, one] of people('P').entries()) Object.assign(fields, flat(`werknemers.${index}`, one));
  await employer.get('/meldingen/nieuw');
  const sent = await employer.send('/meldingen/nieuw', { _sleutel: 'sleutel-deuren-pagina', ...fields });
  expect(sent.body).toContain('Uw melding is ontvangen');
});

test('an event on Kafka takes it, and the sender gets its receipt on its own topic', async () => {
  const { partner, brokers } = product;
  const producer = testKafka(brokers).producer();
  await producer.connect();
  const event = {
    id: 'event-1',
    source: `urn:nld:kvknr:${DEMO.employerKvk}:systeem:personeel`,
    type: 'nl.vanwerknaarwerk.melding-ingediend.v1',
    time: new Date().toISOString(),
    data: notice('K'),
  };
  await producer.send({ topic: `vwnw.meldingen.${partner}`, messages: [encodeEvent(event, 'REORG-2026-K')] });
  await producer.disconnect();
  const reader = await readTopics(brokers, [`vwnw.melding-reacties.${partner}`]);
  const reply = await waitFor('the receipt', () => reader.messages[0]);
  await reader.stop();
  expect(reply.key).toBe('REORG-2026-K');
  expect(reply.headers).toMatchObject({
    ce_specversion: '1.0',
    ce_type: 'nl.vanwerknaarwerk.melding-aanvaard.v1',
  });
  expect(JSON.parse(reply.value)).toMatchObject({
    kenmerk: 'REORG-2026-K',
    gevolg: 'ingediend',
    aantalWerknemers: 3,
    eventId: 'event-1',
    nummer: expect.stringMatching(/^OV-\d{6}-\d$/) as string,
  });
});

test('after which all four have left the same rows', async () => {
  const rows = await Promise.all(['A', 'F', 'P', 'K'].map((door) => rowsOf(door)));
  const [byApi, byFile, byPage, byEvent] = rows;
  expect(byApi?.['trajectory']).toHaveLength(3);
  expect(byApi?.['task']?.length).toBeGreaterThan(6);
  expect(byApi?.['audit_entry']).toHaveLength(4);
  expect(byFile).toEqual(byApi);
  expect(byPage).toEqual(byApi);
  expect(byEvent).toEqual(byApi);
});

function flat(prefix: string, value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) {
    const text = String(value).replace(/^(\d+)\.(\d)$/, '$1,$2');
    return { [prefix]: text };
  }
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, one]) => flat(`${prefix}.${key}`, one)),
  ) as Record<string, string>;
}

/** Where each table is tied to its notice. */
const TABLES: Readonly<Record<string, string>> = {
  notice: 'id = $1',
  playbook_run: 'notice_id = $1',
  trajectory: 'notice_id = $1',
  person: 'id IN (SELECT person_id FROM trajectory WHERE notice_id = $1)',
  task: 'run_id IN (SELECT id FROM playbook_run WHERE notice_id = $1)',
  audit_entry: `subject_id IN (SELECT id FROM playbook_run WHERE notice_id = $1
     UNION SELECT id FROM trajectory WHERE notice_id = $1)`,
  // The receipt goes to who filed: a person, everybody of the employer for a program, an event for a partner.
  mail: `template <> 'notice-received' AND subject_id IN (SELECT id FROM playbook_run WHERE notice_id = $1
     UNION SELECT id FROM trajectory WHERE notice_id = $1)`,
  outbox_event: `topic LIKE 'vwnw.voortgang.%' AND key IN (SELECT id::text FROM playbook_run WHERE notice_id = $1
     UNION SELECT id::text FROM trajectory WHERE notice_id = $1)`,
};

/** Who filed, by what, and what delivery has done so far: the only differences there may be. */
const APART = [
  ...[
    'door',
    'number',
    'content_hash',
    'request_key',
    'filed_by',
    'filed_by_client',
    'actor_kind',
    'actor_id',
  ],
  ...['hash', 'prev_hash', 'shard', 'attempts', 'attempts_started', 'attempts_finished', 'sent_at'],
  ...['receipt', 'error', 'delivered_version', 'next_at'],
];

/** Every row of a notice as text, with ids, instants and the door's own letter taken out, in a fixed order. */
async function rowsOf(door: string): Promise<Record<string, string[]>> {
  const { rows } = await product.behind.query<{ id: string }>(
    'SELECT id FROM notice WHERE own_reference = $1',
    [`REORG-2026-${door}`],
  );
  const found: Record<string, string[]> = {};
  for (const [table, where] of Object.entries(TABLES)) {
    const all = await product.behind.query<Record<string, unknown>>(`SELECT * FROM ${table} WHERE ${where}`, [
      rows[0]?.id,
    ]);
    found[table] = all.rows
      .map((row) => plain(table, row))
      .map((row) => row.replaceAll(`REORG-2026-${door}`, 'REFERENCE').replaceAll(`"${door}-`, '"'))
      .sort();
  }
  return found;
}

function plain(table: string, row: Record<string, unknown>): string {
  const kept = Object.entries(row).filter(
    ([name]) => !APART.includes(name) && !(table === 'mail' && name === 'state'),
  );
  return (
    JSON.stringify(Object.fromEntries(kept))
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
      // Written when the mail leaves: which overview it left with.
      .replaceAll(/"with":"ID",?/g, '')
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, (instant) => instant.slice(0, 10))
      .replaceAll(`"${dayFromToday(0)}"`, '"TODAY"')
  );
}
