import type { Course, CourseKind } from './course';

/** Names that the sender and the workflow share. They are contracts with running workflows: never rename. */
export const COURSE_SIGNAL = 'course';
export const COURSE_QUERY = 'currentCourse';
export const PARKED_QUERY = 'parkedMoments';
export const WORKFLOW_TYPES: Readonly<Record<CourseKind, string>> = {
  trajectory: 'trajectoryWorkflow',
  playbook: 'playbookWorkflow',
};

/** Search attributes by which an operator finds a case; registered on the namespace by the stack. */
export const SEARCH_ATTRIBUTES = {
  kind: 'OverstapKind',
  notice: 'OverstapNotice',
  region: 'OverstapRegion',
  stage: 'OverstapStage',
} as const;

/** The workflow id is the business key, so that a case can never have two running workflows. */
export function workflowIdOf(kind: CourseKind, id: string): string {
  return `${kind}/${id}`;
}

/** A moment whose report failed ten times: it waits, visible, and holds nothing else back. Instants are ISO UTC. */
export interface ParkedMoment {
  readonly key: string;
  /** How many times it was parked; each time it waits twice as long. */
  readonly times: number;
  readonly parkedAt: string;
  readonly retryAt: string;
}

/** What a workflow starts with, and what it carries over when it continues as new: plain JSON only. */
export interface CaseStart {
  readonly course: Course;
  readonly parked?: readonly ParkedMoment[];
  /** Continue as new from this many events on; tests set it low. */
  readonly renewAfterEvents?: number;
}
