import type { TrajectoryEventType } from '../events';
import type { StageWithRules } from './stages';

/** The stages in which the way is not over. */
const OPEN = ['registered', 'not_enrolled', 'enrolled', 'intake', 'triage', 'guided'] as const;
/** The stages in which somebody works on the case. */
const WORKED = ['registered', 'enrolled', 'intake', 'triage', 'guided'] as const;
/** From joining to the end. */
const JOINED = ['enrolled', 'intake', 'triage', 'guided'] as const;
const ALL = [...OPEN, 'closed'] as const;

/**
 * At which stages an event can happen at all. An arrow that is not here is refused by name (`event_not_now`).
 * A completed task and a moment are looked up in the case itself and refused as not open or as stale.
 */
export const EVENT_STAGES: Readonly<Record<TrajectoryEventType, readonly StageWithRules[]>> = {
  task_completed: ALL,
  task_corrected: ALL,
  moment_due: ALL,
  notice_confirmed: ['registered'],
  notice_withdrawn: OPEN,
  end_date_changed: OPEN,
  paused: WORKED,
  resumed: WORKED,
  casemanager_assigned: OPEN,
  casemanager_changed: OPEN,
  contact_recorded: OPEN,
  appointment_changed: OPEN,
  reachable_changed: OPEN,
  handover_asked: WORKED,
  offered_again: ['not_enrolled'],
  triage_reopened: ['guided'],
  closing_asked: JOINED,
  reopened: ['closed'],
  withdrew: OPEN,
};

/** Changes of stage that can begin at several stages; drawn once. */
export const ARROWS_ANYWHERE: readonly {
  readonly on: string;
  readonly from: readonly StageWithRules[];
  readonly to: 'closed' | 'an earlier stage' | 'the stage before closing';
}[] = [
  { on: 'notice_withdrawn', from: OPEN, to: 'closed' },
  { on: 'withdrew', from: OPEN, to: 'closed' },
  { on: 'trajectory.close', from: JOINED, to: 'closed' },
  { on: 'handover.answer', from: WORKED, to: 'closed' },
  { on: 'task_corrected', from: ALL, to: 'an earlier stage' },
  { on: 'reopened', from: ['closed'], to: 'the stage before closing' },
];
