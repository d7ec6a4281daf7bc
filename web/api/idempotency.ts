import type { FastifyRequest } from 'fastify';
import type { KeyedRequest, KeyState } from '../../services/api/idempotency';
import { requestHash } from '../../services/api/idempotency';
import { WebProblem, webProblem } from '../problem';
import type { Viewer } from '../../services/access/viewer';
import { actorOf } from '../../services/access/viewer';

/** Keeps answers by key (`services/api/idempotency`, or memory in a test). */
export type AnswerKeeper = {
  claim(request: KeyedRequest, now: Date): Promise<KeyState>;
  keep(request: KeyedRequest, status: number, answer: unknown): Promise<void>;
  release(request: KeyedRequest): Promise<void>;
};

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,255}$/.test(key)) throw webProblem('key-missing');
  return key;
}

/** The request's key together with whose it is: the same sending has the same one for ever. */
export function requestKeyOf(request: FastifyRequest, viewer: Viewer): string {
  return `api/${actorOf(viewer).id}/${keyOf(request)}`;
}

/**
 * Does the work of a request once per Idempotency-Key: the same request again gets the stored answer, another request
 * with the same key is refused with 409.
 *
 * @param status the status of the good answer
 * @param work what must not happen twice; when it refuses, the key is given back
 */
export async function answerOnce(
  tools: { keeper: AnswerKeeper; clock: () => Date },
  request: FastifyRequest,
  viewer: Viewer,
  status: number,
  work: () => Promise<unknown>,
): Promise<{ status: number; answer: unknown }> {
  const keyed: KeyedRequest = {
    owner: actorOf(viewer).id,
    key: keyOf(request),
    bodyHash: requestHash(`${request.method} ${request.url}`, request.body),
  };
  const found = await tools.keeper.claim(keyed, tools.clock());
  if (found.state === 'answered') return { status: found.status, answer: found.answer };
  if (found.state === 'other-body') throw webProblem('key-reused');
  if (found.state === 'running') throw webProblem('key-running');
  try {
    const answer = await work();
    await tools.keeper.keep(keyed, status, answer);
    return { status, answer };
  } catch (error) {
    if (error instanceof WebProblem) await tools.keeper.release(keyed);
    throw error;
  }
}
