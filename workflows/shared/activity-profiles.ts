import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/activities';

/**
 * Quick: one short database transaction. Ten attempts take a little over four minutes, which bridges a restart
 * of PostgreSQL; a longer outage parks the moment.
 */
export const quick = proxyActivities<Activities>({
  startToCloseTimeout: '10 seconds',
  retry: {
    initialInterval: '1 second',
    backoffCoefficient: 2,
    maximumInterval: '1 minute',
    maximumAttempts: 10,
  },
});
