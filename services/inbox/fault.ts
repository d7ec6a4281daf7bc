/** Faults of the database that every event would meet: connections refused or ended, resources, shutting down. */
const EVERYBODY = /^(08|53|57P|58)/;
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);

/** True when the fault has nothing to do with the event at hand. */
export function hitsEverybody(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    if (NETWORK.has(code) || EVERYBODY.test(code)) return true;
    if (/connection (terminated|timeout)|timeout exceeded when trying to connect/i.test(cause.message))
      return true;
  }
  return false;
}

/** A short code for a fault, fit to store and to log: the class or database code, never its text. */
export function faultCode(error: unknown): string {
  if (!(error instanceof Error)) return 'fault';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return code === null ? error.name.slice(0, 40) : `db_${code}`.slice(0, 40);
}
