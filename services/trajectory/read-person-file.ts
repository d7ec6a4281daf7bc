import type { PersonalClock } from '../../domain/clock/personal-clock';
import type { ContractKind } from '../../domain/notice/notice';
import { guardContact } from '../../domain/contact/contact-guard';
import type { ContactGuard } from '../../domain/contact/contact-guard';
import { taskTypeOf } from '../../domain/task/task-types';
import type { TrajectoryOverlay, TrajectoryStage, TrajectoryState } from '../../domain/trajectory/state';
import { maySeeFile } from '../access/may-see-file';
import type { Transaction } from '../access/with-viewer';
import { playbookDocumentOf } from '../case/playbook-cache';
import type { ServiceContext } from '../shared/context';

import { readClock } from './read-clock';

/** An open task of the person, as the file lists it. */
export interface FileTask {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly dueAt: Date;
  readonly assigneeName: string | null;
}

/** A contact or an attempt; an attempt is not contact. */
export interface FileContact {
  readonly kind: string;
  readonly form: string;
  readonly happenedOn: string;
  readonly recordedByName: string | null;
}

/** One link of the audit chain, for reading. */
export interface FileEvent {
  readonly at: Date;
  readonly event: string;
  readonly actorKind: string;
  readonly actorName: string | null;
  readonly onBehalfOfName: string | null;
  readonly fromStage: string | null;
  readonly toStage: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface FileRow {
  readonly id: string;
  readonly personId: string;
  readonly regionCode: string;
  readonly runId: string;
  readonly noticeId: string;
  readonly noticeNumber: string;
  readonly employerName: string;
  readonly personName: string | null;
  readonly personnelReference: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly residence: string | null;
  readonly stage: TrajectoryStage;
  readonly overlays: readonly TrajectoryOverlay[];
  readonly triage: string | null;
  readonly outcome: string | null;
  readonly occupation: string;
  readonly contractKind: ContractKind;
  readonly hoursPerWeek: number | null;
  readonly employedSince: string | null;
  readonly endDate: string | null;
  readonly casemanagerName: string | null;
  readonly settlementDate: string | null;
  readonly playbookVersionId: string;
  readonly state: TrajectoryState;
  readonly steppedNow: Date | null;
}

/** What somebody who guides a person sees beside the task: facts, open tasks, contact, history. */
export interface PersonFile extends Omit<
  FileRow,
  'state' | 'steppedNow' | 'playbookVersionId' | 'settlementDate'
> {
  readonly openTasks: readonly FileTask[];
  readonly contacts: readonly FileContact[];
  readonly history: readonly FileEvent[];
  /** Null while the contact guard does not run. */
  readonly contactGuard: ContactGuard | null;
  readonly nextAppointmentAt: string | null;
  readonly pausedUntil: string | null;
  /** When somebody who did not join is asked again; null when not. */
  readonly laterOfferOn: string | null;
  /** The legal dates, each an indication. */
  readonly clock: PersonalClock;
}

/** As many links of the history as a page shows; the whole chain is for the audit page. */
const HISTORY = 50;

/**
 * Reads the file of one person, as of now, in the transaction of who looks.
 *
 * @returns null when it does not exist for this viewer or is not his to read
 */
export async function readPersonFile(
  tx: Transaction,
  context: ServiceContext,
  trajectoryId: string,
): Promise<PersonFile | null> {
  const found = await tx.query<FileRow>(
    `SELECT t.id, t.person_id AS "personId", t.region_code AS "regionCode", t.run_id AS "runId",
       t.notice_id AS "noticeId", n.number AS "noticeNumber", o.name AS "employerName",
       nullif(concat_ws(' ', coalesce(p.given_name, p.initials), p.name_prefix, p.family_name), '') AS "personName",
       p.personnel_reference AS "personnelReference", p.email, p.phone, m.name AS residence, t.stage, t.overlays,
       t.triage, t.outcome, t.occupation, t.contract_kind AS "contractKind", t.hours_per_week AS "hoursPerWeek",
       t.employed_since AS "employedSince", t.end_date AS "endDate", c.name AS "casemanagerName",
       t.settlement_date AS "settlementDate", t.playbook_version_id AS "playbookVersionId", t.state, k.instant AS "steppedNow"
     FROM trajectory t
     JOIN notice n ON n.id = t.notice_id
     JOIN organisation o ON o.id = t.employer_id
     JOIN person p ON p.id = t.person_id
     LEFT JOIN municipality m ON m.code = p.residence_municipality
     LEFT JOIN account c ON c.id = t.casemanager_id
     LEFT JOIN stepped_clock k ON k.id = t.clock_id
     WHERE t.id = $1`,
    [trajectoryId],
  );
  const row = found.rows[0];
  if (row === undefined || !maySeeFile(tx.viewer, row)) return null;
  const { state, steppedNow, playbookVersionId, settlementDate, ...facts } = row;
  const { contact } = await playbookDocumentOf(context, playbookVersionId);
  const now = (steppedNow ?? context.now()).toISOString();
  return {
    ...facts,
    openTasks: await openTasksOf(tx, trajectoryId),
    contacts: await contactsOf(tx, trajectoryId),
    history: await historyOf(tx, trajectoryId),
    contactGuard: state.guardSince === null ? null : guardOf(state, state.guardSince, contact, now),
    nextAppointmentAt: state.nextAppointmentAt,
    pausedUntil: state.paused?.until ?? null,
    laterOfferOn: state.laterOfferOn,
    clock: await readClock(tx, context, { ...facts, settlementDate }, new Date(now)),
  };
}

function guardOf(
  state: TrajectoryState,
  guardSince: string,
  rules: { maxGapDays: number; warnDaysBefore: number },
  now: string,
): ContactGuard {
  const { paused } = state;
  return guardContact({
    guardSince,
    lastContactOn: state.lastContactOn,
    nextAppointmentAt: state.nextAppointmentAt,
    pauses: paused === null ? [] : [{ since: paused.since.slice(0, 10), until: paused.until }],
    rules,
    now,
  });
}

async function openTasksOf(tx: Transaction, trajectoryId: string): Promise<FileTask[]> {
  const { rows } = await tx.query<Omit<FileTask, 'title'>>(
    `SELECT t.id, t.type, t.due_at AS "dueAt", a.name AS "assigneeName"
     FROM task t LEFT JOIN account a ON a.id = t.assignee_id
     WHERE t.trajectory_id = $1 AND t.state = 'open' ORDER BY t.due_at, t.id`,
    [trajectoryId],
  );
  return rows.map((row) => ({ ...row, title: taskTypeOf(row.type)?.title ?? row.type }));
}

async function contactsOf(tx: Transaction, trajectoryId: string): Promise<FileContact[]> {
  const { rows } = await tx.query<FileContact>(
    `SELECT c.kind, c.form, c.happened_on AS "happenedOn", a.name AS "recordedByName"
     FROM contact_moment c LEFT JOIN account a ON a.id = c.recorded_by
     WHERE c.trajectory_id = $1 ORDER BY c.happened_on DESC, c.id DESC LIMIT 10`,
    [trajectoryId],
  );
  return rows;
}

async function historyOf(tx: Transaction, subjectId: string): Promise<FileEvent[]> {
  const { rows } = await tx.query<FileEvent>(
    `SELECT e.at, e.event, e.actor_kind AS "actorKind", a.name AS "actorName", b.name AS "onBehalfOfName",
       e.from_stage AS "fromStage", e.to_stage AS "toStage", e.data
     FROM audit_entry e
     LEFT JOIN account a ON e.actor_kind = 'account' AND a.id::text = e.actor_id
     LEFT JOIN account b ON b.id::text = e.on_behalf_of
     WHERE e.subject_id = $1 ORDER BY e.seq DESC LIMIT $2`,
    [subjectId, HISTORY],
  );
  return rows;
}
