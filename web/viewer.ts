import type { Viewer } from '../services/access/viewer';

/** Somebody with a session: who he is for the services, and what the frame of a page needs. */
export type SignedIn = {
  viewer: Viewer;
  /** For the top of the page only. */
  name: string;
  /** Under which name logs and limits may speak of the session; not its secret. */
  sessionId: string;
  /** The account, or the person when an employee signed in by mail. */
  ownerId: string;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, for the services: a person with a session or a program with a token; null for nobody. */
    viewer: Viewer | null;
    /** The person's session; null for programs and for nobody. */
    signedIn: SignedIn | null;
    /** The raw value of the session cookie; the token of the forms is made from it. */
    sessionSecret: string | null;
    /** The secret of a form that needs no session. */
    formSecret: string | null;
  }
}
