import type { Client } from '@temporalio/client';
import { isGrpcServiceError } from '@temporalio/client';
import { COURSE_KINDS, courseSchema } from '../../../domain/course/course';
import { compareCourses } from '../../../domain/course/compare-courses';
import type { Course } from '../../../domain/course/course';
import { WORKFLOW_TYPES, workflowIdOf } from '../../../domain/course/messages';
import type { CaseReader, RunningCase } from '../../check/stores';

/** gRPC's code. */
const NOT_FOUND = 5;

/** Reads running workflows and their histories from Temporal; asks no worker. */
export function createCaseReader(client: Client): CaseReader {
  return {
    running: async () => {
      const types = COURSE_KINDS.map((kind) => `WorkflowType = '${WORKFLOW_TYPES[kind]}'`).join(' OR ');
      const found: RunningCase[] = [];
      const query = `ExecutionStatus = 'Running' AND (${types})`;
      for await (const execution of client.workflow.list({ query })) {
        const [kind, id] = execution.workflowId.split('/');
        const known = COURSE_KINDS.find((one) => one === kind);
        if (known !== undefined && id !== undefined) found.push({ kind: known, id });
      }
      return found;
    },
    history: async ({ kind, id }) => {
      try {
        const history = await client.workflow.getHandle(workflowIdOf(kind, id)).fetchHistory();
        const texts: string[] = [];
        collectTexts(history, texts);
        return { course: newestCourse(texts, id), text: texts.join('\n') };
      } catch (error) {
        if (isGrpcServiceError(error) && Number(error.code) === NOT_FOUND) return null;
        throw error;
      }
    },
  };
}

/** Every text and every payload of a history, whatever kind of event it stands in. */
function collectTexts(value: unknown, texts: string[]): void {
  if (typeof value === 'string') texts.push(value);
  else if (value instanceof Uint8Array) texts.push(Buffer.from(value).toString('utf8'));
  else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) collectTexts(inner, texts);
  }
}

/** A course stands in the start, in a signal and in the answer of an activity; the newest one counts. */
function newestCourse(texts: readonly string[], id: string): Course | null {
  return texts.reduce<Course | null>((newest, text) => {
    const course = courseIn(text, id);
    if (course === null) return newest;
    return newest === null || compareCourses(course, newest) > 0 ? course : newest;
  }, null);
}

function courseIn(text: string, id: string): Course | null {
  if (!text.startsWith('{') || !text.includes(id)) return null;
  try {
    const value = JSON.parse(text) as { course?: unknown };
    return courseSchema.safeParse(value.course ?? value).data ?? null;
  } catch {
    return null;
  }
}
