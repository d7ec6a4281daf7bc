/** Promise: sessions and request keys whose time is over go, and only those. */
import { DEMO } from '../../prisma/seed/demonstration';
import { cleanExpired } from '../../services/session/clean-expired';
import { findSession } from '../../services/session/find-session';
import { startSession } from '../../services/session/start-session';
import { createTestServices } from '../support/services';
import type { TestServices } from '../support/services';

let services: TestServices;
beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.close());

test('an old session is removed, a living one stays', async () => {
  await startSession(services.pool, DEMO.accounts.casemanagerUwv, new Date('2026-11-23T08:00:00Z'));
  const living = await startSession(
    services.pool,
    DEMO.accounts.casemanagerUwv,
    new Date('2026-11-24T08:30:00Z'),
  );
  await services.behind.query(
    `INSERT INTO idempotency_key (owner, key, body_hash, created_at, expires_at) VALUES
       ('a', 'old', 'x', '2026-11-01', '2026-11-08'), ('a', 'new', 'x', '2026-11-23', '2026-11-30')`,
  );
  const now = new Date('2026-11-24T08:45:00Z');
  expect(await cleanExpired(services.pool, now)).toEqual({ sessions: 1, keys: 1 });
  expect(await cleanExpired(services.pool, now)).toEqual({ sessions: 0, keys: 0 });
  expect(await findSession(services.context, living, now)).not.toBeNull();
});
