import { ApplicationFailure } from '@temporalio/activity';
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

/** Thrown by a use case when there is no such case (any more); trying again cannot help. */
const CASE_UNKNOWN = 'case_unknown';

/**
 * Makes the activities of a worker. Where the parts are joined, the worker hands in its services.
 * A thrown error is tried again by the profile that the workflow chose; an answer never is.
 */
export function createActivities(services: ActivityServices): Activities {
  return {
    reportMoment: (report) => services.handleMoment(report).catch(failAsCode),
  };
}

/**
 * Failures stand in Temporal's histories as plain text, so only a code goes on: what a database quotes in its
 * messages may be about a person.
 */
function failAsCode(error: unknown): never {
  const type = codeOf(error);
  throw ApplicationFailure.create({ message: type, type, nonRetryable: type === CASE_UNKNOWN });
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (/^[a-z]+(_[a-z]+)*$/.test(error.message)) return error.message;
  if ('code' in error && typeof error.code === 'string' && /^[A-Z0-9_]{2,40}$/.test(error.code))
    return error.code;
  return error.name;
}
