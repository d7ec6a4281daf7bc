import pino from 'pino';
import type { Logger } from 'pino';
import type { ServiceLog } from '../services/shared/context';

/**
 * The log of a process: JSON lines with a code and ids. Redaction is a net under it, not the control: the typed
 * `ServiceLog` takes codes and ids only.
 */
export function createLogger(name: string, level: string): Logger {
  return pino({
    name,
    level,
    base: { process: name, pid: process.pid },
    redact: {
      paths: ['*.name', '*.email', '*.phone', '*.naam', '*.password', '*.token', 'req.headers', 'err.detail'],
      remove: true,
    },
  });
}

/** The logger as use cases know it. */
export function serviceLog(logger: Logger): ServiceLog {
  return {
    info: (fields, code) => {
      logger.info({ ...fields, code });
    },
    warn: (fields, code) => {
      logger.warn({ ...fields, code });
    },
    error: (fields, code) => {
      logger.error({ ...fields, code });
    },
  };
}
