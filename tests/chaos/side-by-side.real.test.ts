/**
 * Two workers and two gateways side by side: one of each does the work that only one may do, the other takes over when
 * it is killed or frozen, and nothing comes twice because of it.
 */
import { openProduct } from '../support/product';
import type { Product } from '../support/product';
import { checkInvariants, settle } from '../support/invariants';
import { measured } from '../support/measured';
import {
  acceptPeople,
  endLeases,
  enrolPeople,
  readOne,
  trajectoriesOf,
  undelivered,
} from '../support/product-facts';
import type { ProductProcess } from '../support/product-process';
import { waitFor } from '../support/wait-for';

let product: Product;

beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product?.close());

describe('two workers', () => {
  let first: ProductProcess;
  let second: ProductProcess;

  it('one delivers, both supervise', async () => {
    first = await product.start('temporal-worker');
    await waitFor('the duty of the first', () => first.log().includes('course-duty-begun'));
    second = await product.start('temporal-worker');
    await acceptPeople(product, 20, { reachable: false });
    await waitFor('the courses', async () => (await undelivered(product)) === 0);
    expect(await stateOf(first)).toContain('"bezorging":"goed"');
    expect(await stateOf(second)).toContain('"bezorging":"stil"');
  });

  it('the other takes the duty over when the first is killed', async () => {
    await first.kill();
    await acceptPeople(product, 5, { reachable: false });
    await measured('worker killed: the other delivers', () =>
      waitFor('the courses', async () => (await undelivered(product)) === 0),
    );
    expect(second.log()).toContain('course-duty-begun');
  });

  it('and when it is frozen; thawed, it stands by', async () => {
    first = await product.start('temporal-worker');
    second.freeze();
    await acceptPeople(product, 5, { reachable: false });
    expect(await undelivered(product)).toBe(6);
    await measured('worker frozen: the other delivers', () =>
      waitFor('the courses', async () => (await undelivered(product)) === 0, 60_000),
    );
    expect(first.log()).toContain('course-duty-begun');
    second.thaw();
    await waitFor('it to see that it lost the duty', () => second.log().includes('course-duty-lost'));
    expect(await stateOf(second)).toContain('"bezorging":"stil"');
  });
});

describe('two gateways', () => {
  let first: ProductProcess;
  let second: ProductProcess;

  it('share the work', async () => {
    first = await product.start('gateway');
    await waitFor('the shards of the first', () => first.log().includes('outbox-shards-owned'));
    second = await product.start('gateway');
    await acceptPeople(product, 3);
    await waitFor('events and mails', async () => (await unsentEvents()) === 0);
    expect(second.log()).not.toContain('outbox-shards-owned');
  });

  it('the other takes the shards over when the first is killed', async () => {
    await first.kill();
    const { noticeId } = await acceptPeople(product, 10, { reachable: false });
    await enrolPeople(product, await trajectoriesOf(product, noticeId));
    await measured('gateway killed: the other sends', () =>
      waitFor('the events', async () => (await unsentEvents()) === 0, 60_000),
    );
    expect(second.log()).toContain('outbox-shards-owned');
  });

  it('and when it is frozen', async () => {
    first = await product.start('gateway', { untilReady: false });
    await waitFor('it to live', async () => (await first.health()) !== null);
    await endLeases(product);
    await settle(product);
    second.freeze();
    const { noticeId } = await acceptPeople(product, 10, { reachable: false });
    await enrolPeople(product, await trajectoriesOf(product, noticeId));
    expect(await unsentEvents()).toBe(11);
    await measured('gateway frozen: the other sends', () =>
      waitFor('the events', async () => (await unsentEvents()) === 0, 60_000),
    );
    second.thaw();
    await waitFor('it to see that it lost its shards', () => second.log().includes('outbox-shards-lost'));
  });
});

it('afterwards all stores agree', async () => {
  await endLeases(product);
  await settle(product);
  const { checked, violations } = await checkInvariants(product, { mailLaneDied: true });
  process.stderr.write(`    looked at ${JSON.stringify(checked)}\n`);
  expect(violations).toEqual([]);
});

async function stateOf(process: ProductProcess): Promise<string> {
  return (await process.health())?.body ?? '';
}

function unsentEvents(): Promise<number> {
  return readOne(product, 'SELECT count(*) AS value FROM outbox_event WHERE sent_at IS NULL');
}
