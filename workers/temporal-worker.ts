import path from 'node:path';
import type { ServiceContext, ServiceLog } from '../services/shared/context';
import { readCourseBacklog } from '../services/course/course-backlog';
import type { Settings } from './config';
import { startHealthServer } from './health-server';
import type { ProcessHealth } from './health-server';
import { runProcess } from './run-process';
import type { ProcessParts, Running } from './run-process';
import { installSdkLog } from './sdk-log';
import type { Supervision } from './start-supervision';
import { startSupervision } from './start-supervision';

/** Connections kept for delivery and health; the rest of the pool is for activities (engineering T9). */
const CONNECTIONS_FOR_OTHERS = 4;

/**
 * The process that supervises cases through time: Temporal's worker and the delivery of courses. Several may run
 * side by side: all work on workflows, one delivers.
 */
async function startTemporalWorker({ settings, context }: ProcessParts): Promise<Running> {
  installSdkLog(context.log);
  let supervision: Supervision | null = null;
  // Answers before Temporal is there: the process waits for it and is alive, though not ready.
  const health = await startHealthServer(settings.HOST, settings.HEALTH_PORT, () =>
    readiness(supervision, context),
  );
  const starting = startSupervision({
    context,
    databaseUrl: settings.DATABASE_URL,
    temporal: temporalOf(settings),
    taskQueue: settings.TEMPORAL_TASK_QUEUE,
    workflowBundle: { codePath: path.join(__dirname, '..', 'workflow-bundle.js') },
    activitySlots: Math.max(1, settings.DATABASE_POOL_SIZE - CONNECTIONS_FOR_OTHERS),
  });
  starting
    .then((started) => {
      supervision = started;
      return started.ended;
    })
    .catch((error: unknown) => fallOver(context.log, error));
  return {
    stop: async () => {
      await supervision?.stop();
      await health.stop();
    },
  };
}

/** A worker that fell over is started anew by whoever watches the process. */
function fallOver(log: ServiceLog, error: unknown): void {
  log.error({ fault: error instanceof Error ? error.name : 'unknown' }, 'worker-fell-over');
  process.exit(1);
}

function temporalOf(settings: Settings): Parameters<typeof startSupervision>[0]['temporal'] {
  return {
    address: settings.TEMPORAL_ADDRESS,
    namespace: settings.TEMPORAL_NAMESPACE,
    tls: settings.TEMPORAL_TLS,
    apiKey: settings.TEMPORAL_API_KEY ?? null,
  };
}

/** Ready means that the worker asks Temporal for work, the database answers and deliveries do not fail. */
async function readiness(supervision: Supervision | null, context: ServiceContext): Promise<ProcessHealth> {
  const backlog = await readCourseBacklog(context);
  const state = supervision?.state();
  const running = state?.worker === 'RUNNING';
  const deliveryWords = { ok: 'goed', standby: 'stil', away: 'onbereikbaar' } as const;
  return {
    ready: running && state.delivery.state !== 'away',
    parts: {
      database: 'goed',
      temporal: running ? 'goed' : 'onbereikbaar',
      bezorging: state === undefined ? 'onbereikbaar' : deliveryWords[state.delivery.state],
      nietBezorgd: `${backlog.undelivered}, oudste ${backlog.oldestUndeliveredSeconds} s`,
      verstrekenMomenten: `${backlog.overdueMoments}, oudste ${backlog.oldestOverdueSeconds} s`,
    },
  };
}

runProcess('temporal-worker', startTemporalWorker);
