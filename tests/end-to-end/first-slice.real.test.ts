/**
 * The first slice as its users live it, with the compiled processes on real servers: a program of the employer sends
 * a notice of three people while neither Temporal nor Kafka is used by anybody; a casemanager signs in and completes
 * an invitation; days later the worker starts, each course is in Temporal, and who did not answer gets one reminder.
 */
import { WORKFLOW_TYPES, workflowIdOf } from '../../domain/course/messages';
import type { Course } from '../../domain/course/course';
import { readTopics } from '../kafka/support/kafka-tools';
import type { SeenMessage } from '../kafka/support/kafka-tools';
import { employeeBody, noticeBody, workingDaysAgo } from '../support/product-notices';
import { openProduct } from '../support/product';
import type { Product } from '../support/product';
import type { ProductProcess } from '../support/product-process';
import { callApi, signIn } from '../support/visitor';
import { waitFor } from '../support/wait-for';

interface Receipt {
  readonly id: string;
  readonly nummer: string;
  readonly aantalWerknemers: number;
  readonly herhaald: boolean;
}

let product: Product;
let web: ProductProcess;
let worker: ProductProcess;
let gateway: ProductProcess;
let receipt: Receipt;
/** Trajectory id by personnel reference. */
let people: Record<string, string>;

const body = noticeBody('REORG-2026-1', [
  employeeBody('P-1', { roepnaam: 'Roos', achternaam: 'Linden', email: 'roos@voorbeeld.nl' }),
  employeeBody('P-2', { roepnaam: 'Kees', achternaam: 'Bakker', woongemeente: 'Oss' }),
  employeeBody('P-3', { urenPerWeek: 32.5 }),
]);

beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product?.close());

describe('a program of the employer sends a notice of three people', () => {
  it('and gets a receipt; the same again gives the same', async () => {
    // The first reminder of an invitation comes after three working days, the second after seven.
    web = await product.start('web', { clockShiftMs: workingDaysAgo(5) });
    const api = await callApi(product);
    const first = await api.post('/api/v1/meldingen', body, 'sleutel-van-melding-1');
    expect(first.status).toBe(201);
    receipt = first.body as Receipt;
    expect(receipt).toMatchObject({ aantalWerknemers: 3, herhaald: false });
    expect(receipt.nummer).toMatch(/^OV-\d{6}-\d$/);
    expect(await api.post('/api/v1/meldingen', body, 'sleutel-van-melding-1')).toEqual(first);
    const other = await api.post('/api/v1/meldingen', body, 'sleutel-van-melding-2');
    expect(other.body).toMatchObject({ id: receipt.id, herhaald: true });
    const reused = await api.post(
      '/api/v1/meldingen',
      noticeBody('ANDERS', [employeeBody('X-1')]),
      'sleutel-van-melding-1',
    );
    expect(reused.status).toBe(409);
    const { rows } = await product.behind.query<{ reference: string; id: string }>(
      `SELECT p.personnel_reference AS reference, t.id FROM trajectory t JOIN person p ON p.id = t.person_id
       ORDER BY 1`,
    );
    people = Object.fromEntries(rows.map((row) => [row.reference, row.id]));
    expect(Object.keys(people)).toEqual(['P-1', 'P-2', 'P-3']);
  });

  it('and the web process ends on SIGTERM with code 0', async () => {
    const { end, seconds } = await web.stop();
    expect(end).toBe(0);
    expect(seconds).toBeLessThan(40);
  });
});

describe('a casemanager signs in at the provider', () => {
  it('sees all three on the list, takes one and completes it, while nothing else runs', async () => {
    web = await product.start('web');
    const casemanager = await signIn(product, 'demo-casemanager-uwv');
    const list = await casemanager.get('/taken?lijst=alles');
    expect(list.body).toContain('Roos Linden');
    expect(list.body).toContain('personeelsnummer P-3');
    const taskId = /\/taken\/([0-9a-f-]{36})"[^>]*>[^<]*<\/a><\/td><td[^>]*>Kees Bakker/.exec(list.body)?.[1];
    expect(taskId).toBeDefined();
    const taken = await casemanager.send(`/taken/${taskId}/oppakken`, {});
    expect(taken.status).toBe(200);
    const page = await casemanager.get(`/taken/${taskId}`);
    const version = /name="_versie" value="(\d+)"/.exec(page.body)?.[1] ?? '';
    const done = await casemanager.send(`/taken/${taskId}`, {
      _versie: version,
      meedoen: 'ja',
      weetDatHetVrijwilligIs: 'ja',
      weetWatErGevraagdWordt: 'ja',
      weetWieGegevensZiet: 'ja',
    });
    expect(done.status).toBe(200);
    expect(done.body).toContain('De taak is afgerond.');
  });
});

describe('days later the worker starts', () => {
  it('and every case has a workflow with its newest course', async () => {
    worker = await product.start('temporal-worker');
    await waitFor('all courses to be delivered', async () => (await undelivered()) === 0);
    const { rows } = await product.behind.query<{
      kind: 'trajectory' | 'playbook';
      id: string;
      version: number;
    }>(
      `SELECT 'trajectory' AS kind, id, course_version AS version FROM trajectory
       UNION ALL SELECT 'playbook', id, course_version FROM playbook_run`,
    );
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      const handle = product.temporal.workflow.getHandle(workflowIdOf(row.kind, row.id));
      const described = await handle.describe();
      expect(described.type).toBe(WORKFLOW_TYPES[row.kind]);
      expect(described.status.name).toBe('RUNNING');
    }
    const joined = await waitFor('the course of P-2', async () => {
      const course = await product.temporal.workflow
        .getHandle(workflowIdOf('trajectory', people['P-2'] ?? ''))
        .query<Course>('currentCourse');
      return course.tasks.some((task) => task.type.startsWith('intake.')) && course;
    });
    expect(joined.notice).toBe(receipt.nummer);
    expect(joined.tasks.map((task) => task.type)).not.toContain('enrol.answer');
  });

  it('and an operator finds the cases by notice, region and stage', async () => {
    const query = (stage: string): string =>
      `OverstapNotice = '${receipt.nummer}' AND OverstapRegion = 'noordoost-brabant' AND OverstapStage = '${stage}' AND TaskQueue = '${product.taskQueue}'`;
    const found = async (stage: string): Promise<string[]> => {
      const ids: string[] = [];
      for await (const one of product.temporal.workflow.list({ query: query(stage) }))
        ids.push(one.workflowId);
      return ids.sort();
    };
    await waitFor('the visibility store', async () => (await found('registered')).length === 2);
    expect(await found('registered')).toEqual(
      [people['P-1'], people['P-3']].map((id) => `trajectory/${id}`).sort(),
    );
  });

  it('and whose invitation stayed open gets one reminder, marked late; who answered gets none', async () => {
    const rows = await waitFor('the reminders', async () => {
      const found = await product.behind.query<{
        subject: string;
        task: string;
        late: boolean;
        recipient: string;
      }>(
        `SELECT subject_id AS subject, params->>'taskType' AS task, (params->>'late')::boolean AS late,
           recipient_kind AS recipient
         FROM mail WHERE template = 'task-reminder' AND params->>'taskType' = 'enrol.answer' ORDER BY subject_id`,
      );
      return new Set(found.rows.map((row) => row.subject)).size === 2 && found.rows;
    });
    expect(rows.every((row) => row.late)).toBe(true);
    expect(rows.filter((row) => row.subject === people['P-1'])).toEqual([
      { subject: people['P-1'], task: 'enrol.answer', late: true, recipient: 'person' },
    ]);
    // Nobody of the team has this task yet, so each of its two casemanagers hears of it.
    expect(rows.filter((row) => row.subject === people['P-3']).map((row) => row.recipient)).toEqual([
      'account',
      'account',
    ]);
    expect(rows).toHaveLength(3);
  });
});

describe('the gateway starts', () => {
  it('and the reminder is mailed once, with a link and no content', async () => {
    // What may be collected waits ten minutes for more of its kind; its clock runs ahead instead of ours standing still.
    gateway = await product.start('gateway', { clockShiftMs: 11 * 60_000 });
    await waitFor('the mails', async () => {
      const { rows } = await product.behind.query<{ n: number }>(
        `SELECT count(*) AS n FROM mail WHERE state IN ('pending', 'sending')`,
      );
      return rows[0]?.n === 0;
    });
    // Mails have no order among each other.
    const toRoos = product.sink.list('roos@voorbeeld.nl').sort((a, b) => (a.subject < b.subject ? -1 : 1));
    expect(toRoos.map((mail) => mail.subject)).toEqual([
      'Er staat een uitnodiging voor u klaar',
      'Herinnering: er wacht iets op u',
    ]);
    expect(toRoos[1]?.text).toContain(`${product.origin}/taken/`);
    expect(toRoos[1]?.text).not.toContain('Roos');
  });

  it('and Kafka carries what happened, each event once', async () => {
    const progress = await progressOf(product);
    const names = progress.map((message) => [message.headers['ce_type'], message.key]);
    expect(names).toContainEqual(['nl.vanwerknaarwerk.fase-gewijzigd.v1', people['P-2']]);
    expect(names.map(([type]) => type)).toContain('nl.vanwerknaarwerk.draaiboek-gestart.v1');
    const moved = progress.find((message) => message.key === people['P-2']);
    expect(JSON.parse(moved?.value ?? '')).toMatchObject({ van: 'aangemeld', naar: 'ingeschreven' });
  });
});

describe('every process', () => {
  it('ends on SIGTERM within its grace with code 0', async () => {
    const ends = await Promise.all([web.stop(), worker.stop(), gateway.stop()]);
    expect(ends.map(({ end }) => end)).toEqual([0, 0, 0]);
    expect(Math.max(...ends.map(({ seconds }) => seconds))).toBeLessThan(40);
  });
});

async function undelivered(): Promise<number> {
  const { rows } = await product.behind.query<{ n: number }>(
    `SELECT (SELECT count(*) FROM trajectory WHERE course_version > delivered_version)
          + (SELECT count(*) FROM playbook_run WHERE course_version > delivered_version) AS n`,
  );
  return rows[0]?.n ?? -1;
}

/** Progress events of this product's cases, once all that were written are on the topic. */
async function progressOf({ behind, brokers }: Product): Promise<SeenMessage[]> {
  const reader = await readTopics(brokers, ['vwnw.voortgang.noordoost-brabant']);
  const { rows } = await behind.query<{ id: string }>(
    `SELECT id FROM outbox_event WHERE topic LIKE 'vwnw.voortgang.%'`,
  );
  const ids = new Set(rows.map((row) => row.id));
  const seen = (): SeenMessage[] => reader.messages.filter((one) => ids.has(one.headers['ce_id'] ?? ''));
  await waitFor('the events on the topic', () => seen().length >= ids.size);
  await reader.stop();
  expect(seen()).toHaveLength(ids.size);
  return seen();
}
