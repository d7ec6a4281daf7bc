import type { Facts, TaskRef } from '../chart/decision';
import type { PlainDate } from '../shared/dates';

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
  | { readonly type: 'task_corrected'; readonly task: TaskRef; readonly reason: string }
  | { readonly type: 'moment_due'; readonly key: string; readonly late: boolean }
  | { readonly type: 'notice_confirmed' }
  | { readonly type: 'notice_withdrawn' }
  | { readonly type: 'end_date_changed'; readonly endDate: PlainDate }
  | { readonly type: 'paused'; readonly until: PlainDate | null; readonly reason: string }
  | { readonly type: 'resumed' }
  | { readonly type: 'casemanager_changed'; readonly accountId: string; readonly reason: string }
  | { readonly type: 'casemanager_assigned'; readonly accountId: string }
  | { readonly type: 'contact_recorded'; readonly kind: 'contact' | 'attempt'; readonly on: PlainDate }
  | { readonly type: 'appointment_changed'; readonly nextAt: string | null }
  | { readonly type: 'reachable_changed'; readonly reachable: boolean }
  | { readonly type: 'handover_asked'; readonly toRegion: string }
  | {
      readonly type: 'withdrew';
      readonly on: PlainDate;
      readonly outcome: 'withdrew' | 'stayed_with_employer' | 'deceased';
    };
