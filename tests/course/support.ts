import { Client, Connection } from '@temporalio/client';
import { Runtime } from '@temporalio/worker';
import { employees, notice } from '../support/notices';
import { temporalAddress, uniqueName } from '../support/servers';
import type { TestServices } from '../support/services';
import { createTestServices, VIEWERS } from '../support/services';
import type { NoticeReceipt } from '../../services/notice/accept-notice';
import { acceptNotice } from '../../services/notice/accept-notice';
import type { Supervision, SupervisionOptions } from '../../workers/start-supervision';
import { startSupervision } from '../../workers/start-supervision';
import { workflowBundle } from '../workflows/support/bundle';

/** Services on a database and a Temporal server, in real time: workflows cannot be given another clock. */
export interface CourseTest {
  readonly services: TestServices;
  readonly client: Client;
  readonly address: string;
  readonly taskQueue: string;
  /** Starts a worker with delivery; several may run side by side. */
  supervise(changes?: Partial<SupervisionOptions>): Promise<Supervision>;
  /** Accepts a definite notice of so many people now. */
  accept(count: number): Promise<NoticeReceipt>;
  close(): Promise<void>;
}

export async function createCourseTest(givenAddress?: string): Promise<CourseTest> {
  const silent = (): void => undefined;
  const logger = { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: silent };
  Runtime.install({ logger });
  const services = await createTestServices(new Date().toISOString());
  const address = givenAddress ?? (await temporalAddress());
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace: 'overstap' });
  const taskQueue = uniqueName('course');
  const running: Supervision[] = [];
  const context = { ...services.context, now: () => new Date() };
  let notices = 0;
  return {
    services: { ...services, context },
    client,
    address,
    taskQueue,
    supervise: async (changes = {}) => {
      const supervision = await startSupervision({
        context,
        databaseUrl: services.database.appUrl,
        temporal: { address, namespace: 'overstap', tls: false, apiKey: null },
        taskQueue,
        workflowBundle: await workflowBundle(),
        activitySlots: 4,
        ...changes,
      });
      running.push(supervision);
      return supervision;
    },
    accept: async (count) => {
      notices += 1;
      const endDate = new Date(Date.now() + 120 * 86_400_000).toISOString().slice(0, 10);
      const content = notice(employees(count, { endDate }), { reference: `COURSE-${notices}` });
      const answer = await acceptNotice(context, VIEWERS.employer, content, { door: 'api' });
      if (!answer.ok) throw new Error(JSON.stringify(answer.error));
      return answer.value;
    },
    close: async () => {
      await Promise.allSettled(running.map((supervision) => supervision.stop()));
      await connection.close();
      await services.close();
      await Runtime.instance().shutdown();
    },
  };
}

/** How many cases of a notice still wait for delivery; the run counts as well. */
export async function undeliveredOf(test: CourseTest, noticeId: string): Promise<number> {
  const { rows } = await test.services.behind.query<{ n: number }>(
    `SELECT (SELECT count(*) FROM trajectory WHERE notice_id = $1 AND course_version > delivered_version)
          + (SELECT count(*) FROM playbook_run WHERE notice_id = $1 AND course_version > delivered_version) AS n`,
    [noticeId],
  );
  return rows[0]?.n ?? 0;
}

/** Ids of the trajectories of a notice, in order. */
export async function trajectoriesOf(test: CourseTest, noticeId: string): Promise<string[]> {
  const { rows } = await test.services.behind.query<{ id: string }>(
    'SELECT id FROM trajectory WHERE notice_id = $1 ORDER BY id',
    [noticeId],
  );
  return rows.map((row) => row.id);
}
