import { randomUUID } from 'node:crypto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import type { WorkflowHandle } from '@temporalio/client';
import { Runtime, Worker } from '@temporalio/worker';
import { createActivities } from '../../../activities/activities';
import type { Course, CourseKind, MomentAnswer, MomentReport } from '../../../domain/course/course';
import type { CaseStart } from '../../../domain/course/messages';
import { SEARCH_ATTRIBUTES, WORKFLOW_TYPES } from '../../../domain/course/messages';
import { timeSkippingServerPath, uniqueName } from '../../support/servers';
import { recordHistories } from '../../replay/support/record-histories';
import { workflowBundle } from './bundle';

const KEYWORD = 2;

/** What stands behind the activity in these tests: answers by moment key, and remembers what was asked. */
export interface FakeCase {
  /** Reports in the order in which they came, with the server's time at that moment. */
  readonly reports: { readonly key: string; readonly at: string }[];
  /** Says what a report gives; may throw. */
  answer: (report: MomentReport) => Promise<MomentAnswer> | MomentAnswer;
}

export interface TimeSkippingTest {
  readonly env: TestWorkflowEnvironment;
  /** Runs one case with a worker until `script` is done. */
  readonly run: (
    start: CaseStart,
    fake: FakeCase,
    script: (handle: WorkflowHandle) => Promise<void>,
  ) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts a server on which days pass in milliseconds; one per test file, one test at a time. */
export async function startTimeSkipping(): Promise<TimeSkippingTest> {
  Runtime.install({ logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} } });
  const executable = { type: 'existing-path', path: await timeSkippingServerPath() } as const;
  const env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  // This server fails silently on a workflow that shows an attribute which it does not know.
  const names = Object.values(SEARCH_ATTRIBUTES);
  await env.connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: Object.fromEntries(names.map((name) => [name, KEYWORD])),
  });
  const bundle = await workflowBundle();
  return {
    env,
    run: async (start, fake, script) => {
      const taskQueue = uniqueName('time');
      const activities = createActivities({
        handleMoment: async (report) => {
          fake.reports.push({ key: report.key, at: new Date(await env.currentTimeMs()).toISOString() });
          return fake.answer(report);
        },
      });
      const worker = await Worker.create({
        connection: env.nativeConnection,
        taskQueue,
        workflowBundle: bundle,
        activities: { ...activities },
        identity: 'worker',
      });
      await worker.runUntil(async () => {
        const handle = await env.client.workflow.start(WORKFLOW_TYPES[start.course.kind], {
          workflowId: `${start.course.kind}/${randomUUID()}`,
          taskQueue,
          args: [start],
        });
        try {
          await script(handle);
        } finally {
          if (process.env['OVERSTAP_RECORD_HISTORIES'] !== undefined)
            await recordHistories(env.client, handle.workflowId);
          await handle.terminate().catch(() => undefined);
        }
      });
    },
    stop: async () => {
      await env.teardown();
      await Runtime.instance().shutdown();
    },
  };
}

/** A fake case that answers every report with the course that `next` makes of it. */
export function fakeCase(next: (report: MomentReport) => Course): FakeCase {
  return { reports: [], answer: (report) => ({ outcome: 'done', course: next(report) }) };
}
export type { CourseKind };
