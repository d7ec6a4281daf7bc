import type { Pool } from 'pg';
import { DEMO } from '../prisma/seed/demonstration';
import type { Viewer } from '../services/access/viewer';
import { findTasks } from '../services/task/find-tasks';
import type { ServiceContext } from '../services/shared/context';
import { acceptBench } from './m1-notice';
import { figure, percentile, timed } from './measure';
import type { Figure, Report } from './measure';

const CASEMANAGER: Viewer = {
  kind: 'account',
  accountId: DEMO.accounts.casemanagerUwv,
  memberships: [{ organisationId: DEMO.organisations.uwv, role: 'casemanager', regionCode: DEMO.region }],
};
const SAMPLES = 200;

/**
 * M3: the first page of the task list (25 lines) by assignee, and by region what nobody has, at growing
 * numbers of open tasks. Flat means that p95 does not grow with the table.
 */
export async function measureLists(
  context: ServiceContext,
  behind: Pool,
  sizes: readonly number[],
  reps: number,
  report: Report,
): Promise<void> {
  await acceptBench(context, 500);
  for (const size of sizes) {
    await fillTo(behind, size);
    for (const [name, list] of [
      ['by assignee', 'mine'],
      ['by region', 'unassigned'],
    ] as const) {
      const ask = async (): Promise<void> => {
        const page = await findTasks(context, CASEMANAGER, { list });
        if (page.tasks.length !== 25) throw new Error(`page of ${page.tasks.length} at ${size} (${list})`);
      };
      const walk = async (): Promise<void> => {
        const { rows } = await behind.query(FLOOR[list], [
          list === 'mine' ? DEMO.accounts.casemanagerUwv : DEMO.region,
        ]);
        if (rows.length !== 25) throw new Error(`floor of ${rows.length} at ${size} (${list})`);
      };
      const label = `${name}, open tasks=${size}`;
      await measurePage({ m: 'M3', peer: 'overstap', case: label }, ask, reps, report);
      await measurePage({ m: 'M3', peer: 'floor', case: label }, walk, reps, report);
    }
  }
}

/** The walk along the index alone: no viewer, no transaction, no names. */
const FLOOR = {
  mine: `SELECT id, type, due_at FROM task WHERE state = 'open' AND assignee_id = $1 ORDER BY due_at, id LIMIT 25`,
  unassigned: `SELECT id, type, due_at FROM task WHERE state = 'open' AND assignee_id IS NULL AND region_code = $1
    AND role = 'casemanager' ORDER BY due_at, id LIMIT 25`,
} as const;

async function measurePage(
  head: Pick<Figure, 'm' | 'peer' | 'case'>,
  ask: () => Promise<void>,
  reps: number,
  report: Report,
): Promise<void> {
  for (let warm = 0; warm < 30; warm += 1) await ask();
  const p95: number[] = [];
  const p50: number[] = [];
  for (let rep = 0; rep < reps; rep += 1) {
    const samples: number[] = [];
    for (let sample = 0; sample < SAMPLES; sample += 1) samples.push(await timed(ask));
    p50.push(percentile(samples, 0.5));
    p95.push(percentile(samples, 0.95));
  }
  report(figure({ ...head, metric: 'p50' }, p50));
  report(figure({ ...head, metric: 'p95' }, p95));
}

/** Copies open tasks onto existing trajectories in later rounds until there are `size`; one in ten has an assignee. */
async function fillTo(behind: Pool, size: number): Promise<void> {
  const { rows } = await behind.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM task WHERE state = 'open'`,
  );
  const missing = size - (rows[0]?.n ?? 0);
  if (missing > 0) {
    await behind.query(
      `INSERT INTO task (id, subject_id, trajectory_id, run_id, region_code, employer_id, type, key, round, state, role,
         assignee_id, opened_at, due_at)
       SELECT uuidv7(), t.id, t.id, t.run_id, t.region_code, t.employer_id, 'contact.hold', '', 1000000 + g, 'open',
         'casemanager', CASE WHEN g % 10 = 0 THEN $2::uuid END, now(), now() + (g % 5000) * interval '7 minutes'
       FROM generate_series((SELECT coalesce(max(round), 0) FROM task) + 1, (SELECT coalesce(max(round), 0) FROM task) + $1::int) g
       JOIN LATERAL (SELECT * FROM trajectory ORDER BY id OFFSET g % 500 LIMIT 1) t ON true`,
      [missing, DEMO.accounts.casemanagerUwv],
    );
  }
  await behind.query('ANALYZE task');
}
