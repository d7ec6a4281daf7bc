import type { CourseIdentity } from '../chart/course-parts';
import { COURSE_TRANSITIONS_AT_MOST } from '../chart/course-parts';
import type { Course } from '../course/course';
import { momentsOfTrajectory } from './moments';
import type { TrajectoryState } from './state';

export type { CourseIdentity } from '../chart/course-parts';
export { momentsOfTrajectory } from './moments';

/**
 * The course of one trajectory, for the workflow that supervises it.
 * @param transitions what happened since the last delivery, oldest first; the last fifty go along
 */
export function courseOfTrajectory(
  identity: CourseIdentity,
  state: TrajectoryState,
  transitions: Course['transitions'],
): Course {
  return {
    ...identity,
    kind: 'trajectory',
    stage: state.stage,
    overlays: [...state.overlays],
    tasks: state.tasks.map(({ type, key, round }) => ({ type, key, round })),
    moments: momentsOfTrajectory(state),
    transitions: transitions.slice(-COURSE_TRANSITIONS_AT_MOST),
    ended: state.stage === 'closed',
  };
}

/** The region whose people do the work now: another one when it accepted a hand-over (K3). */
export function responsibleRegionOf(state: TrajectoryState, noticeRegion: string): string {
  return state.responsibleRegion ?? noticeRegion;
}
