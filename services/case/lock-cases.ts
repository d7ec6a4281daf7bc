import type { Transaction } from '../access/with-viewer';
import type { PlaybookRunRow, TrajectoryRow } from './case-row';

const COMMON = `
  c.id, c.notice_id AS "noticeId", n.number AS "noticeNumber", c.region_code AS "regionCode",
  c.employer_id AS "employerId", c.playbook_version_id AS "playbookVersionId", v.version AS "playbookVersion", c.stage, c.overlays,
  c.state, c.epoch, c.course_version AS "courseVersion", c.delivered_version AS "deliveredVersion",
  k.instant AS "steppedNow", coalesce(a.seq, 0) AS "auditSeq", coalesce(a.hash, '') AS "auditHash"`;
const JOINS = `
  JOIN notice n ON n.id = c.notice_id
  JOIN playbook_version v ON v.id = c.playbook_version_id
  LEFT JOIN stepped_clock k ON k.id = c.clock_id
  LEFT JOIN LATERAL (
    SELECT seq, hash FROM audit_entry WHERE subject_id = c.id ORDER BY seq DESC LIMIT 1
  ) a ON true`;
const TRAJECTORY = `'trajectory' AS kind, c.run_id AS "runId", c.person_id AS "personId",
  c.residence_region_code AS "residenceRegionCode", c.casemanager_id AS "casemanagerId"`;
const RUN = `'playbook' AS kind, c.id AS "runId", c.coordinator_id AS "coordinatorId",
  c.account_manager_id AS "accountManagerId"`;

/**
 * Locks trajectories, always in the order of their ids: the trajectory's row is the only lock of a
 * decision and the first thing it takes, so two decisions can never wait for each other in a ring.
 * @returns the rows the viewer may see; a row that is missing does not exist for him
 */
export async function lockTrajectories(tx: Transaction, ids: readonly string[]): Promise<TrajectoryRow[]> {
  const { rows } = await tx.query<TrajectoryRow>(
    `SELECT ${TRAJECTORY}, ${COMMON} FROM trajectory c ${JOINS} WHERE c.id = ANY ($1::uuid[])
     ORDER BY c.id FOR UPDATE OF c`,
    [ids],
  );
  return rows;
}

/** Locks one trajectory. @returns null when it does not exist for this viewer */
export async function lockTrajectory(tx: Transaction, id: string): Promise<TrajectoryRow | null> {
  return (await lockTrajectories(tx, [id]))[0] ?? null;
}

/** Locks one run. Never taken by a transaction that holds a trajectory. @returns null when unknown */
export async function lockRun(tx: Transaction, id: string): Promise<PlaybookRunRow | null> {
  const { rows } = await tx.query<PlaybookRunRow>(
    `SELECT ${RUN}, ${COMMON} FROM playbook_run c ${JOINS} WHERE c.id = $1 FOR UPDATE OF c`,
    [id],
  );
  return rows[0] ?? null;
}

/** Reads without a lock, for courses and pages. */
export async function readTrajectories(tx: Transaction, ids: readonly string[]): Promise<TrajectoryRow[]> {
  const { rows } = await tx.query<TrajectoryRow>(
    `SELECT ${TRAJECTORY}, ${COMMON} FROM trajectory c ${JOINS} WHERE c.id = ANY ($1::uuid[]) ORDER BY c.id`,
    [ids],
  );
  return rows;
}

/** Reads runs without a lock. */
export async function readRuns(tx: Transaction, ids: readonly string[]): Promise<PlaybookRunRow[]> {
  const { rows } = await tx.query<PlaybookRunRow>(
    `SELECT ${RUN}, ${COMMON} FROM playbook_run c ${JOINS} WHERE c.id = ANY ($1::uuid[]) ORDER BY c.id`,
    [ids],
  );
  return rows;
}
