/**
 * kill -9 in the middle of bulk work: of the web process while its transaction of 5,000 people runs (nothing of it may
 * exist), of the worker while it starts workflows, of the gateway while it sends events. Each test proves that the work
 * was half done when the process died.
 */
import { holdRows } from '../support/hold-rows';
import { checkInvariants, settle } from '../support/invariants';
import { measured } from '../support/measured';
import { openProduct } from '../support/product';
import type { Product } from '../support/product';
import { acceptPeople, enrolPeople, readOne, trajectoriesOf, undelivered } from '../support/product-facts';
import { employeeBodies, noticeBody } from '../support/product-notices';
import { callApi } from '../support/visitor';
import { waitFor } from '../support/wait-for';

let product: Product;

afterEach(() => product?.close());

it('the web process dies in the middle of a notice of 5,000 people: nothing of it exists, and again it is whole', async () => {
  product = await openProduct();
  let web = await product.start('web');
  const api = await callApi(product);
  const body = noticeBody('BULK-1', employeeBodies(5000));
  const held = await holdRows(product.ownerUrl, 'LOCK TABLE task IN SHARE MODE');
  const answer = api.post('/api/v1/meldingen', body, 'sleutel-bulk-1').catch(() => 'line broken');
  await waitFor('the transaction to stand still before its tasks', async () => (await held.waiting()) === 1);
  expect(await held.written()).toEqual(
    expect.arrayContaining(['notice', 'person', 'playbook_run', 'trajectory']),
  );
  await web.kill();
  await held.release();
  expect(await answer).toBe('line broken');
  await waitFor('the broken transaction to end', async () => {
    const open = await readOne<number>(
      product,
      `SELECT count(*) AS value FROM pg_locks WHERE locktype = 'transactionid'
         AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`,
    );
    return open === 0;
  });
  expect(await rowCounts()).toEqual({
    notices: 0,
    runs: 0,
    people: 0,
    trajectories: 0,
    tasks: 0,
    mails: 0,
    events: 0,
  });

  web = await product.start('web');
  const again = await measured('5,000 people, sent again', () =>
    api.post('/api/v1/meldingen', body, 'sleutel-bulk-2'),
  );
  expect(again).toMatchObject({ status: 201, body: { herhaald: false, aantalWerknemers: 5000 } });
  expect(await rowCounts()).toMatchObject({
    notices: 1,
    runs: 1,
    people: 5000,
    trajectories: 5000,
    events: 1,
  });
  expect((await web.stop()).end).toBe(0);
});

it('worker and gateway die in the middle of a notice of 600 people: the rest follows, nothing comes twice', async () => {
  product = await openProduct();
  const { noticeId } = await acceptPeople(product, 600, { reachable: false });
  let worker = await product.start('temporal-worker');
  await waitFor('half of the workflows', async () => (await undelivered(product)) < 400);
  await worker.kill();
  const left = await undelivered(product);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(400);
  process.stderr.write(`    worker died with ${left} of 601 courses undelivered\n`);
  await measured('worker, killed half way: all delivered', async () => {
    worker = await product.start('temporal-worker');
    await waitFor('the rest', async () => (await undelivered(product)) === 0, 60_000);
  });

  await enrolPeople(product, (await trajectoriesOf(product, noticeId)).slice(0, 200));
  const event = await readOne<string>(
    product,
    `SELECT max(id::text) AS value FROM outbox_event WHERE type LIKE '%fase-gewijzigd%'`,
  );
  product.lines.kafka.holdRequest([event]);
  let gateway = await product.start('gateway', { untilReady: false });
  // One line stands still with its events; what goes over the other lines is sent and marked.
  const waiting = await waitFor('all other events', async () => {
    const shard = await readOne<number>(
      product,
      `SELECT count(*) AS value FROM outbox_event WHERE sent_at IS NULL AND shard <> (SELECT shard FROM outbox_event WHERE id = $1)`,
      [event],
    );
    return product.lines.kafka.held() > 0 && shard === 0 && (await unsentEvents());
  });
  expect(waiting).toBeGreaterThan(0);
  expect(waiting).toBeLessThan(201);
  await gateway.kill();
  expect(await unsentEvents()).toBe(waiting);
  process.stderr.write(`    gateway died with ${waiting} of 201 events unsent\n`);
  product.lines.kafka.pass();
  await measured('gateway, killed half way: all sent', async () => {
    gateway = await product.start('gateway', { untilReady: false });
    await waitFor('the rest', async () => (await unsentEvents()) === 0, 60_000);
  });
  await settle(product);
  const { checked, violations } = await checkInvariants(product, { askAtMost: 150, mailLaneDied: true });
  process.stderr.write(`    looked at ${JSON.stringify(checked)}\n`);
  expect(violations).toEqual([]);
  expect(checked).toMatchObject({ running: 601, events: 201 });
});

function unsentEvents(): Promise<number> {
  return readOne(product, 'SELECT count(*) AS value FROM outbox_event WHERE sent_at IS NULL');
}

function rowCounts(): Promise<Record<string, number>> {
  return readOne(
    product,
    `SELECT jsonb_build_object(
       'notices', (SELECT count(*) FROM notice), 'runs', (SELECT count(*) FROM playbook_run),
       'people', (SELECT count(*) FROM person), 'trajectories', (SELECT count(*) FROM trajectory),
       'tasks', (SELECT count(*) FROM task), 'mails', (SELECT count(*) FROM mail),
       'events', (SELECT count(*) FROM outbox_event)) AS value`,
  );
}
