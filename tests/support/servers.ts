import { randomBytes } from 'node:crypto';
import { fetchedParts } from '../../stack/fetched';
import type { TestDatabaseAddresses } from './server-desk';

/** A database for one test file, with every migration applied. */
export interface TestDatabase extends TestDatabaseAddresses {
  /** Removes it, also while sessions are open; call it in `afterAll`. */
  drop: () => Promise<void>;
}

/**
 * A fresh database, copied from a migrated template in about 0.1 s. Use it in files called `*.real.test.ts`.
 *
 * @param from `migrated` (the whole schema, no rows) or `empty` (roles and rights only)
 */
export async function createTestDatabase(from: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const addresses = await askDesk<TestDatabaseAddresses>(`new-database/${from}`);
  return {
    ...addresses,
    drop: async () => {
      await askDesk(`drop-database/${addresses.name}`);
    },
  };
}

/**
 * Address of the run's Temporal server. Its namespace is `overstap`; the search attributes are registered. Files
 * share it: give every file its own task queue with `uniqueName`.
 */
export function temporalAddress(): Promise<string> {
  return askDesk<string>('temporal');
}

/**
 * Address of the run's Kafka broker. Files share it: give every file its own topic prefix and consumer group with
 * `uniqueName`.
 */
export function kafkaBrokers(): Promise<string> {
  return askDesk<string>('kafka');
}

/** Path of Temporal's time-skipping test server, for `TestWorkflowEnvironment.createTimeSkipping`. */
export async function timeSkippingServerPath(): Promise<string> {
  return (await fetchedParts('temporal-test-server'))['temporal-test-server'];
}

/** A name that no other test file has, for task queues, topic prefixes, consumer groups and partner codes. */
export function uniqueName(word: string): string {
  return `${word}-${randomBytes(5).toString('hex')}`;
}

async function askDesk<T>(request: string): Promise<T> {
  const desk = process.env['OVERSTAP_TEST_DESK'];
  if (desk === undefined) throw new Error('Only files called *.real.test.ts can ask for servers.');
  const response = await fetch(`${desk}/${request}`);
  const body = (await response.json()) as { answer: T; error?: string };
  if (body.error !== undefined) throw new Error(body.error);
  return body.answer;
}
