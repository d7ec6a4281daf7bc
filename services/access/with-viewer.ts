import { escapeLiteral } from 'pg';
import type { PoolClient, QueryResult, QueryResultRow } from 'pg';
import type { ServiceContext } from '../shared/context';
import { organisationsOf, regionsOf } from './viewer';
import type { Viewer } from './viewer';

/** An open transaction of one viewer. */
export interface Transaction {
  readonly viewer: Viewer;
  query<Row extends QueryResultRow = QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<QueryResult<Row>>;
  /**
   * Widens what row-level security lets this transaction see and write to everything, for what follows
   * from an act that the viewer may do: an employee who answers opens a task of the team that he may not
   * see. Called after the access module has allowed the act; who acts stays the viewer.
   */
  elevate(): Promise<void>;
  /** Runs after a successful commit, for wake-ups only: a crash in between may lose it. */
  afterCommit(action: () => void): void;
}

const RETRIABLE = new Set(['40001', '40P01', '55P03']);
const ATTEMPTS = 6;

/**
 * The only way to the database for everything that concerns people: opens a transaction, tells
 * row-level security who looks (region and organisation), runs the work and commits. Serialisation
 * failures, deadlocks and lock time-outs are retried with jitter, so the work must have no effect
 * outside the transaction.
 * @returns what the work returns
 * @throws whatever the work throws; nothing was written then
 */
export async function withViewer<T>(
  context: Pick<ServiceContext, 'pool'>,
  viewer: Viewer,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(context, viewer, work);
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetriable(error)) throw error;
      const most = Math.min(1000, 20 * 2 ** attempt);
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * most));
    }
  }
}

async function runOnce<T>(
  context: Pick<ServiceContext, 'pool'>,
  viewer: Viewer,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const client = await context.pool.connect();
  const actions: (() => void)[] = [];
  let broken: Error | undefined;
  try {
    await client.query(openingOf(viewer));
    const result = await work(transactionOn(client, viewer, actions));
    await client.query('COMMIT');
    for (const action of actions) action();
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((rollbackError: Error) => {
      broken = rollbackError;
    });
    throw error;
  } finally {
    // A connection on which even the rollback failed is thrown away, never lent out again.
    client.release(broken);
  }
}

function transactionOn(client: PoolClient, viewer: Viewer, actions: (() => void)[]): Transaction {
  return {
    viewer,
    elevate: async () => {
      if (viewer.kind !== 'system') await client.query(`SELECT set_config('app.system', 'on', true)`);
    },
    query: (text, values) => client.query(text, values === undefined ? undefined : [...values]),
    afterCommit: (action) => {
      actions.push(action);
    },
  };
}

/** BEGIN and who looks, in one round trip; the settings end with the transaction. */
function openingOf(viewer: Viewer): string {
  const settings: [string, string][] = [
    ['app.system', viewer.kind === 'system' ? 'on' : ''],
    ['app.regions', regionsOf(viewer).join(',')],
    ['app.organisations', organisationsOf(viewer).join(',')],
    ['app.person', viewer.kind === 'person' ? viewer.personId : ''],
  ];
  const calls = settings.map(([name, value]) => `set_config('${name}', ${escapeLiteral(value)}, true)`);
  return `BEGIN; SELECT ${calls.join(', ')}`;
}

function isRetriable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && RETRIABLE.has(cause.code)) return true;
  }
  return false;
}
