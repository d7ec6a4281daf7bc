import type { MomentAnswer, MomentReport } from '../domain/course/course';

/** The use cases that activities hand their work to. */
export interface ActivityServices {
  /**
   * Handles a moment that came due: the chart decides in one transaction under the case's lock.
   * @returns what became of it, with the newest course of the case
   */
  handleMoment(report: MomentReport): Promise<MomentAnswer>;
}

/** What workflows may do to the world. */
export interface Activities {
  reportMoment(report: MomentReport): Promise<MomentAnswer>;
}

/**
 * Makes the activities of a worker. Where the parts are joined, the worker hands in its services.
 * A thrown error is tried again by the profile that the workflow chose; an answer never is.
 */
export function createActivities(services: ActivityServices): Activities {
  return {
    reportMoment: (report) => services.handleMoment(report),
  };
}
