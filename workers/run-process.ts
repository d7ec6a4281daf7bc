import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { ServiceContext } from '../services/shared/context';
import { createContext } from '../services/shared/create-context';
import { createPool } from '../services/shared/database';
import { readSettings, SettingsError } from './config';
import type { Settings } from './config';
import { createLogger, serviceLog } from './logger';
import { selfCheck, SelfCheckError } from './self-check';

/** What every process starts with. */
export interface ProcessParts {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly pool: Pool;
  readonly context: ServiceContext;
}

/** A running process; stopping lets work in hand finish. */
export interface Running {
  stop(): Promise<void>;
}

const STOP_WITHIN_MS = 40_000;

/**
 * Runs a process: settings read once and checked, self-check of versions and database, then `start`. SIGTERM and
 * SIGINT stop it gracefully within 40 s. A start that may not happen ends with one clear sentence and code 1.
 */
export function runProcess(name: string, start: (parts: ProcessParts) => Promise<Running>): void {
  run(name, start).catch((error: unknown) => {
    const expected = error instanceof SettingsError || error instanceof SelfCheckError;
    process.stderr.write(`${expected ? error.message : `${name} kan niet starten: ${String(error)}`}\n`);
    process.exit(1);
  });
}

async function run(name: string, start: (parts: ProcessParts) => Promise<Running>): Promise<void> {
  const settings = readSettings(process.env);
  await selfCheck(settings.DATABASE_URL);
  const logger = createLogger(name, settings.LOG_LEVEL);
  const pool = createPool(settings.DATABASE_URL, settings.DATABASE_POOL_SIZE);
  const context = createContext(pool, serviceLog(logger));
  const running = await start({ settings, logger, pool, context });
  logger.info({ code: 'started' });
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ code: 'stopping', signal });
    const overdue = setTimeout(() => {
      logger.error({ code: 'stop_overdue' });
      process.exit(1);
    }, STOP_WITHIN_MS);
    overdue.unref();
    running
      .stop()
      .then(() => pool.end())
      .then(
        () => {
          logger.info({ code: 'stopped' });
          process.exit(0);
        },
        (error: unknown) => {
          logger.error({ code: 'stop_failed', fault: nameOf(error) });
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('unhandledRejection', (error) => {
    // The text of an error may hold what somebody typed; its name and code say enough for the log.
    logger.error({ code: 'unhandled_rejection', fault: nameOf(error) });
    stop('unhandled_rejection');
  });
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
