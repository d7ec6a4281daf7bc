import type { Pool } from 'pg';
import { systemViewer } from '../../../services/access/viewer';
import { withViewer } from '../../../services/access/with-viewer';
import type { Transaction } from '../../../services/access/with-viewer';
import { createMailSender } from '../../../services/adapters/mail/create-mail-sender';
import { runMailLane } from '../../../services/mail/run-mail-lane';
import type { MailLane } from '../../../services/mail/run-mail-lane';
import { insertMails } from '../../../services/mail/write-mails';
import type { MailRow } from '../../../services/mail/write-mails';
import type { ServiceContext } from '../../../services/shared/context';
import { createPool } from '../../../services/shared/database';
import { newId } from '../../../services/shared/ids';
import { createWake } from '../../../services/shared/wake';
import { keepingLog } from '../../kafka/support/kafka-tools';

export const BASE = 'https://overstap.example.nl';
const LINKS = {
  task: (id: string) => `${BASE}/taken/${id}`,
  tasks: () => `${BASE}/taken`,
  run: (id: string) => `${BASE}/draaiboeken/lopend/${id}`,
  notice: (id: string) => `${BASE}/meldingen/${id}`,
  start: () => `${BASE}/`,
};

/** A world with one notice, one run, one person with a trajectory and an open invitation, and one account. */
export interface MailWorld {
  readonly context: ServiceContext & { readonly log: ReturnType<typeof keepingLog> };
  readonly pool: Pool;
  readonly ids: {
    readonly account: string;
    readonly person: string;
    readonly run: string;
    readonly notice: string;
    readonly trajectory: string;
    readonly task: string;
  };
  now: Date;
  write(mails: readonly Partial<MailRow>[]): Promise<void>;
  lane(smtpUrl: string, options?: { silenceMs?: number }): MailLane;
  mail(key: string): Promise<{ state: string; error: string | null; attempts: number }>;
  close(): Promise<void>;
}

export async function openMailWorld(appUrl: string): Promise<MailWorld> {
  const pool = createPool(appUrl, 8);
  const log = keepingLog();
  const ids = {
    account: newId(),
    person: newId(),
    run: newId(),
    notice: newId(),
    trajectory: newId(),
    task: newId(),
  };
  const world: MailWorld = {
    context: { pool, log, newId, now: () => world.now, wake: createWake(pool) },
    pool,
    ids,
    now: new Date('2026-11-24T09:30:00.000Z'),
    write: (mails) =>
      withViewer(world.context, systemViewer('test'), (tx) =>
        insertMails(
          tx,
          world.context,
          mails.map((mail) => ({
            key: newId(),
            template: 'crisis-alert',
            recipient: { kind: 'account', id: ids.account },
            subjectId: ids.run,
            params: {},
            ...mail,
          })),
          world.now,
        ),
      ),
    lane: (smtpUrl, options = {}) =>
      runMailLane({
        context: world.context,
        sender: createMailSender({ url: smtpUrl, from: 'Overstap <post@overstap.example.nl>', ...options }),
        links: LINKS,
        titleOf: (type) => (type === 'enrol.answer' ? 'Uitnodiging beantwoorden' : null),
        domain: 'overstap.example.nl',
        connectionString: appUrl,
        pollMs: 100,
        longestPauseMs: 300,
      }),
    mail: async (key) => {
      const { rows } = await pool.query<{ state: string; error: string | null; attempts: number }>(
        'SELECT state, error, attempts FROM mail WHERE key = $1',
        [key],
      );
      if (rows[0] === undefined) throw new Error('no such mail');
      return rows[0];
    },
    close: () => pool.end(),
  };
  await withViewer(world.context, systemViewer('test'), (tx) => fill(tx, ids, world.now));
  return world;
}

async function fill(tx: Transaction, ids: MailWorld['ids'], now: Date): Promise<void> {
  const employer = newId();
  const playbook = newId();
  await tx.query(
    `INSERT INTO region (code, name, team_name, served, source, source_date)
     VALUES ('AM99', 'Testregio', 'Werkcentrum Testregio', true, 'test', '2026-01-01')`,
  );
  await tx.query(
    `INSERT INTO account (id, name, email) VALUES ($1, 'Coördinator Vos', 'vos@regio.example.nl')`,
    [ids.account],
  );
  await tx.query(
    `INSERT INTO notice (id, number, region_code, employer_id, door, state, certainty, workplace_municipality,
       work_area, employee_count, facts, content_hash, accepted_at)
     VALUES ($1, 'OV-000123-4', 'AM99', $2, 'api', 'accepted', 'definite', 'GM0828', 'c', 30, '{}', 'x', $3)`,
    [ids.notice, employer, now],
  );
  await tx.query(
    `INSERT INTO playbook_run (id, notice_id, region_code, employer_id, playbook_version_id, stage, state,
       course_version, changed_at, started_at) VALUES ($1, $2, 'AM99', $3, $4, 'running', '{}', 1, $5, $5)`,
    [ids.run, ids.notice, employer, playbook, now],
  );
  await tx.query(
    `INSERT INTO person (id, employer_id, region_code, given_name, family_name, email, created_at)
     VALUES ($1, $2, 'AM99', 'Wilhelmina', 'Quakkelstein', 'w.q@thuis.example.nl', $3)`,
    [ids.person, employer, now],
  );
  await tx.query(
    `INSERT INTO trajectory (id, notice_id, run_id, person_id, employer_id, region_code, playbook_version_id, stage,
       occupation, contract_kind, state, course_version, changed_at, created_at)
     VALUES ($1, $2, $3, $4, $5, 'AM99', $6, 'registered', 'Kok', 'permanent', '{}', 1, $7, $7)`,
    [ids.trajectory, ids.notice, ids.run, ids.person, employer, playbook, now],
  );
  await tx.query(
    `INSERT INTO task (id, subject_id, trajectory_id, run_id, region_code, employer_id, type, round, state, role,
       opened_at, due_at) VALUES ($1, $2, $2, $3, 'AM99', $4, 'enrol.answer', 1, 'open', 'employee', $5, $6)`,
    [ids.task, ids.trajectory, ids.run, employer, now, new Date('2026-12-01T16:00:00.000Z')],
  );
}
