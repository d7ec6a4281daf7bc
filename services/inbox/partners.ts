import type { Partner } from '../../domain/events/check-sender';
import { isTopicCode } from '../../domain/events/topics';
import type { ServiceContext } from '../shared/context';

const FRESH_MS = 10_000;

/** Finds the partner of a topic; null when the code belongs to nobody. */
export type FindPartner = (partnerCode: string) => Promise<Partner | null>;

/**
 * The employers whose systems may send events, kept for ten seconds: every message asks for its sender, and an
 * administrator who adds a partner should not have to wait or restart anything.
 */
export function createPartnerFinder(context: Pick<ServiceContext, 'pool' | 'now'>): FindPartner {
  let known: ReadonlyMap<string, Partner> = new Map();
  let readAt = Number.NEGATIVE_INFINITY;
  return async (partnerCode) => {
    const now = context.now().getTime();
    if (now - readAt > FRESH_MS || !known.has(partnerCode)) {
      known = await readPartners(context);
      readAt = now;
    }
    return known.get(partnerCode) ?? null;
  };
}

async function readPartners(context: Pick<ServiceContext, 'pool'>): Promise<Map<string, Partner>> {
  const { rows } = await context.pool.query<Partner & { [column: string]: unknown }>(
    `SELECT id AS "organisationId", partner_code AS "partnerCode", kvk_number AS "kvkNumber",
       event_source AS "eventSource"
     FROM organisation WHERE kind = 'employer' AND partner_code IS NOT NULL`,
  );
  return new Map(rows.map((row) => [row.partnerCode, row]));
}

/** The codes of all partners, in order, so that two lists can be compared. */
export async function findPartnerCodes(context: Pick<ServiceContext, 'pool'>): Promise<string[]> {
  const partners = await readPartners(context);
  return [...partners.keys()].filter(isTopicCode).sort();
}
