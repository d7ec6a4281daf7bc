import type { ServiceContext } from '../shared/context';
import type { ReconcileReport } from './reconcile';
import { reconcileCourses } from './reconcile';
import type { WorkflowInventory } from './workflow-inventory';

export interface ReconcilerOptions {
  readonly context: ServiceContext;
  readonly inventory: WorkflowInventory;
  /** One process of many compares: the one that delivers. */
  readonly onDuty: () => boolean;
  readonly everyMs?: number;
  readonly sample?: number;
}

export interface Reconciler {
  /** The last comparison that was completed; null before the first. */
  last(): ReconcileReport | null;
  stop(): Promise<void>;
}

/** Compares PostgreSQL and Temporal every five minutes; a comparison that fails is tried again at the next turn. */
export function startReconciler(options: ReconcilerOptions): Reconciler {
  const { context, inventory } = options;
  let report: ReconcileReport | null = null;
  let running: Promise<void> | null = null;
  const round = async (): Promise<void> => {
    try {
      report = await reconcileCourses(context, inventory, {
        sample: options.sample ?? 100,
        sampleAfter: report?.sampledUpTo ?? '',
      });
      context.log.info({ ...report }, 'courses-compared');
    } catch (error) {
      context.log.warn({ fault: error instanceof Error ? error.name : 'unknown' }, 'courses-not-compared');
    }
  };
  const timer = setInterval(() => {
    if (running !== null || !options.onDuty()) return;
    running = round().finally(() => {
      running = null;
    });
  }, options.everyMs ?? 300_000);
  return {
    last: () => report,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
