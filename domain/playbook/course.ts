import type { CourseIdentity } from '../chart/course-parts';
import { byTime, COURSE_TRANSITIONS_AT_MOST } from '../chart/course-parts';
import type { PlannedMoment } from '../chart/state';
import { taskMoments } from '../chart/task-moments';
import type { Course } from '../course/course';
import type { PlaybookRunState } from './state';

/** Every moment at which the chart of the run wants to be asked again, in the order of time. */
export function momentsOfPlaybook(state: PlaybookRunState): PlannedMoment[] {
  return [...taskMoments(state.tasks), ...state.moments].sort(byTime);
}

/**
 * The course of one run, for the workflow that supervises it.
 * @param transitions what happened since the last delivery, oldest first; the last fifty go along
 */
export function courseOfPlaybook(
  identity: CourseIdentity,
  state: PlaybookRunState,
  transitions: Course['transitions'],
): Course {
  return {
    ...identity,
    kind: 'playbook',
    stage: state.stage,
    overlays: [...state.overlays],
    tasks: state.tasks.map(({ type, key, round }) => ({ type, key, round })),
    moments: momentsOfPlaybook(state),
    transitions: transitions.slice(-COURSE_TRANSITIONS_AT_MOST),
    ended: state.stage === 'closed',
  };
}
