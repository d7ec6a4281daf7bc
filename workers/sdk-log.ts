import { makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import type { LogLevel, LogMetadata } from '@temporalio/worker';
import type { ServiceLog } from '../services/shared/context';

const LONGEST = 120;

/**
 * What Temporal's SDK has to say goes into our log: its fixed sentences, with the ids of workflow and moment.
 * Errors that it quotes stay out, because they may hold what we do not want to keep. Once per process, before
 * anything else of the SDK. Signals are handled by the process itself.
 */
export function installSdkLog(log: ServiceLog): void {
  const silent = (): void => undefined;
  const warn = (message: string, meta?: LogMetadata): void => {
    log.warn(idsOf(meta), message.slice(0, LONGEST));
  };
  const error = (message: string, meta?: LogMetadata): void => {
    log.error(idsOf(meta), message.slice(0, LONGEST));
  };
  const write = (level: LogLevel, message: string, meta?: LogMetadata): void => {
    if (level === 'ERROR') error(message, meta);
    else if (level === 'WARN') warn(message, meta);
  };
  Runtime.install({
    logger: { log: write, trace: silent, debug: silent, info: silent, warn, error },
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} },
    },
    shutdownSignals: [],
  });
}

function idsOf(meta: LogMetadata | undefined): Record<string, string> {
  const names = ['workflowId', 'runId', 'activityId', 'momentKey'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value: unknown = meta?.[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}
