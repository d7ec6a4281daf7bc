import type { NoticeReceipt } from '../../services/notice/accept-notice';
import { acceptNotice } from '../../services/notice/accept-notice';
import { claimTask } from '../../services/task/claim-task';
import { completeTask } from '../../services/task/complete-task';
import { employees, notice } from './notices';
import type { Product } from './product';
import { dayFromToday } from './product-notices';
import { VIEWERS } from './services';

/** The one value of the one row that a statement finds, as the owner of the tables. */
export async function readOne<T>(
  { behind }: Pick<Product, 'behind'>,
  sql: string,
  values: readonly unknown[] = [],
): Promise<T> {
  const { rows } = await behind.query<{ value: T }>(sql, [...values]);
  if (rows[0] === undefined) throw new Error(`Nothing found by ${sql}`);
  return rows[0].value;
}

/** How many cases wait for delivery to Temporal. */
export function undelivered(product: Product): Promise<number> {
  return readOne(
    product,
    `SELECT (SELECT count(*) FROM trajectory WHERE course_version > delivered_version)
       + (SELECT count(*) FROM playbook_run WHERE course_version > delivered_version) AS value`,
  );
}

/** How many events and mails wait to be sent. */
export function unsent(product: Product): Promise<number> {
  return readOne(
    product,
    `SELECT (SELECT count(*) FROM outbox_event WHERE sent_at IS NULL)
       + (SELECT count(*) FROM mail WHERE state = 'sending' OR state = 'pending' AND next_at <= now()) AS value`,
  );
}

/** Ids of the trajectories of a notice, in order. */
export function trajectoriesOf(product: Product, noticeId: string): Promise<string[]> {
  return readOne(
    product,
    'SELECT array_agg(id::text ORDER BY id) AS value FROM trajectory WHERE notice_id = $1',
    [noticeId],
  );
}

/** The lease of a mail lane lasts five minutes; it is ended here instead of waited for. */
export async function endLeases({ behind }: Product): Promise<void> {
  await behind.query(`UPDATE mail SET next_at = now() WHERE state = 'sending'`);
}

let notices = 0;

/**
 * Accepts a definite notice without the web process, by the same service.
 * @param reachable false for people without an address, whom the team asks by phone
 */
export async function acceptPeople(
  product: Product,
  count: number,
  options: { readonly email?: string; readonly reachable?: boolean } = {},
): Promise<NoticeReceipt> {
  notices += 1;
  const people = employees(count, {
    endDate: dayFromToday(120),
    ...(options.email === undefined ? {} : { email: options.email }),
  }).map(({ email, ...person }) =>
    options.reachable === false || email === undefined ? person : { ...person, email },
  );
  const answer = await acceptNotice(
    product.context,
    VIEWERS.employer,
    notice(people, { reference: `CHAOS-${notices}` }),
    { door: 'api' },
  );
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

/** What somebody says who joins; without consents, whose dates a fixed answer would get wrong one day. */
const JOINS = {
  meedoen: true,
  weetDatHetVrijwilligIs: true,
  weetWatErGevraagdWordt: true,
  weetWieGegevensZiet: true,
} as const;

/** Lets people join, on the phone with a casemanager of UWV, one after the other. */
export async function enrolPeople(product: Product, trajectoryIds: readonly string[]): Promise<void> {
  const { context, behind } = product;
  const { rows } = await behind.query<{ id: string }>(
    `SELECT id FROM task WHERE trajectory_id = ANY ($1::uuid[]) AND type = 'enrol.answer' AND state = 'open'`,
    [trajectoryIds],
  );
  for (const { id } of rows) {
    const taken = await claimTask(context, VIEWERS.casemanagerUwv, id);
    if (!taken.ok) throw new Error(JSON.stringify(taken.error));
    const { version } = taken.value;
    const done = await completeTask(context, VIEWERS.casemanagerUwv, { taskId: id, version, answer: JOINS });
    if (!done.ok) throw new Error(JSON.stringify(done.error));
  }
}
