import type { PlaybookDocument } from '../../domain/playbook/document';
import type { PlaybookRunState } from '../../domain/playbook/state';
import { instantAt } from '../../domain/shared/dates';
import { addWorkingDays } from '../../domain/shared/calendar';
import { amsterdamDate } from '../../domain/shared/dates';
import type { TaskRole } from '../../domain/task/roles';

/** A step of the draaiboek in one run. */
export interface RunStep {
  readonly key: string;
  readonly title: string;
  readonly owner: TaskRole;
  /** Null while the draaiboek has not begun. */
  readonly dueAt: string | null;
  readonly doneOn: string | null;
  /** Done after its time, or not done and its time is over. */
  readonly late: boolean;
}

const END_OF_BUSINESS = '17:00';

/** The steps of a run in the order of its draaiboek, each with its time and whether it was kept. */
export function stepsOf(document: PlaybookDocument, state: PlaybookRunState, now: Date): RunStep[] {
  const begun = state.startedAt === null ? null : amsterdamDate(state.startedAt);
  return document.steps.map((step) => {
    const open = state.tasks.find((task) => task.type === 'playbook.step' && task.key === step.key);
    const planned = begun === null ? null : instantAt(addWorkingDays(begun, step.dueAfter), END_OF_BUSINESS);
    const dueAt = open?.dueAt ?? planned;
    const doneOn = state.stepsDone[step.key] ?? null;
    const over = dueAt !== null && doneOn === null && Date.parse(dueAt) < now.getTime();
    return {
      key: step.key,
      title: step.title,
      owner: step.owner,
      dueAt,
      doneOn,
      late: over || state.stepsLate.includes(step.key),
    };
  });
}
