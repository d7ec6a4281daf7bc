import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../services/access/viewer';
import { webProblem } from './problem';

/**
 * Who asks, on a route that is not public.
 *
 * @throws WebProblem when nobody does; the guard has refused that already
 */
export function viewerOf(request: FastifyRequest): Viewer {
  if (!request.viewer) throw webProblem('not-signed-in');
  return request.viewer;
}
