import type { Course } from '../course/course';
import type { PlannedMoment } from './state';

/** A course carries at most so many transitions; older ones stay readable in the audit chain. */
export const COURSE_TRANSITIONS_AT_MOST = 50;

/** What a course says of a case besides what its chart decides. */
export type CourseIdentity = Pick<Course, 'id' | 'epoch' | 'version' | 'steppedNow' | 'notice' | 'region'>;

/** Moments in the order of time, and of their keys when the time is the same. */
export function byTime(a: PlannedMoment, b: PlannedMoment): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
