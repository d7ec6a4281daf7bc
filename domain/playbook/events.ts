import type { Facts, TaskRef } from '../chart/decision';
import type { PlainDate } from '../shared/dates';
import type { CorrectionReason } from '../trajectory/reasons';

/** What is known of a notice when its run starts. */
export interface RunFacts {
  readonly certainty: 'definite' | 'uncertain' | 'embargo';
  /** For uncertain and embargo: the day on which to look again. */
  readonly reviewDate: PlainDate | null;
  /** What the employer still has to tell; the codes of `notice.complete`. */
  readonly missing: readonly string[];
  readonly employeeCount: number;
}

/** Everything that can happen to a run. No event of one trajectory is among them: its transaction never writes this row. */
export type PlaybookEvent =
  | { readonly type: 'task_completed'; readonly task: TaskRef; readonly facts: Facts; readonly on: PlainDate }
  | { readonly type: 'task_corrected'; readonly task: TaskRef; readonly reason: CorrectionReason }
  | {
      readonly type: 'moment_due';
      readonly key: string;
      readonly late: boolean;
      /** For a moment `people-left/…`: how many trajectories of this run are not closed. */
      readonly peopleLeft?: number;
    }
  /**
   * A page of people got change `number`; `after` is the last of them, null when all are done. The number keeps a page
   * of an earlier change from counting for a later one.
   */
  | {
      readonly type: 'page_handled';
      readonly number: number;
      readonly page: number;
      readonly after: string | null;
    }
  /** The employer says so himself, without the task of the coordinator. */
  | { readonly type: 'notice_confirmed' }
  | { readonly type: 'notice_withdrawn' }
  | { readonly type: 'people_changed'; readonly employeeCount: number };

export type PlaybookEventType = PlaybookEvent['type'];
