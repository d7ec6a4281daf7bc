import type { AppointmentState, ContactForm, ContactKind } from '../../domain/contact/contact-record';
import type { Facts } from '../../domain/chart/decision';
import type { PlanAgreementContract } from '../../domain/plan/plan-agreement';
import { planAgreementContract } from '../../domain/plan/plan-agreement';
import { taskTypeOf } from '../../domain/task/task-types';
import type { TaskRole } from '../../domain/task/roles';
import type { Transaction } from '../access/with-viewer';

/** A contact or an attempt, as it stands in the file. */
export interface FileContact {
  readonly id: string;
  readonly kind: ContactKind;
  readonly form: ContactForm;
  readonly on: string;
  readonly note: string | null;
  readonly recordedAt: Date;
  readonly recordedByName: string | null;
}

export interface FileAppointment {
  readonly id: string;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly form: ContactForm;
  readonly place: string | null;
  readonly state: AppointmentState;
}

/** A task in the file, open or not. */
export interface FileTask {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly round: number;
  readonly state: 'open' | 'completed' | 'withdrawn' | 'corrected';
  readonly role: TaskRole;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly happenedOn: string | null;
  readonly completedAt: Date | null;
  readonly completedByName: string | null;
  readonly closedReason: string | null;
  readonly version: number;
}

/** One link of the history, with names where the reader may know them. */
export interface FileHistoryEntry {
  readonly seq: number;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorName: string | null;
  /** The absent colleague for whom it was done; both names stay. */
  readonly onBehalfOfName: string | null;
  readonly event: string;
  readonly fromStage: string | null;
  readonly toStage: string;
  readonly data: Facts;
}

export interface FilePlan {
  readonly content: PlanAgreementContract;
  readonly agreedOn: string;
  readonly version: number;
}

/** Contacts and attempts, newest first. */
export async function readContacts(tx: Transaction, trajectoryId: string): Promise<FileContact[]> {
  const { rows } = await tx.query<FileContact>(
    `SELECT c.id, c.kind, c.form, c.happened_on AS "on", c.note, c.recorded_at AS "recordedAt",
       a.name AS "recordedByName"
     FROM contact_moment c LEFT JOIN account a ON a.id = c.recorded_by
     WHERE c.trajectory_id = $1 ORDER BY c.happened_on DESC, c.recorded_at DESC`,
    [trajectoryId],
  );
  return rows;
}

/** Appointments, the latest first. */
export async function readAppointments(tx: Transaction, trajectoryId: string): Promise<FileAppointment[]> {
  const { rows } = await tx.query<FileAppointment>(
    `SELECT id, starts_at AS "startsAt", minutes, form, place, state FROM appointment
     WHERE trajectory_id = $1 ORDER BY starts_at DESC`,
    [trajectoryId],
  );
  return rows;
}

/** Tasks of the trajectory: open ones by due time, then the others, newest first. */
export async function readFileTasks(tx: Transaction, trajectoryId: string): Promise<FileTask[]> {
  const { rows } = await tx.query<Omit<FileTask, 'title'>>(
    `SELECT t.id, t.type, t.round, t.state, t.role, t.assignee_id AS "assigneeId", a.name AS "assigneeName",
       t.opened_at AS "openedAt", t.due_at AS "dueAt", t.happened_on AS "happenedOn",
       t.completed_at AS "completedAt", d.name AS "completedByName", t.closed_reason AS "closedReason", t.version
     FROM task t LEFT JOIN account a ON a.id = t.assignee_id LEFT JOIN account d ON d.id = t.completed_by
     WHERE t.trajectory_id = $1
     ORDER BY (t.state = 'open') DESC, CASE WHEN t.state = 'open' THEN t.due_at END, t.completed_at DESC, t.id`,
    [trajectoryId],
  );
  return rows.map((row) => ({ ...row, title: taskTypeOf(row.type)?.title ?? row.type }));
}

/** The audit chain as people read it, oldest first. Works for a trajectory and for a run. */
export async function readHistory(tx: Transaction, subjectId: string): Promise<FileHistoryEntry[]> {
  const { rows } = await tx.query<FileHistoryEntry>(
    `SELECT e.seq, e.at, e.actor_kind AS "actorKind", e.event, e.from_stage AS "fromStage",
       e.to_stage AS "toStage", e.data, a.name AS "actorName", b.name AS "onBehalfOfName"
     FROM audit_entry e
     LEFT JOIN account a ON e.actor_kind = 'account' AND a.id::text = e.actor_id
     LEFT JOIN account b ON b.id::text = e.on_behalf_of
     WHERE e.subject_id = $1 ORDER BY e.seq`,
    [subjectId],
  );
  return rows;
}

/** The plan as it was last agreed; null before the first agreement. */
export async function readPlan(tx: Transaction, trajectoryId: string): Promise<FilePlan | null> {
  const { rows } = await tx.query<{ content: unknown; agreedOn: string; version: number }>(
    'SELECT content, agreed_on AS "agreedOn", version FROM plan WHERE trajectory_id = $1',
    [trajectoryId],
  );
  const row = rows[0];
  return row === undefined ? null : { ...row, content: planAgreementContract.parse(row.content) };
}
