import { NativeConnection, Worker } from '@temporalio/worker';
import { createActivities } from '../activities/activities';
import { createTemporalClient } from '../services/adapters/temporal/connect';
import type { TemporalAddress } from '../services/adapters/temporal/connect';
import { createCourseSender } from '../services/adapters/temporal/create-course-sender';
import { createInventory } from '../services/adapters/temporal/create-inventory';
import { ensureSearchAttributes } from '../services/adapters/temporal/ensure-search-attributes';
import type { CourseDelivery, DeliveryProgress } from '../services/course/deliver-courses';
import { startDelivery } from '../services/course/deliver-courses';
import { startReconciler } from '../services/course/run-reconciler';
import { handleMoment } from '../services/moment/handle-moment';
import type { ServiceContext } from '../services/shared/context';

/** A third of a megabyte each; a case that is not kept is replayed from its short history when something happens. */
const CACHED_WORKFLOWS = 1000;

export interface SupervisionOptions {
  readonly context: ServiceContext;
  readonly databaseUrl: string;
  readonly temporal: TemporalAddress;
  readonly taskQueue: string;
  /** The bundled workflows: a file when built, code in tests. */
  readonly workflowBundle: { readonly codePath: string } | { readonly code: string };
  /** Activities at once: each needs one database connection. */
  readonly activitySlots: number;
  readonly workflowSlots?: number;
  readonly cachedWorkflows?: number;
  readonly deliveryConcurrency?: number;
  readonly reconcileEveryMs?: number;
}

export interface Supervision {
  /** Temporal's own word for how the worker is, and how delivery goes. */
  state(): { worker: string; delivery: DeliveryProgress };
  /** Rejects when the worker falls over; resolves after `stop`. */
  readonly ended: Promise<void>;
  /** Takes no new work, lets what is under way end (thirty seconds at most) and closes everything. */
  stop(): Promise<void>;
}

/** Worker and delivery joined: everything a process needs to supervise cases through time. */
export async function startSupervision(options: SupervisionOptions): Promise<Supervision> {
  const { context, temporal } = options;
  const connection = await connectPatiently(temporal, context);
  await ensureSearchAttributes(connection, temporal.namespace).catch(() => {
    // Without them no case can be started; the deliveries that fail by it stay visible.
    context.log.error({}, 'search-attributes-missing');
  });
  const worker = await Worker.create({
    connection,
    namespace: temporal.namespace,
    taskQueue: options.taskQueue,
    workflowBundle: options.workflowBundle,
    activities: { ...createActivities({ handleMoment: (report) => handleMoment(context, report) }) },
    // Fixed slots (engineering T9) and a grace, which is none by default (T8).
    maxConcurrentWorkflowTaskExecutions: options.workflowSlots ?? 40,
    maxConcurrentActivityTaskExecutions: options.activitySlots,
    maxCachedWorkflows: options.cachedWorkflows ?? CACHED_WORKFLOWS,
    shutdownGraceTime: '30s',
    shutdownForceTime: '35s',
  });
  const client = createTemporalClient(temporal);
  const delivery: CourseDelivery = startDelivery({
    context,
    connectionString: options.databaseUrl,
    sender: createCourseSender(client.client, options.taskQueue),
    ...(options.deliveryConcurrency === undefined ? {} : { concurrency: options.deliveryConcurrency }),
  });
  const reconciler = startReconciler({
    context,
    inventory: createInventory(client.client, options.taskQueue),
    onDuty: () => delivery.progress().state === 'ok',
    ...(options.reconcileEveryMs === undefined ? {} : { everyMs: options.reconcileEveryMs }),
  });
  const close = async (): Promise<void> => {
    await reconciler.stop();
    await delivery.stop();
    await client.close();
    await connection.close();
  };
  const running = worker.run();
  const ended = running.finally(close);
  // Whoever waits for it hears of a fault; nobody waiting is no reason for the process to die by a second error.
  ended.catch(() => undefined);
  return {
    state: () => ({ worker: worker.getState(), delivery: delivery.progress() }),
    ended,
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
    },
  };
}

/** Waits until Temporal is there: that it is away is no reason to fall over, cases go on without it. */
async function connectPatiently(
  temporal: TemporalAddress,
  context: ServiceContext,
): Promise<NativeConnection> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await NativeConnection.connect({
        address: temporal.address,
        ...(temporal.tls ? { tls: true } : {}),
        ...(temporal.apiKey === null ? {} : { apiKey: temporal.apiKey }),
      });
    } catch {
      if (attempt === 1) context.log.warn({}, 'temporal-not-there-yet');
      await new Promise((resolve) => setTimeout(resolve, Math.min(10_000, 500 * 2 ** attempt)));
    }
  }
}
