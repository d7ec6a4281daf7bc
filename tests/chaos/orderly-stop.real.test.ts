/**
 * SIGTERM in the middle of work: each process lets what it has begun end, takes nothing new, and ends with code 0 within
 * its forty seconds. The test holds the work so that it is under way when the signal comes.
 */
import { checkInvariants, settle } from '../support/invariants';
import { holdRows } from '../support/hold-rows';
import { openProduct } from '../support/product';
import type { Product } from '../support/product';
import { acceptPeople, readOne, undelivered } from '../support/product-facts';
import { employeeBodies, noticeBody } from '../support/product-notices';
import { callApi } from '../support/visitor';
import { waitFor } from '../support/wait-for';

const GRACE_SECONDS = 40;

let product: Product;
let event: string;

beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product?.close());

it('the web process answers the request that it had begun', async () => {
  const web = await product.start('web');
  const api = await callApi(product);
  const held = await holdRows(product.ownerUrl, 'LOCK TABLE task IN SHARE MODE');
  const body = noticeBody('STOP-1', employeeBodies(3));
  const answer = api.post('/api/v1/meldingen', body, 'sleutel-stop-1');
  await waitFor('the request to be under way', async () => (await held.waiting()) === 1);
  const stopping = web.stop();
  await waitFor('the signal to be heard', () => web.log().includes('"code":"stopping"'));
  await held.release();
  expect(await answer).toMatchObject({ status: 201, body: { aantalWerknemers: 3 } });
  const { end, seconds } = await stopping;
  expect(end).toBe(0);
  expect(seconds).toBeLessThan(GRACE_SECONDS);
});

it('the worker marks the courses that it had delivered', async () => {
  await acceptPeople(product, 30, { reachable: false });
  const held = await holdRows(product.ownerUrl, 'SELECT 1 FROM trajectory FOR UPDATE');
  const worker = await product.start('temporal-worker', { untilReady: false });
  await waitFor('courses that are delivered and not marked', async () => (await held.waiting()) > 0);
  const stopping = worker.stop();
  await waitFor('the signal to be heard', () => worker.log().includes('"code":"stopping"'));
  await held.release();
  const { end, seconds } = await stopping;
  expect(end).toBe(0);
  expect(seconds).toBeLessThan(GRACE_SECONDS);
  expect(await undelivered(product)).toBeLessThan(35);
});

it('the gateway waits for the answer of the broker, and gives the event back when none comes', async () => {
  const { runId } = await acceptPeople(product, 5);
  event = await readOne<string>(product, 'SELECT id AS value FROM outbox_event WHERE key = $1', [runId]);
  product.lines.kafka.holdAnswer([event]);
  const gateway = await product.start('gateway', { untilReady: false });
  await waitFor('the event to be under way', () => product.lines.kafka.held() > 0);
  const { end, seconds } = await gateway.stop();
  expect(end).toBe(0);
  expect(seconds).toBeLessThan(GRACE_SECONDS);
  product.lines.kafka.pass();
  const row = await readOne(
    product,
    `SELECT jsonb_build_object('open', attempts_started - attempts_finished, 'sent', sent_at IS NOT NULL) AS value
     FROM outbox_event WHERE id = $1`,
    [event],
  );
  expect(row).toEqual({ open: 0, sent: false });
  expect(await readOne(product, `SELECT count(*) AS value FROM mail WHERE state = 'sending'`)).toBe(0);
});

it('afterwards the next ones do the rest, and all stores agree', async () => {
  await Promise.all([product.start('temporal-worker'), product.start('gateway')]);
  await settle(product);
  expect((await checkInvariants(product, { repeatedEvents: [event] })).violations).toEqual([]);
});
