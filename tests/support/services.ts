import type { Pool } from 'pg';
import { newId } from '../../services/shared/ids';
import { createPool } from '../../services/shared/database';
import type { ServiceContext, WakeChannel } from '../../services/shared/context';
import type { MemberRole, Viewer } from '../../services/access/viewer';
import { seed } from '../../prisma/seed';
import { DEMO } from '../../prisma/seed/demonstration';
import { createTestDatabase } from './servers';
import type { TestDatabase } from './servers';

/** A context on a seeded test database of which the test holds the clock. */
export interface TestServices {
  readonly context: ServiceContext;
  readonly pool: Pool;
  /** A pool as the owner of the tables with row-level security answered, to look behind the access rules. */
  readonly behind: Pool;
  readonly database: TestDatabase;
  /** Wake-ups since the start, in order. */
  readonly woken: WakeChannel[];
  /** Sets the real clock of the context. */
  setNow(instant: string): void;
  close(): Promise<void>;
}

/**
 * Services on a database of their own with the demonstration region in it.
 * @param now where the clock starts
 */
export async function createTestServices(now = '2026-11-24T09:00:00.000Z'): Promise<TestServices> {
  const database = await createTestDatabase();
  const pool = createPool(database.appUrl, 10);
  const behind = createPool(database.ownerUrl, 2, '-c app.system=on');
  await seed(behind, { demonstration: true });
  let instant = new Date(now);
  const woken: WakeChannel[] = [];
  const silent = () => undefined;
  const context: ServiceContext = {
    pool,
    now: () => new Date(instant),
    newId,
    wake: (channel) => woken.push(channel),
    log: { info: silent, warn: silent, error: silent },
  };
  return {
    context,
    pool,
    behind,
    database,
    woken,
    setNow: (text) => {
      instant = new Date(text);
    },
    close: async () => {
      await pool.end();
      await behind.end();
      await database.drop();
    },
  };
}

function member(accountId: string, organisationId: string, role: MemberRole, region = true): Viewer {
  return {
    kind: 'account',
    accountId,
    memberships: [{ organisationId, role, regionCode: region ? DEMO.region : null }],
  };
}

/** The demonstration people as viewers. */
export const VIEWERS = {
  coordinator: member(DEMO.accounts.coordinator, DEMO.organisations.team, 'coordinator'),
  accountManager: member(DEMO.accounts.accountManager, DEMO.organisations.uwv, 'account_manager'),
  casemanagerUwv: member(DEMO.accounts.casemanagerUwv, DEMO.organisations.uwv, 'casemanager'),
  casemanagerMunicipality: member(
    DEMO.accounts.casemanagerMunicipality,
    DEMO.organisations.meierijstad,
    'casemanager',
  ),
  employer: member(DEMO.accounts.employer, DEMO.organisations.employer, 'employer', false),
  otherEmployer: member('01900000-0000-7000-8000-0000000001ff', DEMO.organisations.hotel, 'employer', false),
  administrator: member(DEMO.accounts.administrator, DEMO.organisations.operator, 'administrator', false),
} satisfies Record<string, Viewer>;
