import type { CourseKind } from './course';

/** Names that the sender and the workflow share. They are contracts with running workflows: never rename. */
export const COURSE_SIGNAL = 'course';
export const COURSE_QUERY = 'currentCourse';
export const WORKFLOW_TYPES: Readonly<Record<CourseKind, string>> = {
  trajectory: 'trajectoryWorkflow',
  playbook: 'playbookWorkflow',
};
export const WORKFLOW_TASK_QUEUE = 'trajectory';

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
