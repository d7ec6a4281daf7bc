/** One role somebody has, at an organisation or for a region. */
export type Membership = { role: string; organisationId: string | null; regionCode: string | null };

/** Who looks: a person with a session, or a system with a token. */
export type Viewer = {
  kind: 'person' | 'client';
  accountId: string;
  name: string;
  sessionId?: string;
  memberships: readonly Membership[];
};

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer | null;
    sessionSecret: string | null;
  }
}
