import type { Pool } from 'pg';
import type { Notice, NoticedEmployee } from '../domain/notice/notice';
import { DEMO } from '../prisma/seed/demonstration';
import { acceptNotice } from '../services/notice/accept-notice';
import type { NoticeReceipt } from '../services/notice/accept-notice';
import type { Viewer } from '../services/access/viewer';
import type { ServiceContext } from '../services/shared/context';
import { newId } from '../services/shared/ids';
import { insertPlain, readRows, withNewIds } from './copy-rows';
import type { TableRows } from './copy-rows';
import { figure, timed } from './measure';
import type { Report } from './measure';

const EMPLOYER: Viewer = {
  kind: 'account',
  accountId: DEMO.accounts.employer,
  memberships: [{ organisationId: DEMO.organisations.employer, role: 'employer', regionCode: null }],
};

/** A definite notice of N invented people. */
export function benchNotice(count: number): Notice {
  return {
    reference: `BENCH-${newId()}`,
    employer: { kvkNumber: DEMO.employerKvk, name: 'Heerlijk Catering BV', headcount: 6000 },
    certainty: 'definite',
    reason: { ground: 'economic', cause: 'less_work' },
    workplace: 'Meierijstad',
    employees: Array.from({ length: count }, (_, index): NoticedEmployee => ({
      personnelReference: `P-${index + 1}`,
      givenName: 'Bo',
      familyName: `Voorbeeld ${index + 1}`,
      email: `bo${index + 1}@voorbeeld.nl`,
      residence: 'Meierijstad',
      occupation: 'Cateringmedewerker',
      contractKind: 'permanent',
      hoursPerWeek: 24,
      endDate: '2027-06-30',
      employedSince: '2012-03-01',
    })),
  };
}

/** Accepts a bench notice. @throws when it is refused: a bench measures no refusals */
export async function acceptBench(context: ServiceContext, count: number): Promise<NoticeReceipt> {
  const answer = await acceptNotice(context, EMPLOYER, benchNotice(count), { door: 'api' });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

/**
 * M1: from a notice of N to all N first tasks on the list, beside the floor (the same rows into the same
 * tables by plain multi-row SQL, constraints and security on) and the bare figure (N cases and N tasks only).
 */
export async function measureNotice(
  context: ServiceContext,
  behind: Pool,
  sizes: readonly number[],
  reps: number,
  report: Report,
): Promise<void> {
  for (const size of sizes) {
    const samples: { overstap: number[]; floor: number[]; bare: number[] } = {
      overstap: [],
      floor: [],
      bare: [],
    };
    await acceptBench(context, size);
    for (let rep = 0; rep < reps; rep += 1) {
      let receipt: NoticeReceipt | undefined;
      samples.overstap.push(
        await timed(async () => {
          receipt = await acceptBench(context, size);
          await allVisible(behind, receipt.runId, size);
        }),
      );
      if (receipt === undefined) continue;
      const rows = await rowsOf(behind, receipt);
      samples.floor.push(await insertAll(context.pool, behind, withNewIds(rows, KEEP), size));
      const bare = rows.filter(({ table }) => table === 'trajectory' || table === 'task');
      samples.bare.push(await insertAll(context.pool, behind, withNewIds(bare, KEEP), size));
    }
    for (const peer of ['overstap', 'floor', 'bare'] as const) {
      report(figure({ m: 'M1', peer, case: `N=${size}`, metric: 'all N visible' }, samples[peer]));
    }
  }
}

const KEEP = new Set<string>([...Object.values(DEMO.organisations), ...Object.values(DEMO.accounts)]);

async function allVisible(behind: Pool, runId: string, size: number): Promise<void> {
  const { rows } = await behind.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM task WHERE run_id = $1 AND type = 'enrol.answer' AND state = 'open'`,
    [runId],
  );
  if (rows[0]?.n !== size) throw new Error(`expected ${size} tasks, found ${rows[0]?.n}`);
}

async function rowsOf(behind: Pool, { noticeId, runId }: NoticeReceipt): Promise<TableRows[]> {
  const cases = `(SELECT id FROM trajectory WHERE run_id = $1 UNION ALL SELECT $1::uuid)`;
  return [
    await readRows(behind, 'notice', 'id = $1', [noticeId]),
    await readRows(behind, 'playbook_run', 'id = $1', [runId]),
    await readRows(behind, 'person', 'id IN (SELECT person_id FROM trajectory WHERE run_id = $1)', [runId]),
    await readRows(behind, 'trajectory', 'run_id = $1', [runId]),
    await readRows(behind, 'task', 'run_id = $1', [runId]),
    await readRows(behind, 'audit_entry', `subject_id IN ${cases}`, [runId]),
    await readRows(
      behind,
      'outbox_event',
      `subject IN (SELECT id::text FROM trajectory WHERE run_id = $1::uuid UNION ALL SELECT $1::text)`,
      [runId],
    ),
    await readRows(behind, 'mail', `subject_id IN ${cases}`, [runId]),
  ];
}

/** One transaction of plain inserts as the application role, until everything can be counted. */
async function insertAll(
  pool: Pool,
  behind: Pool,
  tables: readonly TableRows[],
  size: number,
): Promise<number> {
  const unique = tables.map((table) => freshNaturalKeys(table));
  const runId = runIdOf(unique);
  return timed(async () => {
    const client = await pool.connect();
    try {
      await client.query(`BEGIN; SELECT set_config('app.system', 'on', true)`);
      for (const table of unique) await insertPlain(client, table);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    await allVisible(behind, runId, size);
  });
}

function runIdOf(tables: readonly TableRows[]): string {
  const tasks = tables.find(({ table }) => table === 'task');
  return tasks?.rows[0]?.[tasks.columns.indexOf('run_id')] ?? '';
}

/** Numbers, references and keys that must be unique beside the ids. */
function freshNaturalKeys(rows: TableRows): TableRows {
  const names = { notice: ['number', 'own_reference'], outbox_event: ['key'], mail: ['key'] }[rows.table];
  if (names === undefined) return rows;
  const places = names.map((name) => rows.columns.indexOf(name));
  return {
    ...rows,
    rows: rows.rows.map((row) =>
      row.map((value, index) => (places.includes(index) && value !== null ? newId() : value)),
    ),
  };
}
