import type { Client } from '@temporalio/client';
import {
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
} from '@temporalio/client';
import type { Course } from '../../../domain/course/course';
import type { CaseStart } from '../../../domain/course/messages';
import { COURSE_SIGNAL, WORKFLOW_TYPES, workflowIdOf } from '../../../domain/course/messages';
import { searchableOf } from '../../../domain/course/searchable';
import type { CourseSender } from '../../course/course-sender';
import { TemporalAway } from '../../course/course-sender';

const DEADLINE_MS = 10_000;
/** gRPC: cancelled, unknown, deadline exceeded, resource exhausted, internal, unavailable. */
const AWAY_CODES = new Set([1, 2, 4, 8, 13, 14]);
/** Start, signal, start: between two of them the workflow can begin or end. */
const TRIES = 4;

/**
 * The sender that talks to a real Temporal.
 * @param taskQueue where the workers of our workflows wait
 */
export function createCourseSender(client: Client, taskQueue: string): CourseSender {
  return {
    send: async (course, hasWorkflow) => {
      try {
        await client.withDeadline(Date.now() + DEADLINE_MS, () =>
          startOrSignal(client, taskQueue, course, hasWorkflow),
        );
      } catch (error) {
        if (isAway(error)) throw new TemporalAway('temporal_away', { cause: error });
        throw error;
      }
    },
  };
}

async function startOrSignal(
  client: Client,
  taskQueue: string,
  course: Course,
  hasWorkflow: boolean,
): Promise<void> {
  // A case that ended may still have a workflow that was started just before we fell over.
  let begin = !hasWorkflow && !course.ended;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const done = begin ? await start(client, taskQueue, course) : await signal(client, course);
    if (done || (!begin && course.ended)) return;
    begin = !begin;
  }
  throw new Error('workflow_neither_started_nor_found');
}

/** @returns false when a workflow of this case is running already */
async function start(client: Client, taskQueue: string, course: Course): Promise<boolean> {
  const args: [CaseStart] = [{ course }];
  const hidden = course.overlays.includes('embargoed');
  try {
    await client.workflow.start(WORKFLOW_TYPES[course.kind], {
      taskQueue,
      workflowId: workflowIdOf(course.kind, course.id),
      args,
      workflowIdConflictPolicy: 'FAIL',
      // A case that was reopened, or rebuilt after a restore, gets a new workflow under the same id.
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      typedSearchAttributes: searchableOf(course),
      ...(hidden ? {} : { staticSummary: `${course.notice} ${course.region}` }),
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}

/** @returns false when no workflow of this case is running */
async function signal(client: Client, course: Course): Promise<boolean> {
  try {
    await client.workflow.getHandle(workflowIdOf(course.kind, course.id)).signal(COURSE_SIGNAL, course);
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** Looks through the causes, because the client wraps what the line said. */
function isAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (isGrpcServiceError(cause) && AWAY_CODES.has(cause.code)) return true;
  }
  return false;
}
