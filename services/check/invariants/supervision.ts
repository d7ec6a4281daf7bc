import type { CourseKind } from '../../../domain/course/course';
import type { Transaction } from '../../access/with-viewer';
import type { Invariant } from '../invariant';
import { finding, findingOf, withoutStore } from '../invariant';

/** A change of the last minute may still be on its way. */
const GRACE_MS = 60_000;
/** Histories are read one by one; the cases that changed last tell most. */
const MOST_HISTORIES = 200;

interface CaseLine {
  readonly kind: CourseKind;
  readonly id: string;
  readonly epoch: number;
  readonly version: number;
  readonly delivered: number;
  readonly ended: boolean;
  readonly changedAt: Date;
  readonly tasks: readonly { readonly type: string; readonly key: string; readonly round: number }[];
}

async function readCaseLines(tx: Transaction): Promise<CaseLine[]> {
  const columns = `id, epoch, course_version AS version, delivered_version AS delivered, stage = 'closed' AS ended,
    changed_at AS "changedAt", state->'tasks' AS tasks`;
  const { rows } = await tx.query<CaseLine>(
    `SELECT 'trajectory' AS kind, ${columns} FROM trajectory
     UNION ALL SELECT 'playbook', ${columns} FROM playbook_run`,
  );
  return rows;
}

/** 3. Every case that is not over has a running workflow that has its newest course, and the other way round. */
export const supervised: Invariant = {
  name: 'task_and_workflow_agree',
  text: 'Elke lopende zaak wordt bewaakt, met de taken die openstaan; en niets anders wordt bewaakt.',
  check: async (tx, { cases, context }) => {
    if (cases === null) return withoutStore('Temporal');
    const lines = await readCaseLines(tx);
    const running = new Set((await cases.running()).map((item) => `${item.kind}/${item.id}`));
    const settled = context.now().getTime() - GRACE_MS;
    const old = lines.filter((line) => line.changedAt.getTime() < settled);
    const violations = old.flatMap((line) => {
      const name = `${line.kind}/${line.id}`;
      if (!line.ended && !running.has(name)) return [`zaak ${name}: er is geen lopende bewaking`];
      if (line.delivered < line.version) return [`zaak ${name}: de laatste stand is niet bezorgd`];
      return line.ended && running.has(name) ? [`zaak ${name}: is klaar en wordt nog bewaakt`] : [];
    });
    const known = new Set(lines.map((line) => `${line.kind}/${line.id}`));
    const strangers = [...running].filter((name) => !known.has(name));
    const newest = old
      .filter((line) => !line.ended && running.has(`${line.kind}/${line.id}`))
      .sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime())
      .slice(0, MOST_HISTORIES);
    for (const line of newest) {
      const course = (await cases.history(line))?.course ?? null;
      if (course === null) violations.push(`zaak ${line.kind}/${line.id}: de bewaking heeft geen stand`);
      else if (course.epoch !== line.epoch || course.version !== line.version) {
        violations.push(`zaak ${line.kind}/${line.id}: de bewaking heeft een andere stand`);
      } else if (namesOf(course.tasks) !== namesOf(line.tasks)) {
        violations.push(`zaak ${line.kind}/${line.id}: de bewaking wacht op andere taken`);
      }
    }
    return finding(lines.length + running.size, [
      ...violations,
      ...strangers.map((name) => `bewaking ${name}: deze zaak bestaat niet`),
    ]);
  },
};

function namesOf(tasks: CaseLine['tasks']): string {
  return tasks
    .map((task) => `${task.type}|${task.key}|${task.round}`)
    .sort()
    .join(' ');
}

/** 11. The row of a case shows its first moment, and no moment is over without having been handled. */
export const deadlinesLive: Invariant = {
  name: 'deadlines_live',
  text: 'Elk moment dat nog komt, is gepland; geen moment is verstreken zonder afgehandeld te zijn.',
  check: (tx, { context }) =>
    findingOf(
      tx,
      `(SELECT next_moment_at FROM trajectory UNION ALL SELECT next_moment_at FROM playbook_run) c
       WHERE next_moment_at IS NOT NULL`,
      `WITH cases AS (
         SELECT id, state, next_moment_at, clock_id, stage FROM trajectory
         UNION ALL SELECT id, state, next_moment_at, clock_id, stage FROM playbook_run
       ), planned AS (
         SELECT c.id, min(m.at) AS first FROM cases c CROSS JOIN LATERAL (
           SELECT (x->>'at')::timestamptz AS at FROM jsonb_array_elements(c.state->'moments') x
         ) m GROUP BY c.id
       )
       SELECT 'zaak ' || c.id || CASE
           WHEN c.next_moment_at IS NULL OR p.first < c.next_moment_at THEN ': een gepland moment staat niet op de rij'
           ELSE ': een moment is al meer dan een kwartier verstreken' END AS text
       FROM cases c LEFT JOIN planned p ON p.id = c.id
       WHERE (p.first IS NOT NULL AND c.stage <> 'closed' AND (c.next_moment_at IS NULL OR p.first < c.next_moment_at))
          OR (c.clock_id IS NULL AND c.next_moment_at < $1::timestamptz - interval '15 minutes')
       ORDER BY c.id`,
      [context.now()],
    ),
};
