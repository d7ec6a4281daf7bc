import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { actorOf } from '../../services/access/viewer';

const minute = 60_000;

/** How often one session (or, without a session, one address) may ask, per kind of route. */
export const limits = {
  asset: { max: 1_000, timeWindow: minute },
  health: { max: 1_000, timeWindow: minute },
  page: { max: 300, timeWindow: minute },
  write: { max: 120, timeWindow: minute },
  'sign-in': { max: 30, timeWindow: minute },
  import: { max: 60, timeWindow: 60 * minute },
  api: { max: 1_200, timeWindow: minute },
} as const;

export type Limit = keyof typeof limits;

function callerOf(request: FastifyRequest): string {
  if (request.signedIn) return request.signedIn.sessionId;
  return request.viewer ? actorOf(request.viewer).id : request.ip;
}

/**
 * Rate limits per route. They are counted in this process: several web processes together allow that many times more,
 * and a restart forgets the count.
 */
export async function addLimits(app: FastifyInstance): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    keyGenerator: (request) => callerOf(request),
  });
}
