import { taskTypeOf } from '../../domain/task/task-types';
import type { TaskType } from '../../domain/task/task-type';
import type { TriageSuggestion } from '../../domain/triage/suggest';
import { logRefusal } from '../access/log-access';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import { knownAnswers } from '../notice/complete-facts';
import type { StoredNoticeFacts } from '../notice/open-notice';
import type { ServiceContext } from '../shared/context';
import { STEP_TITLE } from './find-tasks';
import { readPersonFile } from '../trajectory/read-person-file';
import type { PersonFile } from '../trajectory/read-person-file';
import { readIntake } from './keep-intake';
import type { StoredIntake } from './keep-intake';
import { readTriageSuggestion } from './keep-triage';
import { mayDo, readTask } from './task-row';
import type { TaskRow } from './task-row';

/** A task with all that is needed to do it. */
export interface TaskPageContent {
  readonly task: TaskRow;
  readonly type: TaskType;
  /** Which step of the draaiboek, in its own words; null for other tasks. */
  readonly detail: string | null;
  readonly assigneeName: string | null;
  readonly completedByName: string | null;
  readonly noticeNumber: string;
  readonly employerName: string;
  readonly noticeId: string;
  /** True when the viewer's role fits; he may then take it and do it. */
  readonly mayDo: boolean;
  /** True when nobody has it or the viewer has it. */
  readonly isFree: boolean;
  /** The person's file; null for tasks about a notice, and for who may not read it. */
  readonly file: PersonFile | null;
  /** What is known of the intake, with the tasks that build on it; null with others. */
  readonly intake: StoredIntake | null;
  /** With `notice.complete`: what the employer told already, as answers; null with others. */
  readonly known: Readonly<Record<string, unknown>> | null;
  /** With `triage.decide`: what the table of the draaiboek suggests, with its reasons. */
  readonly suggestion: TriageSuggestion | null;
}

const WITH_INTAKE: readonly string[] = ['intake.prefill', 'intake.talk', 'triage.decide', 'plan.agree'];

/**
 * Reads one task, open or closed, with the file of the person beside it. An attempt to read what is not his is
 * logged, also when the door that asked keeps no log of its own.
 *
 * @returns null when the task does not exist for this viewer
 */
export async function readTaskPage(
  context: ServiceContext,
  viewer: Viewer,
  taskId: string,
): Promise<TaskPageContent | null> {
  const content = await withViewer(context, viewer, (tx) => readContent(tx, context, taskId));
  if (content === null) {
    await logRefusal(context, viewer, { action: 'task.read', subjectIds: [taskId], reason: 'task_unknown' });
  }
  return content;
}

async function readContent(
  tx: Transaction,
  context: ServiceContext,
  taskId: string,
): Promise<TaskPageContent | null> {
  const { viewer } = tx;
  const task = await readTask(tx, taskId);
  const type = task === null ? null : taskTypeOf(task.type);
  if (task === null || type === null) return null;
  const allowed = mayDo(viewer, task);
  const id = task.trajectoryId;
  // Row-level security keeps the notice from the person himself; the task that he may do stands in it all the same.
  if (allowed) await tx.elevate();
  const file = id === null ? null : await readPersonFile(tx, context, id);
  if (!allowed && file === null) return null;
  const mayKnow = id !== null && file !== null;
  return {
    task,
    type,
    ...(await surroundingsOf(tx, task)),
    mayDo: allowed,
    isFree: task.assigneeId === null || (viewer.kind === 'account' && viewer.accountId === task.assigneeId),
    file,
    intake: mayKnow && WITH_INTAKE.includes(task.type) ? await readIntake(tx, id) : null,
    known: allowed && task.type === 'notice.complete' ? await readKnown(tx, task.runId) : null,
    suggestion: mayKnow && task.type === 'triage.decide' ? await readTriageSuggestion(tx, context, id) : null,
  };
}

async function readKnown(tx: Transaction, runId: string): Promise<Readonly<Record<string, unknown>>> {
  const { rows } = await tx.query<{ facts: StoredNoticeFacts }>(
    'SELECT n.facts FROM playbook_run r JOIN notice n ON n.id = r.notice_id WHERE r.id = $1',
    [runId],
  );
  const row = rows[0];
  return row === undefined ? {} : knownAnswers(row.facts);
}

type Surroundings = Pick<
  TaskPageContent,
  'detail' | 'assigneeName' | 'completedByName' | 'noticeNumber' | 'employerName' | 'noticeId'
>;

async function surroundingsOf(tx: Transaction, task: TaskRow): Promise<Surroundings> {
  const { rows } = await tx.query<Surroundings>(
    `SELECT a.name AS "assigneeName", d.name AS "completedByName", n.number AS "noticeNumber",
       o.name AS "employerName", n.id AS "noticeId", ${STEP_TITLE} AS detail
     FROM task t JOIN playbook_run r ON r.id = t.run_id JOIN notice n ON n.id = r.notice_id
     JOIN organisation o ON o.id = n.employer_id
     LEFT JOIN account a ON a.id = $2::uuid LEFT JOIN account d ON d.id = $3::uuid
     WHERE t.id = $1`,
    [task.id, task.assigneeId, task.completedBy],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('task_without_run');
  return row;
}
