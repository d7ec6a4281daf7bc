/**
 * Promise: `check` names every violation of an invariant on a live system. Each test plants one violation behind the
 * back of the rules and sees exactly that invariant name it; on a system that nobody touched all of them hold.
 */
import { writeFileSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Course } from '../../../domain/course/course';
import { acceptNotice } from '../../../services/notice/accept-notice';
import { withdrawPerson } from '../../../services/trajectory/withdraw-person';
import { withViewer } from '../../../services/access/with-viewer';
import { systemViewer } from '../../../services/access/viewer';
import { buildCourses } from '../../../services/course/build-course';
import { runCheck } from '../../../services/check/run-check';
import type { CheckStores } from '../../../services/check/invariant';
import type {
  ArrivedMail,
  CaseReader,
  RunningCase,
  TopicMessage,
  TopicReader,
} from '../../../services/check/stores';
import { messageIdOf } from '../../../services/mail/message-id';
import { completeTask } from '../../../services/task/complete-task';
import { sequenceOf } from '../../../domain/events/cloud-event';
import { JOINS } from '../../support/answers';
import { employees, notice } from '../../support/notices';
import { createTestServices, VIEWERS } from '../../support/services';
import type { TestServices } from '../../support/services';

let services: TestServices;
let runId = '';
let people: string[] = [];
beforeEach(async () => {
  services = await createTestServices();
  const content = notice(employees(3), { reference: 'CHECK' });
  const receipt = await acceptNotice(services.context, VIEWERS.employer, content, { door: 'api' });
  if (!receipt.ok) throw new Error(JSON.stringify(receipt.error));
  runId = receipt.value.runId;
  const { rows } = await services.behind.query<{ id: string }>('SELECT id FROM trajectory ORDER BY id');
  people = rows.map((row) => row.id);
  const task = await services.behind.query<{ taskId: string; version: number }>(
    `SELECT id AS "taskId", version FROM task WHERE trajectory_id = $1`,
    [people[0]],
  );
  const first = task.rows[0];
  if (first === undefined) throw new Error('no task');
  await completeTask(services.context, VIEWERS.casemanagerUwv, { ...first, answer: JOINS });
  await withdrawPerson(services.context, VIEWERS.casemanagerUwv, {
    trajectoryId: people[1] ?? '',
    outcome: 'withdrew',
  });
  await services.behind.query('UPDATE trajectory SET delivered_version = course_version');
  await services.behind.query('UPDATE playbook_run SET delivered_version = course_version');
  await services.behind.query(
    `UPDATE outbox_event SET sent_at = created_at, receipt = jsonb_build_object('partition', 0, 'offset', '7')`,
  );
  services.setNow('2026-11-24T09:05:00.000Z');
});
afterEach(() => services.close());

/** What Temporal would hold when everything was delivered. */
async function supervision(
  change: (courses: Course[]) => Course[] = (courses) => courses,
): Promise<CaseReader> {
  const courses = await withViewer(services.context, systemViewer('test'), async (tx) => [
    ...(await buildCourses(tx, 'trajectory', people)),
    ...(await buildCourses(tx, 'playbook', [runId])),
  ]);
  const running = change(courses.filter((course) => !course.ended));
  return {
    running: () => Promise.resolve(running.map(({ kind, id }): RunningCase => ({ kind, id }))),
    history: ({ id }) => {
      const course = running.find((one) => one.id === id) ?? null;
      return Promise.resolve({ course, text: JSON.stringify(course) });
    },
  };
}

/** What Kafka would hold when every event was sent once, in order. */
async function topics(
  change: (messages: TopicMessage[]) => TopicMessage[] = (all) => all,
): Promise<TopicReader> {
  const { rows } = await services.behind.query<{
    id: string;
    topic: string;
    key: string;
    version: number;
    ordinal: number;
    data: unknown;
  }>('SELECT id, topic, key, version, ordinal, data FROM outbox_event ORDER BY topic, key, version, ordinal');
  const messages = change(
    rows.map((row) => ({
      ...{ topic: row.topic, partition: 0, offset: 7n, key: row.key, eventId: row.id },
      sequence: sequenceOf(row.version, row.ordinal),
      text: JSON.stringify(row.data),
    })),
  );
  return {
    names: () => Promise.resolve([...new Set(rows.map((row) => row.topic))]),
    read: (wanted, take) => {
      messages.filter((message) => wanted.includes(message.topic)).forEach(take);
      return Promise.resolve();
    },
  };
}

async function stores(changes: Partial<CheckStores> = {}): Promise<CheckStores> {
  return {
    context: services.context,
    cases: await supervision(),
    topics: await topics(),
    mails: { domain: 'overstap.example', arrived: () => Promise.resolve([]) },
    planted: ['Linden', 'persoon1@voorbeeld.nl'],
    logFiles: [],
    ...changes,
  };
}

/** Names and violations of what is violated. */
async function violated(changes: Partial<CheckStores> = {}): Promise<Record<string, readonly string[]>> {
  const report = await runCheck(await stores(changes));
  const broken = report.invariants.filter((one) => one.violations.length > 0);
  expect(report.ok).toBe(broken.length === 0);
  return Object.fromEntries(broken.map((one) => [one.name, one.violations]));
}

const plant = (sql: string, values: unknown[] = []) => services.behind.query(sql, values);

test('on a system that nobody touched every invariant holds, and has looked at something', async () => {
  const report = await runCheck(await stores());
  expect(report.invariants.filter((one) => one.violations.length > 0)).toEqual([]);
  const empty = report.invariants.filter((one) => one.checked === 0).map((one) => one.name);
  expect(empty.sort()).toEqual(['inbox_once', 'no_mail_twice']);
  expect(Object.keys(report).sort()).toEqual(['invariants', 'ok']);
  expect(Object.keys(report.invariants[0] ?? {}).sort()).toEqual(['checked', 'name', 'violations']);
});

test('one case: a second trajectory of one person, and one too few', async () => {
  await plant(`UPDATE person SET personnel_reference = 'P-0001'`);
  await plant('UPDATE notice SET employee_count = 4');
  expect((await violated())['one_case']).toEqual([
    expect.stringContaining('heeft 3 trajecten voor 4 mensen'),
    expect.stringContaining('heeft 3 trajecten van één personeelsnummer'),
  ]);
});

test('no ghosts: a trajectory without a notice or without a beginning', async () => {
  await plant(`UPDATE trajectory SET notice_id = gen_random_uuid() WHERE id = $1`, [people[2]]);
  expect((await violated())['no_ghosts']).toEqual([`traject ${people[2] ?? ''}: heeft geen melding`]);
});

test('tasks as decided: a task that vanished, and one that nobody decided', async () => {
  await plant(`UPDATE task SET state = 'withdrawn' WHERE trajectory_id = $1 AND state = 'open'`, [people[2]]);
  await plant(
    `UPDATE task SET state = 'open', type = 'plan.agree', round = 9 WHERE trajectory_id = $1 AND state = 'completed'`,
    [people[0]],
  );
  const found = (await violated())['tasks_as_decided'] ?? [];
  expect([...found].sort()).toEqual(
    [
      `zaak ${people[0] ?? ''}: plan.agree ronde 9 staat op de lijst en is niet besloten`,
      `zaak ${people[2] ?? ''}: enrol.answer ronde 1 staat niet op de lijst`,
    ].sort(),
  );
});

test('task and workflow agree: none running, an old course, other tasks, a stranger', async () => {
  const missing = await supervision((courses) => courses.filter((course) => course.id !== people[2]));
  expect((await violated({ cases: missing }))['task_and_workflow_agree']).toEqual([
    `zaak trajectory/${people[2] ?? ''}: er is geen lopende bewaking`,
  ]);
  const old = await supervision((courses) =>
    courses.map((course) => (course.id === people[0] ? { ...course, version: 1 } : course)),
  );
  expect((await violated({ cases: old }))['task_and_workflow_agree']).toEqual([
    `zaak trajectory/${people[0] ?? ''}: de bewaking heeft een andere stand`,
  ]);
  const lazy = await supervision((courses) =>
    courses.map((course) => (course.id === people[0] ? { ...course, tasks: [] } : course)),
  );
  expect((await violated({ cases: lazy }))['task_and_workflow_agree']).toEqual([
    `zaak trajectory/${people[0] ?? ''}: de bewaking wacht op andere taken`,
  ]);
  const stranger = await supervision((courses) =>
    courses.concat(
      courses.slice(0, 1).map((course) => ({ ...course, id: '01900000-0000-7000-8000-00000000dead' })),
    ),
  );
  expect((await violated({ cases: stranger }))['task_and_workflow_agree']).toEqual([
    'bewaking trajectory/01900000-0000-7000-8000-00000000dead: deze zaak bestaat niet',
  ]);
  await plant('UPDATE trajectory SET delivered_version = 0 WHERE id = $1', [people[2]]);
  expect((await violated())['task_and_workflow_agree']).toEqual([
    `zaak trajectory/${people[2] ?? ''}: de laatste stand is niet bezorgd`,
  ]);
});

test('mails: arrived twice, sent and never arrived, and one without a cause', async () => {
  const { rows } = await plant(
    `UPDATE mail SET state = 'sent', sent_at = '2026-11-24T09:01:00Z', params = params - 'digest'
     WHERE template = 'invitation' RETURNING id, key`,
  );
  const sent = rows as { id: string; key: string }[];
  expect(sent).toHaveLength(3);
  const arrived = sent.slice(1).map(({ key }): ArrivedMail => ({
    messageId: messageIdOf(key, 'overstap.example'),
    receivedAt: '2026-11-24T09:01:00.000Z',
  }));
  const twice = [...arrived, ...arrived.slice(0, 1)];
  const mails = { domain: 'overstap.example', arrived: () => Promise.resolve(twice) };
  expect((await violated({ mails }))['no_mail_twice']).toEqual([
    `bericht ${arrived[0]?.messageId ?? ''}: 2 keer aangekomen`,
    `mail ${sent[0]?.id ?? ''}: heet verzonden en is niet aangekomen`,
  ]);
  await plant(`UPDATE mail SET created_at = created_at + interval '1 second' WHERE id = $1`, [sent[0]?.id]);
  expect((await violated())['mail_has_cause']).toEqual([
    `mail ${sent[0]?.id ?? ''}: van de oorzaak is niets vastgelegd`,
  ]);
});

test('outbox: sent without a receipt, waiting for ever, and gone from the topic', async () => {
  const { rows } = await services.behind.query<{ id: string; topic: string }>(
    'SELECT id, topic FROM outbox_event ORDER BY id',
  );
  const [first, second] = rows;
  await plant('UPDATE outbox_event SET receipt = NULL WHERE id = $1', [first?.id]);
  expect((await violated())['outbox_complete']).toEqual([
    `bericht ${first?.id ?? ''}: heet verzonden zonder ontvangstbewijs`,
  ]);
  await plant(`UPDATE outbox_event SET sent_at = NULL, next_at = '2026-11-24T08:00:00Z' WHERE id = $1`, [
    first?.id,
  ]);
  expect((await violated())['outbox_complete']).toEqual([
    `bericht ${first?.id ?? ''}: wacht al meer dan een kwartier`,
  ]);
  await plant('UPDATE outbox_event SET parked_at = now() WHERE id = $1', [first?.id]);
  expect((await violated())['outbox_complete']).toBeUndefined();
  const lossy = await topics((messages) => messages.filter((message) => message.eventId !== second?.id));
  expect((await violated({ topics: lossy }))['outbox_complete']).toEqual([
    `bericht ${second?.id ?? ''}: heet verzonden en staat niet op ${second?.topic ?? ''}`,
  ]);
});

test('inbox: waiting for ever, done and not emptied', async () => {
  const insert = (id: string, state: string, payload: string | null) =>
    plant(
      `INSERT INTO inbox_event (source, event_id, topic, partition, "offset", partner_code, key, type, payload,
         payload_hash, received_at, state, next_at, done_at)
       VALUES ('urn:x', $1, 't', 0, 1, 'p', $1, 'x', $2, 'h', '2026-11-24T08:00:00Z', $3, '2026-11-24T08:00:00Z', NULL)`,
      [id, payload, state],
    );
  await insert('a', 'received', '{}');
  await insert('b', 'done', '{}');
  await insert('c', 'parked', '{}');
  expect((await violated())['inbox_once']).toEqual([
    'inkomend bericht urn:x a: wacht al meer dan een kwartier',
    'inkomend bericht urn:x b: heet verwerkt zonder tijdstip',
  ]);
});

test('order: a later event that left first, and disorder on the topic', async () => {
  const turned = await topics((messages) =>
    messages.map((message, index) => (index === 0 ? { ...message, sequence: 'wrong' } : message)),
  );
  expect((await violated({ topics: turned }))['event_order']).toEqual([
    expect.stringContaining('heeft op het topic een ander volgnummer'),
  ]);
  const { rows } = await services.behind.query<{ id: string }>(
    `INSERT INTO outbox_event (id, topic, key, shard, version, ordinal, type, data, created_at, next_at)
     SELECT gen_random_uuid(), topic, key, shard, 0, 0, type, data, created_at, now() FROM outbox_event LIMIT 1 RETURNING id`,
  );
  expect(rows).toHaveLength(1);
  expect((await violated())['event_order']).toEqual([
    expect.stringContaining('verzonden voor een eerder bericht over dezelfde zaak'),
  ]);
});

test('audit chain: one changed bit, one missing link, two swapped', async () => {
  const id = people[0] ?? '';
  await plant(
    `UPDATE audit_entry SET data = data || '{"fact.joins": false}' WHERE subject_id = $1 AND seq = 2`,
    [id],
  );
  expect((await violated())['audit_chain']).toEqual([`zaak ${id}, schakel 2: de inhoud is veranderd`]);
  await plant('DELETE FROM audit_entry WHERE subject_id = $1 AND seq = 1', [id]);
  expect((await violated())['audit_chain']).toEqual([
    `zaak ${id}, schakel 2: een eerdere schakel ontbreekt`,
    `zaak ${id}, schakel 2: de inhoud is veranderd`,
  ]);
  const other = people[1] ?? '';
  await plant('UPDATE audit_entry SET seq = 3 - seq WHERE subject_id = $1', [other]).catch(() => undefined);
  await plant('UPDATE audit_entry SET seq = -seq WHERE subject_id = $1', [other]);
  await plant('UPDATE audit_entry SET seq = seq + 3 WHERE subject_id = $1', [other]);
  const found = (await violated())['audit_chain'] ?? [];
  expect(found).toEqual(
    expect.arrayContaining([expect.stringContaining(`zaak ${other}, schakel 1`) as string]),
  );
});

test('state as chained: a row that was changed by hand', async () => {
  await plant(`UPDATE trajectory SET stage = 'guided' WHERE id = $1`, [people[2]]);
  expect((await violated())['state_as_chained']).toEqual([
    `zaak ${people[2] ?? ''}: staat in een andere fase dan de geschiedenis zegt`,
  ]);
  await plant(`UPDATE trajectory SET stage = 'registered', course_version = 7 WHERE id = $1`, [people[2]]);
  expect((await violated())['state_as_chained']).toEqual([
    `zaak ${people[2] ?? ''}: heeft een andere versie dan de geschiedenis zegt`,
  ]);
});

test('legal paths: a step that the chart does not have', async () => {
  await plant(`UPDATE audit_entry SET to_stage = 'placed' WHERE subject_id = $1 AND seq = 2`, [people[0]]);
  expect((await violated())['legal_paths']).toEqual([
    `zaak ${people[0] ?? ''}, schakel 2: registered → placed bij enrol.answer.completed`,
  ]);
});

test('deadlines: one that is not on the row, one that went by', async () => {
  await plant(`UPDATE trajectory SET next_moment_at = NULL WHERE id = $1`, [people[2]]);
  await plant(`UPDATE trajectory SET next_moment_at = '2026-11-24T08:00:00Z' WHERE id = $1`, [people[0]]);
  expect((await violated())['deadlines_live']).toEqual([
    `zaak ${people[0] ?? ''}: een moment is al meer dan een kwartier verstreken`,
    `zaak ${people[2] ?? ''}: een gepland moment staat niet op de rij`,
  ]);
});

test('row-level security: a table whose lock was taken off', async () => {
  await plant('ALTER TABLE person DISABLE ROW LEVEL SECURITY');
  expect((await violated())['nothing_without_viewer']).toEqual([
    'tabel person: 3 rijen zichtbaar zonder kijker',
    'tabel person: de rijbeveiliging staat niet aan',
  ]);
});

test('planted names: in an event, on a topic, in a history, in a log; the name itself is not repeated', async () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'overstap-check-'));
  const log = path.join(dir, 'web.log');
  writeFileSync(log, '{"msg":"van der LINDEN"}');
  const leaky = await topics((messages) => [
    ...messages,
    {
      ...{ topic: messages[0]?.topic ?? '', partition: 0, offset: 9n, key: 'k' },
      eventId: null,
      sequence: null,
      text: 'persoon1@voorbeeld.nl',
    },
  ]);
  const real = await supervision();
  const cases: CaseReader = {
    ...real,
    history: async (item) => ({
      course: (await real.history(item))?.course ?? null,
      text: item.id === runId ? 'Linden' : '',
    }),
  };
  await plant(
    `UPDATE mail SET params = params || '{"x": "Linden"}' WHERE id = (SELECT min(id::text)::uuid FROM mail)`,
  );
  const found = (await violated({ topics: leaky, cases, logFiles: [log] }))['no_personal_data_outside'] ?? [];
  expect(found.map((text) => text.split(' ')[0]).sort()).toEqual(['bewaking', 'logboek', 'mail', 'topic']);
  expect(found.join(' ')).not.toMatch(/linden|persoon1/i);
});

test('a store that cannot be read is said, and the other invariants go on', async () => {
  const broken = { running: () => Promise.reject(new Error('away')), history: () => Promise.resolve(null) };
  const found = await violated({ cases: broken, topics: null, mails: null });
  expect(found).toMatchObject({
    task_and_workflow_agree: ['niet te controleren (Error)'],
    outbox_complete: ['Kafka is niet te lezen; dit is niet gecontroleerd'],
  });
  expect(found['audit_chain']).toBeUndefined();
});
