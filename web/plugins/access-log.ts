import type { FastifyInstance } from 'fastify';
import { actorOf } from '../../services/access/viewer';
import type { AuditEvent } from '../access';

/** One line of the access log: who asked what, about whom, and whether it was given. */
export type AccessLine = {
  at: Date;
  /** account | client | person | anonymous */
  actorKind: string;
  actorId: string | null;
  action: AuditEvent;
  result: 'allowed' | 'refused';
  /** Ids of the persons, trajectories, notices or tasks that the answer was about. */
  subjectIds: readonly string[];
};

/** Writes a line; it may not fail silently: a page whose view cannot be recorded is not shown. */
export type RecordAccess = (line: AccessLine) => Promise<void>;

declare module 'fastify' {
  interface FastifyRequest {
    accessSubjects: string[];
    /** Says whom the answer is about, for the access log: one line per page, however many people stand on it. */
    noteSubjects(ids: readonly string[]): void;
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Records what every route with an audit event gave out or refused (BIO2 8.15.01), before the answer leaves, so that
 * nothing is seen that is not recorded. Somebody without a session got nothing and is nobody yet; faults of ours (5xx) gave nothing out: both are in the log of the process.
 */
export function addAccessLog(app: FastifyInstance, record: RecordAccess, clock: () => Date): void {
  app.decorateRequest('accessSubjects');
  app.decorateRequest('noteSubjects', function (ids) {
    this.accessSubjects.push(...ids.filter((id) => uuid.test(id)));
  });
  app.addHook('onRequest', (request, _reply, done) => {
    request.accessSubjects = [];
    done();
  });
  app.addHook('onSend', async (request, reply) => {
    const action = request.is404 ? 'none' : (request.routeOptions.config.access?.audit ?? 'none');
    const { viewer } = request;
    const known = viewer !== null || request.routeOptions.config.access?.permission === 'public';
    if (action === 'none' || !known || reply.statusCode >= 500) return;
    const actor = viewer ? actorOf(viewer) : null;
    const params = Object.values(request.params ?? {}).filter((value) => typeof value === 'string');
    const subjects = [...params.filter((id) => uuid.test(id)), ...request.accessSubjects];
    await record({
      at: clock(),
      actorKind: actor?.kind ?? 'anonymous',
      actorId: actor?.id ?? null,
      action,
      result: reply.statusCode < 400 ? 'allowed' : 'refused',
      subjectIds: [...new Set(subjects)],
    });
  });
}
