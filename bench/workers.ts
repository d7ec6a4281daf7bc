import path from 'node:path';
import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker';
import type { TemporalAddress } from '../services/adapters/temporal/connect';
import type { ServiceContext } from '../services/shared/context';
import { projectRoot } from '../services/shared/project-root';
import { startSupervision } from '../workers/start-supervision';

/** The product's worker with its delivery, and a worker with the same settings for the bare workflow. */
export async function startWorkers(
  database: { readonly context: ServiceContext; readonly url: string },
  temporal: TemporalAddress,
  concurrency: number,
): Promise<{ stop(): Promise<void> }> {
  const supervision = await startSupervision({
    context: database.context,
    databaseUrl: database.url,
    temporal,
    taskQueue: 'bench-product',
    workflowBundle: { codePath: path.join(projectRoot(), 'dist', 'workflow-bundle.js') },
    activitySlots: 16,
    deliveryConcurrency: concurrency,
  });
  const connection = await NativeConnection.connect({ address: temporal.address });
  const bare = await Worker.create({
    connection,
    namespace: temporal.namespace,
    taskQueue: 'bench-bare',
    workflowBundle: await bundleWorkflowCode({ workflowsPath: require.resolve('./workflows/bare') }),
    maxConcurrentWorkflowTaskExecutions: 40,
    maxCachedWorkflows: 2000,
  });
  const running = bare.run();
  return {
    stop: async () => {
      bare.shutdown();
      await running;
      await connection.close();
      await supervision.stop();
    },
  };
}
