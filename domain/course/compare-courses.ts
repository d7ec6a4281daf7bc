/** What makes a course newer than another: a higher epoch wins from any version. */
export interface CourseAge {
  readonly epoch: number;
  readonly version: number;
}

/**
 * Which of two courses of the same case is newer. In a file of its own, so that workflows can use it without
 * loading the validation library into every worker.
 * @returns negative when a is older, 0 when equal, positive when a is newer
 */
export function compareCourses(a: CourseAge, b: CourseAge): number {
  return a.epoch - b.epoch || a.version - b.version;
}
