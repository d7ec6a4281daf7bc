import type { Facts } from '../chart/decision';
import type { TaskWish } from '../chart/draft';
import type { PlainDate } from '../shared/dates';
import type { Refusal } from '../shared/refusal';
import type { TrajectoryDraft } from './draft';
import type { TrajectoryStage, TrajectoryState } from './state';

/** An arrow of the drawing: what leads from this stage to which one, and under which condition. */
export interface Arrow {
  /** A completed task type, an event or a moment. */
  readonly on: string;
  readonly to: TrajectoryStage;
  /** Plain English, for the drawing. */
  readonly when?: string;
}

/** What happens when a task of this stage is completed; answers a refusal when its result does not fit. */
export type Completed = (draft: TrajectoryDraft, facts: Facts, on: PlainDate) => Refusal | undefined;

/** One stage of a person's way: what it asks of people, and where it leads. */
export interface StageChart {
  readonly stage: TrajectoryStage;
  /** One plain English sentence for the drawing. */
  readonly meaning: string;
  /** The tasks that must be open while the case is here. */
  readonly wants: (state: TrajectoryState) => readonly TaskWish[];
  /** By task type. */
  readonly completed: Readonly<Record<string, Completed>>;
  /** Every change of stage that can begin here, beside those that can begin anywhere. */
  readonly arrows: readonly Arrow[];
}
