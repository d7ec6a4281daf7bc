import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Course, CourseKind } from '../../../domain/course/course';
import { COURSE_KINDS } from '../../../domain/course/course';
import type { ParkedMoment } from '../../../domain/course/messages';
import { COURSE_QUERY, PARKED_QUERY, workflowIdOf } from '../../../domain/course/messages';
import type { WorkflowInventory, WorkflowRef } from '../../course/workflow-inventory';

const ANSWER_WITHIN_MS = 5_000;

/**
 * The inventory of a real Temporal.
 * @param taskQueue only workflows of these workers are ours
 */
export function createInventory(client: Client, taskQueue: string): WorkflowInventory {
  const handleOf = (ref: WorkflowRef) => client.workflow.getHandle(workflowIdOf(ref.kind, ref.id));
  const soon = <T>(work: () => Promise<T>): Promise<T> =>
    client.withDeadline(Date.now() + ANSWER_WITHIN_MS, work);
  return {
    listRunning: async function* () {
      const query = `TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running'`;
      for await (const { workflowId } of client.workflow.list({ query, pageSize: 1000 })) {
        const ref = refOf(workflowId);
        if (ref !== null) yield ref;
      }
    },
    isRunning: async (ref) => {
      try {
        const about = await soon(() => handleOf(ref).describe());
        const attempt = about.raw.pendingWorkflowTask?.attempt ?? 1;
        return { running: about.status.name === 'RUNNING', attempt };
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return { running: false, attempt: 0 };
        throw error;
      }
    },
    view: async (ref) => {
      try {
        const course = await soon(() => handleOf(ref).query<Course>(COURSE_QUERY));
        const parked = await soon(() => handleOf(ref).query<readonly ParkedMoment[]>(PARKED_QUERY));
        return { course, parked };
      } catch {
        return null;
      }
    },
  };
}

function refOf(workflowId: string): WorkflowRef | null {
  const [kind, id, ...more] = workflowId.split('/');
  const known = COURSE_KINDS.find((each): each is CourseKind => each === kind);
  return known === undefined || id === undefined || more.length > 0 ? null : { kind: known, id };
}
