import type { TaskRef } from '../chart/decision';
import { closeTasks, openTask } from '../chart/draft';
import { refOf, sameTask } from '../chart/moment-keys';
import type { Refusal } from '../shared/refusal';
import type { Result } from '../shared/result';
import { ok, refuse } from '../shared/result';
import type { TrajectoryDraft } from './draft';
import { set } from './draft';
import { askForContact } from './contact';
import { enterStage } from './enter-stage';
import type { Completion, TrajectoryStage, TrajectoryState } from './state';

/** What follows from a completed task, and so falls with it. A task that is not listed cannot be undone. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  'enrol.answer': ['intake.prefill', 'intake.talk', 'triage.decide', 'plan.agree', 'trajectory.close'],
  'intake.prefill': [],
  'intake.talk': ['triage.decide', 'plan.agree', 'trajectory.close'],
  'triage.decide': ['plan.agree', 'trajectory.close'],
  'plan.agree': [],
  'contact.hold': [],
  'trajectory.close': [],
};

/** Outcomes that the correction of a task cannot take back: the notice is gone, or another party has the case. */
export const FINAL_OUTCOMES: readonly string[] = ['notice_withdrawn', 'handed_to_other_region'];

/** Beside the way: undoing them moves no stage. */
const BESIDE_THE_WAY: readonly string[] = ['intake.prefill', 'contact.hold'];

/** What a correction does, to be shown before it is done. */
export interface CorrectionPreview {
  readonly fromStage: TrajectoryStage;
  readonly toStage: TrajectoryStage;
  /** Completed tasks that are undone: the corrected one first, then what followed from it. */
  readonly undone: readonly TaskRef[];
  /** Open tasks that disappear. */
  readonly closed: readonly TaskRef[];
  /** The corrected task as it opens again. */
  readonly reopened: TaskRef;
}

/**
 * Tells what undoing a completed task would do, without doing it.
 * @returns the consequences; refuses `correction_not_possible` when this task cannot be undone (any more) and
 *   `correction_not_latest` when a later round of it was completed
 */
export function previewCorrection(state: TrajectoryState, task: TaskRef): Result<CorrectionPreview> {
  const index = state.completed.findIndex((completion) => sameTask(completion, task));
  const completion = state.completed[index];
  const follows = FOLLOWS[task.type];
  if (!completion || !follows) return refuse('correction_not_possible', { task: task.type });
  if (state.outcome !== null && FINAL_OUTCOMES.includes(state.outcome))
    return refuse('correction_not_possible', { task: task.type, outcome: state.outcome });
  const later = state.completed.slice(index + 1);
  if (later.some((other) => other.type === task.type)) return refuse('correction_not_latest');
  const toStage = BESIDE_THE_WAY.includes(task.type) ? state.stage : completion.before.stage;
  if (!mayReopen(task.type, toStage, state)) return refuse('correction_not_possible', { task: task.type });
  return ok({
    fromStage: state.stage,
    toStage,
    undone: [completion, ...later.filter((other) => follows.includes(other.type))].map(refOf),
    closed: state.tasks.filter((open) => follows.includes(open.type) || open.type === task.type).map(refOf),
    reopened: { ...refOf(task), round: (state.rounds[`${task.type}|${task.key}`] ?? 0) + 1 },
  });
}

/** The form is filled in before the talk, and contact is asked of who is guided. */
function mayReopen(type: string, stage: TrajectoryStage, state: TrajectoryState): boolean {
  if (type === 'intake.prefill') return (stage === 'enrolled' || stage === 'intake') && state.reachable;
  if (type === 'contact.hold') return state.guardSince !== null;
  return true;
}

/**
 * Undoes a completed task: what followed from it falls, the case goes back to where it was, and the task opens
 * in a new round.
 */
export function correct(draft: TrajectoryDraft, task: TaskRef): Refusal | undefined {
  const preview = previewCorrection(draft.state, task);
  if (!preview.ok) return preview.error;
  const { undone, closed, toStage } = preview.value;
  const completion = draft.state.completed.find((other) => sameTask(other, task));
  if (!completion) return { code: 'correction_not_possible' };
  closeTasks(draft, 'corrected', (open) => closed.some((ref) => sameTask(ref, open)));
  draft.corrected.push(...undone);
  takeContactBack(draft, undone);
  set(draft, {
    completed: draft.state.completed.filter((other) => !undone.some((ref) => sameTask(ref, other))),
  });
  if (!BESIDE_THE_WAY.includes(task.type)) goBack(draft, completion, toStage);
  reopen(draft, completion);
  return undefined;
}

function goBack(draft: TrajectoryDraft, completion: Completion, toStage: TrajectoryStage): void {
  const { stage: _stage, ...facts } = completion.before;
  if (draft.state.stage !== toStage) enterStage(draft, toStage, completion.on, 'corrected');
  set(draft, { ...facts, closedFrom: null });
}

function reopen(draft: TrajectoryDraft, completion: Completion): void {
  const { type, role } = completion;
  if (type === 'contact.hold') return askForContact(draft);
  const { casemanagerId, responsibleRegion } = draft.state;
  const onPhone = role === 'employee' && !draft.state.reachable;
  openTask(draft, {
    type,
    role: onPhone ? 'casemanager' : role,
    assigneeId: role === 'casemanager' || onPhone ? casemanagerId : null,
    regionCode: responsibleRegion,
  });
}

/** A talk that was not held after all is no contact; contact recorded since then stays. */
function takeContactBack(draft: TrajectoryDraft, undone: readonly TaskRef[]): void {
  const talks = draft.state.completed.filter(
    (completion) => completion.contact !== null && undone.some((ref) => sameTask(ref, completion)),
  );
  for (const { contact, on } of [...talks].reverse())
    if (contact && draft.state.lastContactOn === on) set(draft, { lastContactOn: contact.previous });
}
