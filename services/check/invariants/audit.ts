import { PLAYBOOK_ARROWS } from '../../../domain/playbook/arrows';
import { ARROWS_ANYWHERE } from '../../../domain/trajectory/stages/anywhere';
import { STAGE_CHARTS } from '../../../domain/trajectory/stages/stages';
import { TRAJECTORY_STAGES } from '../../../domain/trajectory/state';
import type { TrajectoryStage } from '../../../domain/trajectory/state';
import type { Transaction } from '../../access/with-viewer';
import { hashOfLink } from '../../case/audit-chain';
import type { AuditLink } from '../../case/audit-chain';
import type { Invariant } from '../invariant';
import { finding, findingOf } from '../invariant';

const PAGE = 5000;

/** A link as it is stored: its instant as a Date, and its own hash. */
type Link = Omit<AuditLink, 'at'> & { readonly at: Date; readonly hash: string };

/** Every link of every chain, in order, page by page: a year of work is not held in memory. */
async function* links(tx: Transaction): AsyncGenerator<Link> {
  let subject = '00000000-0000-0000-0000-000000000000';
  let seq = 0;
  for (;;) {
    const { rows } = await tx.query<Link>(
      `SELECT subject_id AS "subjectId", seq, at, actor_kind AS "actorKind", actor_id AS "actorId",
         on_behalf_of AS "onBehalfOf", event, from_stage AS "fromStage", to_stage AS "toStage",
         course_version AS "courseVersion", data, prev_hash AS "prevHash", hash
       FROM audit_entry WHERE (subject_id, seq) > ($1::uuid, $2::int) ORDER BY subject_id, seq LIMIT $3`,
      [subject, seq, PAGE],
    );
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    subject = last.subjectId;
    seq = last.seq;
  }
}

/** 9, first half. Numbers follow each other, each hash covers its link and the one before it. */
export const auditChain: Invariant = {
  name: 'audit_chain',
  text: 'De geschiedenis van elke zaak is een ononderbroken keten.',
  check: async (tx) => {
    const violations: string[] = [];
    let checked = 0;
    let before: Link | null = null;
    for await (const link of links(tx)) {
      checked += 1;
      const place = `zaak ${link.subjectId}, schakel ${link.seq}`;
      const follows: Link | null = before?.subjectId === link.subjectId ? before : null;
      if (link.seq !== (follows?.seq ?? 0) + 1) violations.push(`${place}: een eerdere schakel ontbreekt`);
      else if (link.prevHash !== (follows?.hash ?? ''))
        violations.push(`${place}: sluit niet aan op de vorige`);
      if (hashOfLink({ ...link, at: link.at.toISOString() }) !== link.hash) {
        violations.push(`${place}: de inhoud is veranderd`);
      }
      before = link;
    }
    return finding(checked, violations);
  },
};

/** 8 and 9, second half. The rows say what the chain says, and the version rises by one with every decision. */
export const stateAsChained: Invariant = {
  name: 'state_as_chained',
  text: 'De stand van elke zaak is de laatste schakel van haar geschiedenis; versies lopen met één op.',
  check: (tx) =>
    findingOf(
      tx,
      '(SELECT id FROM trajectory UNION ALL SELECT id FROM playbook_run) c',
      `WITH cases AS (
         SELECT id, stage, course_version, state->>'stage' AS decided FROM trajectory
         UNION ALL SELECT id, stage, course_version, state->>'stage' FROM playbook_run
       ), ends AS (
         SELECT DISTINCT ON (subject_id) subject_id, to_stage, course_version FROM audit_entry
         ORDER BY subject_id, seq DESC
       ), steps AS (
         SELECT subject_id, course_version - lag(course_version, 1, 0) OVER (PARTITION BY subject_id ORDER BY seq) AS step
         FROM audit_entry
       )
       SELECT 'zaak ' || c.id || ': ' || CASE
           WHEN e.subject_id IS NULL THEN 'heeft geen geschiedenis'
           WHEN c.stage <> e.to_stage OR c.stage <> c.decided THEN 'staat in een andere fase dan de geschiedenis zegt'
           ELSE 'heeft een andere versie dan de geschiedenis zegt' END AS text
       FROM cases c LEFT JOIN ends e ON e.subject_id = c.id
       WHERE e.subject_id IS NULL OR c.stage <> e.to_stage OR c.stage <> c.decided
         OR c.course_version <> e.course_version
       UNION ALL
       SELECT 'zaak ' || subject_id || ': de versie loopt niet met één op' FROM steps WHERE step <> 1
       ORDER BY 1`,
    ),
};

/** 10. Every change of stage is an arrow of the chart. */
export const legalPaths: Invariant = {
  name: 'legal_paths',
  text: 'Elke stap van een zaak is een pijl van het schema.',
  check: async (tx) => {
    const { rows } = await tx.query<{
      kind: string;
      id: string;
      seq: number;
      from: string;
      to: string;
      event: string;
    }>(
      `SELECT CASE WHEN r.id IS NULL THEN 'trajectory' ELSE 'playbook' END AS kind, a.subject_id AS id, a.seq,
         lag(a.to_stage) OVER (PARTITION BY a.subject_id ORDER BY a.seq) AS "from", a.to_stage AS "to", a.event
       FROM audit_entry a LEFT JOIN playbook_run r ON r.id = a.subject_id`,
    );
    const steps = rows.filter((row) => row.from !== null && row.from !== row.to);
    const illegal = steps.filter((step) =>
      step.kind === 'playbook' ? !isRunArrow(step.from, step.to) : !isArrow(step.from, step.to, step.event),
    );
    return finding(
      steps.length,
      illegal.map(
        (step) => `zaak ${step.id}, schakel ${step.seq}: ${step.from} → ${step.to} bij ${step.event}`,
      ),
    );
  },
};

function isRunArrow(from: string, to: string): boolean {
  return PLAYBOOK_ARROWS.some((arrow) => arrow.from === from && arrow.to === to);
}

function isArrow(from: string, to: string, event: string): boolean {
  const order = (stage: string): number => TRAJECTORY_STAGES.indexOf(stage as TrajectoryStage);
  const drawn = STAGE_CHARTS.some(
    (chart) => chart.stage === from && chart.arrows.some((arrow) => arrow.to === to),
  );
  if (drawn) return true;
  if (event.endsWith('.corrected')) return order(to) < order(from);
  return ARROWS_ANYWHERE.some(
    (arrow) =>
      arrow.from.some((stage) => stage === from) &&
      (arrow.to === to || (arrow.to === 'the stage before closing' && event === 'reopened')),
  );
}
