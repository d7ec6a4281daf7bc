import type { Course } from '../../domain/course/course';

/** Temporal cannot be reached or answers too late: nothing is wrong with the course, so everybody waits a while. */
export class TemporalAway extends Error {
  override readonly name = 'TemporalAway';
}

/** Brings courses to Temporal. */
export interface CourseSender {
  /**
   * Gives the course to the workflow of its case, starting it when there is none and the case has not ended.
   * Sending twice does no harm: the workflow keeps the newest course.
   * @param hasWorkflow whether a workflow of this case was started before, as far as the row knows
   * @throws {TemporalAway} when Temporal is away; any other error concerns this one course
   */
  send(course: Course, hasWorkflow: boolean): Promise<void>;
}
