import type { Transaction } from '../access/with-viewer';
import type { TaskRow } from './task-row';

/** What of an answer must fall with it; the answer itself stays with the corrected task. */
type Undoer = (tx: Transaction, task: TaskRow, at: Date) => Promise<void>;

const undoContact: Undoer = async (tx, task) => {
  await tx.query('DELETE FROM contact_moment WHERE id = $1', [task.id]);
};

const UNDOERS: Readonly<Record<string, Undoer>> = {
  'enrol.answer': async (tx, task, at) => {
    await tx.query(
      `UPDATE consent SET withdrawn_at = $3
       WHERE trajectory_id = $1 AND given_at = $2 AND withdrawn_at IS NULL`,
      [task.trajectoryId, task.completedAt, at],
    );
  },
  'contact.hold': undoContact,
  'intake.talk': undoContact,
  'plan.agree': async (tx, task) => {
    await tx.query('DELETE FROM plan WHERE trajectory_id = $1', [task.trajectoryId]);
  },
};

/**
 * Takes back what the keepers stored of completed tasks that are corrected: consents given with the answer, the
 * contact that was no contact, the plan. Intake answers stay: they are mended, not undone.
 */
export async function undoKept(tx: Transaction, tasks: readonly TaskRow[], at: Date): Promise<void> {
  for (const task of tasks) await UNDOERS[task.type]?.(tx, task, at);
}
