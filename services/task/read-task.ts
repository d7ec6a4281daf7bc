import type { ContactGuard } from '../../domain/contact/contact-guard';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import type { TaskType } from '../../domain/task/task-type';
import { taskTypeOf } from '../../domain/task/task-types';
import { guardOf } from '../../domain/trajectory/contact';
import type { TriageSuggestion } from '../../domain/triage/suggest';
import { isPerson, mayReadFile } from '../access/case-access';
import { logAccess, logRefusal } from '../access/log-access';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import type { TrajectoryRow } from '../case/case-row';
import { rulesOf } from '../case/decide-case';
import { readTrajectories } from '../case/lock-cases';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import { displayName, readFileHead } from '../trajectory/file-head';
import type { FileHead } from '../trajectory/file-head';
import { readIntake } from './keep-intake';
import type { StoredIntake } from './keep-intake';
import { readTriageSuggestion } from './keep-triage';
import { mayDo, readTask } from './task-row';
import type { TaskRow } from './task-row';

/** What the task page shows beside the form. */
export interface TaskFileSummary {
  readonly trajectoryId: string;
  /** Name, contact and address; null for another region that was only asked whether it takes the person over. */
  readonly person: FileHead['person'] | null;
  readonly name: string | null;
  readonly employment: FileHead['employment'];
  readonly employerName: string;
  readonly residence: string | null;
  readonly stage: string;
  readonly overlays: readonly string[];
  readonly triage: string | null;
  readonly casemanagerName: string | null;
  readonly lastContactOn: string | null;
  readonly nextAppointmentAt: string | null;
  readonly guard: ContactGuard | null;
}

/** A task with everything its page needs. */
export interface TaskView {
  readonly task: TaskRow;
  /** Title, help, schema and rules. */
  readonly type: TaskType;
  /** Whether the viewer may complete it now: open, and free or his. */
  readonly mayComplete: boolean;
  readonly assigneeName: string | null;
  readonly noticeNumber: string;
  /** Null for tasks about the notice and not about a person. */
  readonly file: TaskFileSummary | null;
  /** With `intake.prefill`, `intake.talk` and `triage.decide`. */
  readonly intake: StoredIntake | null;
  /** With `triage.decide`: what the table suggests, with its reasons. */
  readonly suggestion: TriageSuggestion | null;
}

const WITH_INTAKE: readonly string[] = ['intake.prefill', 'intake.talk', 'triage.decide', 'plan.agree'];

/**
 * Reads one task for its page. What the viewer may not do does not exist for him, and the attempt is logged.
 * @returns the task, or `task_unknown`
 */
export async function readTaskView(
  context: ServiceContext,
  viewer: Viewer,
  taskId: string,
): Promise<Result<TaskView, Refusal>> {
  const result = await rollbackOnFailure<TaskView, Refusal>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const task = await readTask(tx, taskId);
      const type = task === null ? null : taskTypeOf(task.type);
      if (task === null || type === null || !mayDo(viewer, task)) return fail({ code: 'task_unknown' });
      // Allowed: what stands beside the form may belong to rows that row-level security keeps from him.
      await tx.elevate();
      const subjectIds = [taskId, ...(task.trajectoryId === null ? [] : [task.trajectoryId])];
      await logAccess(tx, context, { action: 'task.viewed', result: 'allowed', subjectIds });
      return assemble(tx, context, task, type);
    }),
  );
  if (!result.ok) {
    const reason = result.error.code;
    await logRefusal(context, viewer, { action: 'task.viewed', subjectIds: [taskId], reason });
  }
  return result;
}

async function assemble(
  tx: Transaction,
  context: ServiceContext,
  task: TaskRow,
  type: TaskType,
): Promise<TaskView> {
  const { rows } = await tx.query<{ noticeNumber: string; assigneeName: string | null }>(
    `SELECT n.number AS "noticeNumber", a.name AS "assigneeName" FROM playbook_run r
     JOIN notice n ON n.id = r.notice_id LEFT JOIN account a ON a.id = $2 WHERE r.id = $1`,
    [task.runId, task.assigneeId],
  );
  const id = task.trajectoryId;
  const [row] = id === null ? [] : await readTrajectories(tx, [id]);
  const open = row !== undefined && (mayReadFile(tx.viewer, row) || isPerson(tx.viewer, row));
  return {
    task,
    type,
    mayComplete: task.state === 'open' && isFreeOrMine(tx.viewer, task),
    assigneeName: rows[0]?.assigneeName ?? null,
    noticeNumber: rows[0]?.noticeNumber ?? '',
    file: row === undefined ? null : await summaryOf(tx, context, row, open),
    intake: id !== null && open && WITH_INTAKE.includes(task.type) ? await readIntake(tx, id) : null,
    suggestion:
      id !== null && open && task.type === 'triage.decide'
        ? await readTriageSuggestion(tx, context, id)
        : null,
  };
}

function isFreeOrMine(viewer: Viewer, task: TaskRow): boolean {
  if (task.assigneeId === null || task.role === 'employee') return true;
  return (
    viewer.kind === 'account' &&
    (task.assigneeId === viewer.accountId || task.assigneeId === viewer.onBehalfOf)
  );
}

async function summaryOf(
  tx: Transaction,
  context: ServiceContext,
  row: TrajectoryRow,
  open: boolean,
): Promise<TaskFileSummary | null> {
  const head = await readFileHead(tx, row.id);
  if (head === null) return null;
  return {
    trajectoryId: row.id,
    person: open ? head.person : null,
    name: open ? displayName(head.person) : null,
    employment: head.employment,
    employerName: head.employerName,
    residence: head.person.residence,
    stage: head.stage,
    overlays: head.overlays,
    triage: head.triage,
    casemanagerName: head.casemanagerName,
    lastContactOn: row.state.lastContactOn,
    nextAppointmentAt: row.state.nextAppointmentAt,
    guard: open ? (guardOf(row.state, await rulesOf(context, row)) ?? null) : null,
  };
}
