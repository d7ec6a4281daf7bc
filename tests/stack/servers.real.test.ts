import { Connection } from '@temporalio/client';
import { Kafka, logLevel } from 'kafkajs';
import nodemailer from 'nodemailer';
import { Client } from 'pg';
import type { MailSink } from '../../stack/servers/mail-sink';
import { startMailSink } from '../../stack/servers/mail-sink';
import type { TestDatabase } from '../support/servers';
import { createTestDatabase, kafkaBrokers, temporalAddress, uniqueName } from '../support/servers';

describe('PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  async function ask(url: string, sql: string): Promise<unknown> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows[0];
    } finally {
      await client.end();
    }
  }

  test('runs in UTC for the application role, also without a word in the address', async () => {
    expect(await ask(database.appUrl, 'SHOW timezone')).toEqual({ TimeZone: 'UTC' });
    expect(await ask(database.appUrl.replace(/\?.*/, ''), 'SHOW timezone')).toEqual({ TimeZone: 'UTC' });
  });

  test('has every migration applied, and the application role cannot change the list of migrations', async () => {
    const sql =
      'SELECT count(*) > 0 AS applied, bool_and(finished_at IS NOT NULL) AS finished FROM _prisma_migrations';
    expect(await ask(database.ownerUrl, sql)).toEqual({ applied: true, finished: true });
    const change = 'UPDATE _prisma_migrations SET logs = NULL';
    await expect(ask(database.appUrl, change)).rejects.toThrow('permission denied');
  });

  test('the application role owns nothing and cannot pass row-level security', async () => {
    const sql = `SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
      (SELECT count(*)::int FROM pg_class WHERE relowner = pg_roles.oid) AS owned FROM pg_roles WHERE rolname = current_user`;
    expect(await ask(database.appUrl, sql)).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      owned: 0,
    });
  });
});

test('Temporal has the namespace and the search attributes', async () => {
  const connection = await Connection.connect({ address: await temporalAddress() });
  const found = await connection.operatorService.listSearchAttributes({ namespace: 'overstap' });
  const described = await connection.workflowService.describeNamespace({ namespace: 'overstap' });
  await connection.close();
  expect(Object.keys(found.customAttributes ?? {}).filter((name) => name.startsWith('Overstap'))).toEqual(
    expect.arrayContaining(['OverstapNotice', 'OverstapRegion', 'OverstapStage', 'OverstapKind']),
  );
  expect(Number(described.config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 24 * 3600);
});

test('Kafka carries a message and makes no topic by itself', async () => {
  const kafka = new Kafka({
    brokers: [await kafkaBrokers()],
    logLevel: logLevel.NOTHING,
    retry: { retries: 2 },
  });
  const admin = kafka.admin();
  await admin.connect();
  const topic = uniqueName('vwnw');
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  await expect(producer.send({ topic, messages: [{ value: 'a' }] })).rejects.toThrow();
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
  await producer.send({ topic, acks: -1, messages: [{ value: 'a' }] });
  expect((await admin.fetchTopicOffsets(topic))[0]?.high).toBe('1');
  await producer.disconnect();
  await admin.disconnect();
});

describe('the mail sink', () => {
  let sink: MailSink;
  beforeAll(async () => {
    sink = await startMailSink();
  });
  afterAll(() => sink.stop());
  afterEach(() => sink.clear());

  const send = (subject: string): Promise<unknown> =>
    nodemailer.createTransport(sink.smtpUrl).sendMail({
      from: 'van@overstap.test',
      to: 'aan@overstap.test',
      subject,
      text: 'Zie http://127.0.0.1/x',
    });

  test('keeps a mail and shows it as JSON and as a page', async () => {
    await send('Uw taak <1>');
    const answer = await fetch(`${sink.webUrl}/api/berichten?aan=aan@overstap.test`);
    const [mail] = (await answer.json()) as { id: number; subject: string; to: string[] }[];
    expect(mail).toMatchObject({ subject: 'Uw taak <1>', to: ['aan@overstap.test'] });
    const page = await (await fetch(`${sink.webUrl}/berichten/${mail?.id}`)).text();
    expect(page).toContain('Uw taak &lt;1>');
    expect(page).toContain('<a href="http://127.0.0.1/x">');
  });

  test('refuses as often as it is told to', async () => {
    sink.fail('refuse', 1);
    await expect(send('een')).rejects.toMatchObject({ responseCode: 451 });
    await send('twee');
    expect(sink.list().map(({ subject }) => subject)).toEqual(['twee']);
    expect(sink.faultsSeen()).toBe(1);
  });

  test('keeps a mail and cuts the line, so that the sender cannot know', async () => {
    sink.fail('accept-then-drop', 1);
    await expect(send('onzeker')).rejects.toThrow();
    expect(sink.list().map(({ subject }) => subject)).toEqual(['onzeker']);
  });

  test('cuts the line before it keeps the mail', async () => {
    sink.fail('drop-before', 1);
    await expect(send('weg')).rejects.toThrow();
    expect(sink.list()).toEqual([]);
  });
});
