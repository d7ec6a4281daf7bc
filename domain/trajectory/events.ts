import type { Facts, TaskRef } from '../chart/decision';
import type { Instant, PlainDate } from '../shared/dates';
import type {
  CasemanagerReason,
  CorrectionReason,
  PauseReason,
  ReopenReason,
  RetriageReason,
} from './reasons';

/** Why a trajectory starts, and what is known at that moment. */
export interface RegistrationFacts {
  readonly certainty: 'definite' | 'uncertain';
  readonly reachable: boolean;
  readonly endDate: PlainDate | null;
  /** The region of the home when it is another one than the responsible region (K3). */
  readonly residenceRegion: string | null;
}

/** Everything that can happen to a trajectory. Each is refused by name when the chart has no arrow for it. */
export type TrajectoryEvent =
  | { readonly type: 'task_completed'; readonly task: TaskRef; readonly facts: Facts; readonly on: PlainDate }
  | { readonly type: 'task_corrected'; readonly task: TaskRef; readonly reason: CorrectionReason }
  | { readonly type: 'moment_due'; readonly key: string; readonly late: boolean }
  | { readonly type: 'notice_confirmed' }
  | { readonly type: 'notice_withdrawn' }
  | { readonly type: 'end_date_changed'; readonly endDate: PlainDate }
  /** `until` is the last day of the pause; null lasts until somebody ends it. */
  | { readonly type: 'paused'; readonly until: PlainDate | null; readonly reason: PauseReason }
  | { readonly type: 'resumed' }
  | {
      readonly type: 'casemanager_changed';
      readonly accountId: string;
      readonly reason: CasemanagerReason;
    }
  | { readonly type: 'casemanager_assigned'; readonly accountId: string }
  | { readonly type: 'contact_recorded'; readonly kind: 'contact' | 'attempt'; readonly on: PlainDate }
  | { readonly type: 'appointment_changed'; readonly nextAt: Instant | null }
  | { readonly type: 'reachable_changed'; readonly reachable: boolean }
  | { readonly type: 'handover_asked'; readonly toRegion: string }
  /** Somebody who did not join is asked again before his later offer, or asks himself (D33). */
  | { readonly type: 'offered_again' }
  /** The triage is done anew because the need changed; a mistake is a correction instead. */
  | { readonly type: 'triage_reopened'; readonly reason: RetriageReason }
  /** The casemanager wants to close the trajectory: opens `trajectory.close`. */
  | { readonly type: 'closing_asked' }
  | { readonly type: 'reopened'; readonly reason: ReopenReason }
  | {
      readonly type: 'withdrew';
      readonly on: PlainDate;
      readonly outcome: 'withdrew' | 'stayed_with_employer' | 'deceased';
    };

export type TrajectoryEventType = TrajectoryEvent['type'];

/** An event of one type. */
export type TrajectoryEventOf<Type extends TrajectoryEventType> = Extract<TrajectoryEvent, { type: Type }>;
