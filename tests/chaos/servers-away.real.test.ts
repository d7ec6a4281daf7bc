/**
 * Servers go away and come back while the compiled processes run: Temporal for longer than its reminders, Kafka, the
 * mail server, PostgreSQL. Case work goes on without the first three; afterwards every store agrees, without a
 * process having been started anew.
 */
import { acceptNotice } from '../../services/notice/accept-notice';
import { recordContact } from '../../services/trajectory/record-contact';
import { encodeEvent } from '../../domain/events/encode-event';
import { workflowIdOf } from '../../domain/course/messages';
import { DEMO } from '../../prisma/seed/demonstration';
import { testKafka } from '../kafka/support/kafka-tools';
import { checkInvariants, readEvents, settle } from '../support/invariants';
import { measured } from '../support/measured';
import { employees, notice } from '../support/notices';
import { openProduct } from '../support/product';
import type { Product } from '../support/product';
import { acceptPeople, enrolPeople, readOne, trajectoriesOf, undelivered } from '../support/product-facts';
import type { ProductProcess } from '../support/product-process';
import { dayFromToday, employeeBody, noticeBody, workingDaysAgo } from '../support/product-notices';
import { VIEWERS } from '../support/services';
import { signIn } from '../support/visitor';
import { waitFor } from '../support/wait-for';

let product: Product;
let web: ProductProcess;
let worker: ProductProcess;
let gateway: ProductProcess;

beforeAll(async () => {
  product = await openProduct();
  [web, worker, gateway] = await Promise.all([
    product.start('web'),
    product.start('temporal-worker'),
    product.start('gateway'),
  ]);
});
afterAll(() => product?.close());

it('Temporal is away while 200 cases change several times: afterwards each gets one signal, and of a task only the last reminder', async () => {
  const { noticeId } = await acceptPeople(product, 200, { reachable: false });
  await waitFor('the workflows', async () => (await undelivered(product)) === 0, 90_000);
  const ids = await trajectoriesOf(product, noticeId);
  product.lines.temporal.cut();
  await waitFor('the worker to knock in vain', () => product.lines.temporal.refused() > 0);

  await measured('600 changes of 200 cases by people, meanwhile', async () => {
    await enrolPeople(product, ids);
    for (let round = 0; round < 2; round += 1) {
      for (const trajectoryId of ids) {
        const input = { trajectoryId, kind: 'attempt', form: 'phone', on: dayFromToday(0) } as const;
        const done = await recordContact(product.context, VIEWERS.casemanagerUwv, input);
        if (!done.ok) throw new Error(JSON.stringify(done.error));
      }
    }
  });
  // A notice that was accepted long enough ago that both reminders of its invitations have passed by now.
  const past = await acceptPeopleInThePast(10);
  expect(await versions(ids)).toEqual({ changed: 200, newest: 4, delivered: 1 });
  await waitFor('the worker to say that it cannot deliver', async () => {
    return (await worker.health())?.body.includes('"bezorging":"onbereikbaar"');
  });

  product.lines.temporal.pass();
  await measured('Temporal back: 200 changed and 11 new cases delivered', async () => {
    await waitFor('the courses', async () => (await undelivered(product)) === 0, 90_000);
  });
  expect(await signalsOf(ids)).toEqual({ 1: 200 });
  await waitFor('the reminders', async () => (await remindersOf(past)).length >= 10, 60_000);
  await settle(product);
  const reminders = await remindersOf(past);
  expect(new Set(reminders)).toEqual(new Set(['task/enrol.answer//1/remind2 late']));
  expect(reminders).toHaveLength(10);
  expect(worker.isRunning()).toBe(true);
});

it('Kafka is away: events wait, mails go on; afterwards each event is there once, also those that came in', async () => {
  product.lines.kafka.cut();
  const { noticeId } = await acceptPeople(product, 20, { reachable: false });
  await enrolPeople(product, await trajectoriesOf(product, noticeId));
  const body = noticeBody('AWAY-KAFKA-1', [employeeBody('K-1'), employeeBody('K-2')]);
  await sendNotice('AWAY-KAFKA-1', body);
  await waitFor('the gateway to knock in vain', () => product.lines.kafka.refused() > 0);
  await waitFor('the gateway to say so', async () => {
    return (await gateway.health())?.body.includes('"uitgaand":"onbereikbaar"');
  });
  expect(await unsentEvents()).toBe(21);

  product.lines.kafka.pass();
  await measured('Kafka back: events sent', () =>
    waitFor('them', async () => (await unsentEvents()) === 0, 60_000),
  );
  await measured('Kafka back: the notice that came in meanwhile accepted', () =>
    waitFor('it', async () => (await noticesOf('AWAY-KAFKA-1')) === 1, 60_000),
  );
  await waitFor('its receipts to be sent', async () => (await unsentEvents()) === 0);
  const replies = await readEvents(product, [`vwnw.melding-reacties.${product.partner}`]);
  expect(replies.map((reply) => reply.headers['ce_type'])).toEqual([
    'nl.vanwerknaarwerk.melding-aanvaard.v1',
    'nl.vanwerknaarwerk.draaiboek-gestart.v1',
  ]);
  expect(gateway.isRunning()).toBe(true);
});

it('the mail server is away: mails wait, events go on; afterwards each mail is there once', async () => {
  const before = product.sink.list().length;
  const invitedBefore = invitations();
  product.lines.mail.cut();
  await acceptPeople(product, 6);
  await waitFor('the gateway to knock in vain', () => product.lines.mail.refused() > 0);
  await waitFor('the events to go on', async () => (await unsentEvents()) === 0);
  expect(product.sink.list()).toHaveLength(before);

  product.lines.mail.pass();
  await measured('mail server back: mails sent', () => settle(product));
  expect(invitations()).toBe(invitedBefore + 6);
});

it('PostgreSQL is away: pages say so in Dutch, and every process goes on by itself when it is back', async () => {
  const coordinator = await signIn(product, 'demo-coordinator');
  product.lines.postgres.cut();
  const page = await coordinator.get('/taken');
  expect(page.status).toBeGreaterThanOrEqual(500);
  expect(page.body).toContain('Er ging iets mis bij ons');
  expect((await web.health())?.status).toBe(503);
  await waitFor('worker and gateway to miss it', async () => {
    return (await worker.health())?.status === 503 && (await gateway.health())?.status === 503;
  });

  product.lines.postgres.pass();
  await measured('PostgreSQL back: every process ready', () =>
    waitFor(
      'all three',
      async () => {
        const states = await Promise.all([web, worker, gateway].map((one) => one.health()));
        return states.every((state) => state?.status === 200);
      },
      60_000,
    ),
  );
  expect((await coordinator.get('/taken')).status).toBe(200);
  const { noticeId } = await acceptPeople(product, 2);
  await settle(product);
  expect(await trajectoriesOf(product, noticeId)).toHaveLength(2);
  expect([web, worker, gateway].every((one) => one.isRunning())).toBe(true);
});

it('afterwards all stores agree', async () => {
  await settle(product);
  const { checked, violations } = await checkInvariants(product);
  process.stderr.write(`    looked at ${JSON.stringify(checked)}\n`);
  expect(violations).toEqual([]);
});

/** Accepts people with an address by a service whose clock stands nine working days back; gives their trajectories. */
async function acceptPeopleInThePast(count: number): Promise<string[]> {
  const shift = workingDaysAgo(9);
  const context = { ...product.context, now: () => new Date(Date.now() + shift) };
  const people = employees(count, { endDate: dayFromToday(120) });
  const answer = await acceptNotice(context, VIEWERS.employer, notice(people, { reference: 'PAST-1' }), {
    door: 'api',
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return trajectoriesOf(product, answer.value.noticeId);
}

function versions(ids: readonly string[]): Promise<unknown> {
  return readOne(
    product,
    `SELECT jsonb_build_object('changed', count(*) FILTER (WHERE course_version > delivered_version),
       'newest', min(course_version), 'delivered', max(delivered_version)) AS value
     FROM trajectory WHERE id = ANY ($1::uuid[])`,
    [ids],
  );
}

/** How many workflows have had how many signals: number of signals → number of workflows. */
async function signalsOf(ids: readonly string[]): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (let at = 0; at < ids.length; at += 20) {
    const histories = await Promise.all(
      ids
        .slice(at, at + 20)
        .map((id) => product.temporal.workflow.getHandle(workflowIdOf('trajectory', id)).fetchHistory()),
    );
    for (const { events } of histories) {
      const signals = (events ?? []).filter((event) => event.workflowExecutionSignaledEventAttributes).length;
      counts[signals] = (counts[signals] ?? 0) + 1;
    }
  }
  return counts;
}

/** Each reminder of these cases: its moment, and whether it is marked late. */
async function remindersOf(ids: readonly string[]): Promise<string[]> {
  const { rows } = await product.behind.query<{ reminder: string }>(
    `SELECT regexp_replace(key, '^[^/]+/(.*)/[^/]+$', '\\1')
       || CASE WHEN (params->>'late')::boolean THEN ' late' ELSE '' END AS reminder
     FROM mail WHERE template = 'task-reminder' AND subject_id = ANY ($1::uuid[])`,
    [ids],
  );
  return rows.map((row) => row.reminder);
}

async function sendNotice(reference: string, data: unknown): Promise<void> {
  const producer = testKafka(product.brokers).producer();
  await producer.connect();
  const event = {
    id: `event-${reference}`,
    source: `urn:nld:kvknr:${DEMO.employerKvk}:systeem:personeel`,
    type: 'nl.vanwerknaarwerk.melding-ingediend.v1',
    time: new Date().toISOString(),
    data,
  };
  const topic = `vwnw.meldingen.${product.partner}`;
  await producer.send({ topic, messages: [encodeEvent(event, reference)] });
  await producer.disconnect();
}

function invitations(): number {
  return product.sink.list().filter((mail) => mail.subject.startsWith('Er staat een uitnodiging')).length;
}

function noticesOf(reference: string): Promise<number> {
  return readOne(product, 'SELECT count(*) AS value FROM notice WHERE own_reference = $1', [reference]);
}

function unsentEvents(): Promise<number> {
  return readOne(product, 'SELECT count(*) AS value FROM outbox_event WHERE sent_at IS NULL');
}
