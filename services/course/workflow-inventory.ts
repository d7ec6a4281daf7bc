import type { Course, CourseKind } from '../../domain/course/course';
import type { ParkedMoment } from '../../domain/course/messages';

/** A case as Temporal names it. */
export interface WorkflowRef {
  readonly kind: CourseKind;
  readonly id: string;
}

/** What one workflow says of itself. */
export interface WorkflowView {
  readonly course: Course;
  readonly parked: readonly ParkedMoment[];
}

/** What Temporal has, for comparing it with PostgreSQL. */
export interface WorkflowInventory {
  /** All running workflows of ours. The list lags behind by seconds: confirm one by `isRunning` before acting. */
  listRunning(): AsyncIterable<WorkflowRef>;
  /** Whether the workflow runs at this moment, and how often its present task was tried (1 is normal). */
  isRunning(ref: WorkflowRef): Promise<{ readonly running: boolean; readonly attempt: number }>;
  /** @returns null when the workflow does not answer: there is none, or no worker is free */
  view(ref: WorkflowRef): Promise<WorkflowView | null>;
}
