import { workflowIdOf } from '../../domain/course/messages';
import type { Course, CourseKind } from '../../domain/course/course';
import type { AuditLink } from '../../services/case/audit-chain';
import { hashOfLink } from '../../services/case/audit-chain';
import { messageIdOf } from '../../services/mail/message-id';
import { mailTemplate } from '../../services/mail/templates';
import { readTopics, testKafka } from '../kafka/support/kafka-tools';
import type { SeenMessage } from '../kafka/support/kafka-tools';
import type { Product } from './product';
import { runProductCheck } from './product-check';
import { waitFor } from './wait-for';

/** What may be there twice, because a process died between sending and marking: the receiver drops it by its id. */
export interface Allowed {
  readonly repeatedEvents?: readonly string[];
  /** Mails that do no harm twice may have come twice; those to employees never. */
  readonly mailLaneDied?: boolean;
  /** How many workflows are asked for their course one by one; the rest is counted. Default: all. */
  readonly askAtMost?: number;
}

/** What was found: how much was looked at, and everything that is wrong, in words with ids. */
export interface Findings {
  readonly checked: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
}

/**
 * Reads only the stores (PostgreSQL, Temporal, Kafka, mail sink) and compares them, after everything has settled.
 * A worker must run, because workflows are asked for their course.
 */
export async function checkInvariants(product: Product, allowed: Allowed = {}): Promise<Findings> {
  const parts = [
    await checkCourses(product, allowed.askAtMost ?? Number.POSITIVE_INFINITY),
    await checkEvents(product, allowed.repeatedEvents ?? []),
    await checkMails(product, allowed.mailLaneDied === true),
    await checkAudit(product),
    await checkPeople(product),
    await checkAsOperators(product, allowed.mailLaneDied === true),
  ];
  return {
    checked: Object.assign({}, ...parts.map((part) => part.checked)) as Record<string, number>,
    violations: parts.flatMap((part) => part.violations),
  };
}

/** Waits until nothing is on its way any more: courses, events, mails and inbox. */
export async function settle(product: Product, timeoutMs = 60_000): Promise<void> {
  await waitFor(
    'everything to be delivered',
    async () => {
      const open = await openWork(product);
      return Object.values(open).every((n) => n === 0);
    },
    timeoutMs,
  ).catch(async (error: unknown) => {
    throw new Error(`${String(error)}; left: ${JSON.stringify(await openWork(product))}\n${product.logs()}`);
  });
}

async function openWork({ behind }: Product): Promise<Record<string, number>> {
  const { rows } = await behind.query<Record<string, number>>(
    `SELECT (SELECT count(*) FROM trajectory WHERE course_version > delivered_version) AS trajectories,
       (SELECT count(*) FROM playbook_run WHERE course_version > delivered_version) AS runs,
       (SELECT count(*) FROM outbox_event WHERE sent_at IS NULL AND skipped_at IS NULL) AS events,
       (SELECT count(*) FROM inbox_event WHERE state = 'received') AS inbox,
       (SELECT count(*) FROM mail WHERE state = 'sending' OR state = 'pending'
          AND (next_at <= now() OR error IS NOT NULL AND error <> 'enough_today')) AS mails`,
  );
  return rows[0] ?? {};
}

/** Every case that has not ended has a running workflow at the newest version, and nobody else has one. */
async function checkCourses(product: Product, askAtMost: number): Promise<Findings> {
  const { rows } = await product.behind.query<{
    kind: CourseKind;
    id: string;
    version: number;
    epoch: number;
  }>(
    `SELECT 'trajectory' AS kind, id, course_version AS version, epoch FROM trajectory WHERE closed_at IS NULL
     UNION ALL SELECT 'playbook', id, course_version, epoch FROM playbook_run WHERE ended_at IS NULL ORDER BY 2`,
  );
  const violations: string[] = [];
  const asked = rows.length <= askAtMost ? rows : everyNth(rows, Math.ceil(rows.length / askAtMost));
  for (const group of inGroups(asked, 16)) {
    await Promise.all(
      group.map(async ({ kind, id, version, epoch }) => {
        const handle = product.temporal.workflow.getHandle(workflowIdOf(kind, id));
        // A workflow that a dead worker had in its memory answers once Temporal has given it to another.
        const course = await waitFor('an answer', () => handle.query<Course>('currentCourse')).catch(String);
        if (typeof course === 'string') violations.push(`${kind} ${id}: no answer (${course})`);
        else if (course.version !== version || course.epoch !== epoch)
          violations.push(
            `${kind} ${id}: workflow at ${course.epoch}.${course.version}, case at ${epoch}.${version}`,
          );
      }),
    );
  }
  const query = `TaskQueue = '${product.taskQueue}' AND ExecutionStatus = 'Running'`;
  // The store behind this list is allowed to be late.
  await waitFor('the number of running workflows', async () => {
    return (await product.temporal.workflow.count(query)).count === rows.length;
  }).catch((error: unknown) => violations.push(`running workflows: ${String(error)}`));
  return { checked: { courses: asked.length, running: rows.length }, violations };
}

/** Every event of the outbox is on its topic, once, with its key in the order of its sequence. */
async function checkEvents(product: Product, repeated: readonly string[]): Promise<Findings> {
  const { rows } = await product.behind.query<{ id: string; topic: string; parked: boolean }>(
    'SELECT id, topic, parked_at IS NOT NULL AS parked FROM outbox_event WHERE skipped_at IS NULL',
  );
  if (rows.length === 0) return { checked: { events: 0 }, violations: [] };
  const violations = rows.filter((row) => row.parked).map((row) => `event ${row.id} is parked`);
  const messages = await readEvents(product, [...new Set(rows.map((row) => row.topic))]);
  const byId = new Map<string, SeenMessage[]>();
  for (const message of messages) {
    const id = message.headers['ce_id'] ?? '';
    byId.set(id, [...(byId.get(id) ?? []), message]);
  }
  for (const { id } of rows) {
    const copies = byId.get(id) ?? [];
    if (copies.length === 0) violations.push(`event ${id} is not on its topic`);
    if (copies.length > 1 && !repeated.includes(id))
      violations.push(`event ${id} is there ${copies.length} times`);
    if (new Set(copies.map((copy) => JSON.stringify([copy.key, copy.value]))).size > 1)
      violations.push(`event ${id} has copies that differ`);
  }
  const last = new Map<string, string>();
  const first = new Set<string>();
  for (const message of messages) {
    const { ce_id: id = '', ce_sequence: sequence = '' } = message.headers;
    if (first.has(id)) continue;
    first.add(id);
    const key = `${message.topic} ${message.key}`;
    if (sequence <= (last.get(key) ?? '')) violations.push(`event ${id} came after a later one of its key`);
    last.set(key, sequence);
  }
  return { checked: { events: rows.length }, violations };
}

/**
 * The events of this product that stand on these topics now, in the order of each partition, read to the end by a
 * plain consumer.
 */
export async function readEvents(product: Product, topics: readonly string[]): Promise<SeenMessage[]> {
  const { rows } = await product.behind.query<{ id: string }>('SELECT id FROM outbox_event');
  const ours = new Set(rows.map((row) => row.id));
  const { there, messages: expected } = await sizeOf(product.brokers, topics);
  if (expected === 0) return [];
  const reader = await readTopics(product.brokers, there);
  try {
    await waitFor(`${expected} messages`, () => reader.messages.length >= expected);
  } finally {
    await reader.stop();
  }
  return reader.messages.filter((one) => ours.has(one.headers['ce_id'] ?? ''));
}

/** Which of these topics exist, and how many messages they hold together. */
async function sizeOf(
  brokers: string,
  topics: readonly string[],
): Promise<{ there: string[]; messages: number }> {
  const admin = testKafka(brokers).admin();
  await admin.connect();
  try {
    const existing = new Set(await admin.listTopics());
    const there = topics.filter((topic) => existing.has(topic));
    const offsets = (await Promise.all(there.map((topic) => admin.fetchTopicOffsets(topic)))).flat();
    return { there, messages: offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0) };
  } finally {
    await admin.disconnect();
  }
}

/** No Message-ID twice in the sink; every mail that is marked sent is there; nothing is there that nobody sent. */
async function checkMails({ behind, sink }: Product, mailLaneDied: boolean): Promise<Findings> {
  const inSink = sink.list().map((mail) => mail.messageId);
  const harmless = mailLaneDied ? await repeatableIds(behind) : new Set<string>();
  const violations = [...new Set(inSink)].flatMap((id) => {
    const copies = inSink.filter((other) => other === id).length;
    return copies === 1 || harmless.has(id) ? [] : [`mail ${id} is there ${copies} times`];
  });
  const { rows } = await behind.query<{ sent: number; uncertain: number }>(
    `SELECT count(DISTINCT params->>'with') FILTER (WHERE state = 'sent') AS sent,
       count(*) FILTER (WHERE state = 'uncertain') AS uncertain FROM mail`,
  );
  const { sent = 0, uncertain = 0 } = rows[0] ?? {};
  const different = new Set(inSink).size;
  if (different < sent || different > sent + uncertain)
    violations.push(`${different} mails in the sink, ${sent} marked sent and ${uncertain} uncertain`);
  return { checked: { mails: inSink.length }, violations };
}

/** Message-IDs of mails of which a second copy does no harm, each sent by itself. */
async function repeatableIds(behind: Product['behind']): Promise<Set<string>> {
  const { rows } = await behind.query<{ key: string; template: string }>('SELECT key, template FROM mail');
  const harmless = rows.filter(({ template }) => mailTemplate(template)?.repeatable === true);
  return new Set(harmless.map(({ key }) => messageIdOf(key, 'localhost.localdomain')));
}

/** Each chain is whole: numbered from one, each hash over the one before, the last one at the case's version. */
async function checkAudit({ behind }: Product): Promise<Findings> {
  const { rows } = await behind.query<Omit<AuditLink, 'at'> & { at: Date; hash: string; stage: string }>(
    `SELECT a.subject_id AS "subjectId", a.seq, a.at, a.actor_kind AS "actorKind", a.actor_id AS "actorId",
       a.on_behalf_of AS "onBehalfOf", a.event, a.from_stage AS "fromStage", a.to_stage AS "toStage",
       a.course_version AS "courseVersion", a.data, a.prev_hash AS "prevHash", a.hash,
       coalesce(t.stage, r.stage) AS stage
     FROM audit_entry a LEFT JOIN trajectory t ON t.id = a.subject_id LEFT JOIN playbook_run r ON r.id = a.subject_id
     ORDER BY a.subject_id, a.seq`,
  );
  const violations: string[] = [];
  rows.forEach(({ hash, stage, ...link }, index) => {
    const before = rows[index - 1]?.subjectId === link.subjectId ? rows[index - 1] : undefined;
    const where = `link ${link.seq} of ${link.subjectId}`;
    if (hashOfLink({ ...link, at: link.at.toISOString() }) !== hash) violations.push(`${where}: wrong hash`);
    if (link.seq !== (before?.seq ?? 0) + 1) violations.push(`${where}: number missing before it`);
    if (before !== undefined && link.prevHash !== before.hash) violations.push(`${where}: chain broken`);
    if (rows[index + 1]?.subjectId !== link.subjectId && link.toStage !== stage)
      violations.push(`${where}: ends at ${link.toStage}, case at ${stage}`);
  });
  const { rows: versions } = await behind.query<{ id: string }>(
    `SELECT c.id FROM (SELECT id, course_version FROM trajectory UNION ALL SELECT id, course_version FROM playbook_run) c
     LEFT JOIN audit_entry a ON a.subject_id = c.id
     GROUP BY c.id, c.course_version HAVING coalesce(max(a.course_version), 0) <> c.course_version`,
  );
  violations.push(...versions.map(({ id }) => `${id}: last link is not of the newest version`));
  return { checked: { auditLinks: rows.length }, violations };
}

/** Each employee of an accepted notice has exactly one trajectory, with open work or a reason why not. */
async function checkPeople({ behind }: Product): Promise<Findings> {
  const { rows } = await behind.query<{ id: string; told: number; cases: number; people: number }>(
    `SELECT n.id, n.employee_count AS told, count(t.id) AS cases, count(DISTINCT t.person_id) AS people
     FROM notice n LEFT JOIN trajectory t ON t.notice_id = n.id WHERE n.certainty <> 'embargo'
     GROUP BY n.id, n.employee_count`,
  );
  const violations = rows
    .filter(({ told, cases, people }) => cases !== told || people !== told)
    .map(({ id, told, cases }) => `notice ${id}: ${told} employees, ${cases} trajectories`);
  const { rows: idle } = await behind.query<{ id: string }>(
    `SELECT t.id FROM trajectory t WHERE t.stage IN ('registered', 'enrolled', 'intake', 'triage') AND t.overlays = '{}'
       AND NOT EXISTS (SELECT 1 FROM task k WHERE k.trajectory_id = t.id AND k.state = 'open')`,
  );
  violations.push(...idle.map(({ id }) => `trajectory ${id} has no open task`));
  return { checked: { notices: rows.length }, violations };
}

/** The check that operators have must find the same: nothing. */
async function checkAsOperators(product: Product, mailLaneDied: boolean): Promise<Findings> {
  const { invariants } = await runProductCheck(product);
  // A mail of which a second copy does no harm may have come twice; the check names both the same.
  const judged = invariants.filter(({ name }) => !(mailLaneDied && name === 'no_mail_twice'));
  return {
    checked: { operatorsCheck: invariants.reduce((sum, { checked }) => sum + checked, 0) },
    violations: judged.flatMap(({ name, violations }) => violations.map((text) => `${name}: ${text}`)),
  };
}

function everyNth<T>(items: readonly T[], step: number): T[] {
  return items.filter((_, index) => index % step === 0);
}

function inGroups<T>(items: readonly T[], size: number): T[][] {
  const groups: T[][] = [];
  for (let at = 0; at < items.length; at += size) groups.push(items.slice(at, at + size));
  return groups;
}
