import type { Pool } from 'pg';
import type { ServiceContext, ServiceLog } from './context';
import { newId } from './ids';
import { createWake } from './wake';

/** Makes the context of a process: real clock, UUIDv7, NOTIFY after commit. */
export function createContext(pool: Pool, log: ServiceLog): ServiceContext {
  return { pool, now: () => new Date(), newId, wake: createWake(pool), log };
}
