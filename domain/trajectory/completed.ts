import type { Facts, TaskRef } from '../chart/decision';
import { removeTask } from '../chart/draft';
import { sameTask } from '../chart/moment-keys';
import type { PlainDate } from '../shared/dates';
import { isPlainDate } from '../shared/dates';
import type { Refusal } from '../shared/refusal';
import type { TrajectoryDraft } from './draft';
import { set, today } from './draft';
import { askForContact, contactMade } from './contact';
import { closeTrajectory } from './enter-stage';
import { handoverAnswered } from './handover';
import type { Completed } from './stage-chart';
import { stageChartOf } from './stages/stages';
import type { Completion } from './state';
import { TRAJECTORY_OUTCOMES, wayOf } from './state';

/** An attempt is not contact: the task opens again, with at least until the next working day. */
const contactHeld: Completed = (draft, facts, on) => {
  const next = facts['nextAppointmentAt'];
  if (typeof next === 'string') set(draft, { nextAppointmentAt: next });
  if (facts['kind'] === 'contact') contactMade(draft, on);
  else askForContact(draft, true);
  return undefined;
};

const closeAnswered: Completed = (draft, facts, on) => {
  const { askAgainOn, outcome: answer } = facts;
  if (typeof askAgainOn === 'string') {
    if (askAgainOn <= today(draft)) return { code: 'ask_again_in_past' };
    set(draft, { askAgainOn });
    return undefined;
  }
  const outcome = TRAJECTORY_OUTCOMES.find((known) => known === answer);
  if (outcome === undefined) return { code: 'outcome_missing' };
  closeTrajectory(draft, outcome, on);
  return undefined;
};

/** Tasks that mean the same at any stage. */
export const COMPLETED_ANYWHERE: Readonly<Record<string, Completed>> = {
  'contact.hold': contactHeld,
  'handover.answer': handoverAnswered,
  'trajectory.close': closeAnswered,
};

/** Tasks that are remembered, so that their completion can be undone. */
const NOT_UNDONE: readonly string[] = ['handover.answer'];

/** A person completed an open task: the stage says what follows. */
export function completeTask(
  draft: TrajectoryDraft,
  ref: TaskRef,
  facts: Facts,
  on: PlainDate,
): Refusal | undefined {
  const before = draft.state;
  const task = before.tasks.find((open) => sameTask(open, ref));
  if (!task) return { code: 'task_not_open', details: { task: ref.type, round: ref.round } };
  if (!isPlainDate(on)) return { code: 'date_invalid' };
  if (on > today(draft)) return { code: 'date_in_future' };
  const completed = COMPLETED_ANYWHERE[ref.type] ?? stageChartOf(before.stage)?.completed[ref.type];
  if (!completed) return { code: 'event_not_now', details: { stage: before.stage, task: ref.type } };
  removeTask(draft, ref);
  const refusal = completed(draft, facts, on);
  if (refusal) return refusal;
  if (!NOT_UNDONE.includes(ref.type)) {
    const { type, key, round, role } = task;
    const talked = draft.state.lastContactOn !== before.lastContactOn;
    const contact = talked ? { previous: before.lastContactOn } : null;
    remember(draft, { type, key, round, role, on, before: wayOf(before), contact });
  }
  return undefined;
}

/** Of contact only the last one can be undone: a year of fortnightly talks need not be carried along. */
function remember(draft: TrajectoryDraft, completion: Completion): void {
  const others =
    completion.type === 'contact.hold'
      ? draft.state.completed.filter((other) => other.type !== 'contact.hold')
      : draft.state.completed;
  set(draft, { completed: [...others, completion] });
}
