import { WORKFLOW_TYPES } from '../../domain/course/messages';
import { createKafka } from '../../services/adapters/kafka/connect';
import { createTopicReader } from '../../services/adapters/kafka/read-topics';
import { createCaseReader } from '../../services/adapters/temporal/read-cases';
import type { CheckReport } from '../../services/check/run-check';
import { runCheck } from '../../services/check/run-check';
import type { RunningCase } from '../../services/check/stores';
import type { Product } from './product';

/** What changed in the last minute is left out by the check; after everything has settled it may be looked at. */
const LATER_MS = 120_000;

/**
 * Runs the invariants that operators get (`npm run check`) on this product's stores. Temporal and Kafka are shared with
 * other tests, so only workflows of our own task queue count.
 */
export async function runProductCheck(product: Product): Promise<CheckReport> {
  const { context, temporal, brokers, taskQueue, sink } = product;
  const cases = createCaseReader(temporal);
  const kafka = createKafka({ brokers, clientId: 'overstap-test-check' }, context.log);
  const domain = 'localhost.localdomain';
  return runCheck({
    context: { pool: context.pool, now: () => new Date(Date.now() + LATER_MS) },
    cases: {
      history: (item) => cases.history(item),
      running: async () => {
        const found: RunningCase[] = [];
        const query = `TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running'`;
        for await (const one of temporal.workflow.list({ query })) {
          const [, id = ''] = one.workflowId.split('/');
          found.push({ kind: one.type === WORKFLOW_TYPES.trajectory ? 'trajectory' : 'playbook', id });
        }
        return found;
      },
    },
    topics: createTopicReader(kafka, (topic) => topic.startsWith('vwnw.')),
    mails: {
      domain,
      arrived: () =>
        Promise.resolve(sink.list().map(({ messageId, receivedAt }) => ({ messageId, receivedAt }))),
    },
    planted: [],
    logFiles: [],
  });
}
