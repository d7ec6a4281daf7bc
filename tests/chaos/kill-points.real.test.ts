/**
 * kill -9 of each process at two points: after the commit and before anything was delivered, and after delivery but
 * before that was marked. Each test proves that the process stood at that point when it died, and afterwards compares
 * all stores.
 */
import { workflowIdOf } from '../../domain/course/messages';
import { holdRows } from '../support/hold-rows';
import { checkInvariants, readEvents, settle } from '../support/invariants';
import { measured } from '../support/measured';
import { openProduct } from '../support/product';
import type { Product } from '../support/product';
import {
  acceptPeople,
  endLeases,
  readOne,
  trajectoriesOf,
  undelivered,
  unsent,
} from '../support/product-facts';
import type { ProductProcess } from '../support/product-process';
import { employeeBodies, noticeBody } from '../support/product-notices';
import { callApi } from '../support/visitor';
import { waitFor } from '../support/wait-for';

let product: Product;
/** Events that may stand on the topic twice, because a gateway died before it knew that they had arrived. */
const repeatedEvents: string[] = [];

beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product?.close());

describe('the web process dies', () => {
  let web: ProductProcess;
  beforeAll(async () => {
    web = await product.start('web');
  });
  afterAll(() => web.kill());

  it('after the commit of a notice, before anybody heard of it: sent again, it is the same notice', async () => {
    const body = noticeBody('WEB-COMMIT-1', employeeBodies(3, 'WC'));
    const api = await callApi(product);
    product.lines.postgres.holdAnswer(['INSERT INTO trajectory', 'COMMIT']);
    const answer = api.post('/api/v1/meldingen', body, 'sleutel-web-commit').catch(() => 'line broken');
    await waitFor('the commit', async () => (await countOf('WEB-COMMIT-1')) === 1);
    expect(product.lines.postgres.held()).toBe(1);
    await web.kill();
    expect(await answer).toBe('line broken');
    expect(await undelivered(product)).toBe(4);
    product.lines.postgres.pass();

    await measured('web, killed after commit: takes the notice again', async () => {
      web = await product.start('web');
      // The interrupted request may still be running somewhere, as far as the key tells; after a minute it may not.
      expect((await api.post('/api/v1/meldingen', body, 'sleutel-web-commit')).status).toBe(409);
      const again = await api.post('/api/v1/meldingen', body, 'sleutel-web-commit-2');
      expect(again).toMatchObject({ status: 201, body: { herhaald: true, aantalWerknemers: 3 } });
    });
    expect(await countOf('WEB-COMMIT-1')).toBe(1);
  });

  it('after the answer was made, before it was kept: sent again, it is the same notice', async () => {
    const body = noticeBody('WEB-ANSWER-1', employeeBodies(3, 'WA'));
    const api = await callApi(product);
    product.lines.postgres.holdRequest(['UPDATE idempotency_key']);
    const answer = api.post('/api/v1/meldingen', body, 'sleutel-web-antwoord').catch(() => 'line broken');
    await waitFor('the answer that is not kept', () => product.lines.postgres.held() === 1);
    expect(await countOf('WEB-ANSWER-1')).toBe(1);
    const { rows } = await product.behind.query('SELECT status FROM idempotency_key WHERE key = $1', [
      'sleutel-web-antwoord',
    ]);
    expect(rows).toEqual([{ status: null }]);
    await web.kill();
    expect(await answer).toBe('line broken');
    product.lines.postgres.pass();

    web = await product.start('web');
    const again = await api.post('/api/v1/meldingen', body, 'sleutel-web-antwoord-2');
    expect(again).toMatchObject({ status: 201, body: { herhaald: true } });
    expect(await countOf('WEB-ANSWER-1')).toBe(1);
  });
});

describe('the worker dies', () => {
  let worker: ProductProcess;
  afterAll(() => worker.kill());

  it('after it read a course, before Temporal heard of it: the next one delivers it', async () => {
    worker = await product.start('temporal-worker');
    await waitFor('what the web tests left', async () => (await undelivered(product)) === 0);
    product.lines.temporal.holdRequest(['trajectoryWorkflow']);
    const { noticeId } = await acceptPeople(product, 3);
    await waitFor('the request that never arrives', () => product.lines.temporal.held() > 0);
    const ids = await trajectoriesOf(product, noticeId);
    expect(await deliveredVersions(ids)).toEqual([0, 0, 0]);
    for (const id of ids) expect(await runsOf(id)).toBe(0);
    await worker.kill();
    product.lines.temporal.pass();

    await measured('worker, killed before delivery: everything delivered', async () => {
      worker = await product.start('temporal-worker');
      await waitFor('the courses', async () => (await undelivered(product)) === 0, 60_000);
    });
    for (const id of ids) expect(await runsOf(id)).toBe(1);
  });

  it('after Temporal had the course, before that was marked: nothing is done twice', async () => {
    await worker.kill();
    const { noticeId } = await acceptPeople(product, 3);
    const ids = await trajectoriesOf(product, noticeId);
    const held = await holdRows(
      product.ownerUrl,
      'SELECT 1 FROM trajectory WHERE notice_id = $1 FOR UPDATE',
      [noticeId],
    );
    worker = await product.start('temporal-worker', { untilReady: false });
    await waitFor('the workflows', async () => {
      const runs = await Promise.all(ids.map((id) => runsOf(id)));
      return runs.every((n) => n === 1) && (await held.waiting()) > 0;
    });
    expect(await deliveredVersions(ids)).toEqual([0, 0, 0]);
    await worker.kill();
    await held.release();

    await measured('worker, killed before marking: everything marked', async () => {
      worker = await product.start('temporal-worker');
      await waitFor('the marks', async () => (await undelivered(product)) === 0, 60_000);
    });
    for (const id of ids) expect(await runsOf(id)).toBe(1);
  });
});

describe('the gateway dies', () => {
  let gateway: ProductProcess;

  beforeAll(async () => {
    gateway = await product.start('gateway');
    await waitFor('what the tests before left', async () => (await unsent(product)) === 0);
    await gateway.kill();
  });

  it('after it began an event, before Kafka had it: it arrives once', async () => {
    const { runId } = await acceptPeople(product, 3);
    const event = await startedEventOf(runId);
    product.lines.kafka.holdRequest([event]);
    gateway = await startGateway();
    await waitFor('the event that never arrives', () => product.lines.kafka.held() > 0, 40_000);
    expect(await outboxRow(event)).toEqual({ begun: 1, sent: false });
    expect(await copiesOf(event)).toBe(0);
    await gateway.kill();
    product.lines.kafka.pass();

    await measured('gateway, killed before sending: the event is there', async () => {
      gateway = await startGateway();
      await waitFor('the event', async () => (await outboxRow(event)).sent, 60_000);
    });
    expect(await copiesOf(event)).toBe(1);
  });

  it('after Kafka had an event, before that was marked: the same event comes again under the same id', async () => {
    await gateway.kill();
    const { runId } = await acceptPeople(product, 3);
    const event = await startedEventOf(runId);
    repeatedEvents.push(event);
    product.lines.kafka.holdAnswer([event]);
    gateway = await startGateway();
    await waitFor('the answer that never comes', () => product.lines.kafka.held() > 0, 40_000);
    await waitFor('the event on the topic', async () => (await copiesOf(event)) === 1);
    expect(await outboxRow(event)).toEqual({ begun: 1, sent: false });
    await gateway.kill();
    product.lines.kafka.pass();

    await measured('gateway, killed before marking: the event is marked', async () => {
      gateway = await startGateway();
      await waitFor('the mark', async () => (await outboxRow(event)).sent, 60_000);
    });
    expect(await copiesOf(event)).toBe(2);
  });

  it('after the mail server took an invitation, before that was marked: it is uncertain and not mailed again', async () => {
    await endLeases(product);
    await waitFor('quiet', async () => (await unsent(product)) === 0);
    await gateway.kill();
    const { noticeId } = await acceptPeople(product, 1, { email: 'eenling@voorbeeld.nl' });
    product.lines.mail.holdAnswer(['RCPT TO:<eenling@voorbeeld.nl>', '\r\n.\r\n']);
    gateway = await startGateway();
    await waitFor(
      'the mail in the sink',
      () => product.sink.list('eenling@voorbeeld.nl').length === 1,
      40_000,
    );
    expect(product.lines.mail.held()).toBeGreaterThan(0);
    expect(await invitationOf(noticeId)).toBe('sending');
    await gateway.kill();
    product.lines.mail.pass();

    gateway = await startGateway();
    expect(await invitationOf(noticeId)).toBe('sending');
    await endLeases(product);
    await waitFor('its fate', async () => (await invitationOf(noticeId)) === 'uncertain');
    expect(product.sink.list('eenling@voorbeeld.nl')).toHaveLength(1);
  });

  afterAll(() => gateway.kill());
});

test('afterwards all stores agree', async () => {
  await product.start('temporal-worker');
  await startGateway();
  await endLeases(product);
  await settle(product);
  const { checked, violations } = await checkInvariants(product, { repeatedEvents, mailLaneDied: true });
  process.stderr.write(`    looked at ${JSON.stringify(checked)}\n`);
  expect(violations).toEqual([]);
  expect(checked['running']).toBeGreaterThan(20);
});

/**
 * Not until it is ready: it is not before it may read events in again, and Kafka waits half a minute for a reader
 * that died. Sending does not wait for that.
 */
function startGateway(): Promise<ProductProcess> {
  return product.start('gateway', { untilReady: false });
}

function countOf(reference: string): Promise<number> {
  return readOne(product, 'SELECT count(*) AS value FROM notice WHERE own_reference = $1', [reference]);
}

function deliveredVersions(ids: readonly string[]): Promise<number[]> {
  return readOne(
    product,
    'SELECT array_agg(delivered_version ORDER BY id) AS value FROM trajectory WHERE id = ANY ($1::uuid[])',
    [ids],
  );
}

/** How many runs Temporal has of a trajectory's workflow: 0 or 1, and never more. */
async function runsOf(trajectoryId: string): Promise<number> {
  try {
    const described = await product.temporal.workflow
      .getHandle(workflowIdOf('trajectory', trajectoryId))
      .describe();
    return described.raw.workflowExecutionInfo?.firstRunId === described.runId ? 1 : 2;
  } catch {
    return 0;
  }
}

function startedEventOf(runId: string): Promise<string> {
  return readOne(product, 'SELECT id AS value FROM outbox_event WHERE key = $1', [runId]);
}

function outboxRow(id: string): Promise<{ begun: number; sent: boolean }> {
  return readOne(
    product,
    `SELECT jsonb_build_object('begun', attempts_started, 'sent', sent_at IS NOT NULL) AS value
     FROM outbox_event WHERE id = $1`,
    [id],
  );
}

async function copiesOf(eventId: string): Promise<number> {
  const messages = await readEvents(product, ['vwnw.voortgang.noordoost-brabant']);
  return messages.filter((message) => message.headers['ce_id'] === eventId).length;
}

function invitationOf(noticeId: string): Promise<string> {
  return readOne(
    product,
    `SELECT state AS value FROM mail WHERE template = 'invitation'
       AND subject_id IN (SELECT id FROM trajectory WHERE notice_id = $1)`,
    [noticeId],
  );
}
