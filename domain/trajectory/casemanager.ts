import { changeTask } from '../chart/draft';
import type { Refusal } from '../shared/refusal';
import type { TrajectoryDraft } from './draft';
import { set } from './draft';

/** Gives a case without a casemanager its first one; a change is something else and needs a reason (D56). */
export function assignCasemanager(draft: TrajectoryDraft, accountId: string): Refusal | undefined {
  if (draft.state.casemanagerId !== null) return { code: 'casemanager_already' };
  giveTo(draft, accountId);
  return undefined;
}

/** Changes the casemanager; changes are counted, because the click matters (D56). */
export function changeCasemanager(draft: TrajectoryDraft, accountId: string): Refusal | undefined {
  const { casemanagerId, casemanagerChanges } = draft.state;
  if (casemanagerId === null) return { code: 'casemanager_missing' };
  if (casemanagerId === accountId) return { code: 'casemanager_same' };
  set(draft, { casemanagerChanges: casemanagerChanges + 1 });
  giveTo(draft, accountId);
  return undefined;
}

function giveTo(draft: TrajectoryDraft, accountId: string): void {
  set(draft, { casemanagerId: accountId });
  for (const task of draft.state.tasks)
    if (task.role === 'casemanager') changeTask(draft, task, {}, { assigneeId: accountId });
}
