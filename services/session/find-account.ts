import type { Pool } from 'pg';
import type { MemberRole } from '../access/viewer';

/** A role that holds today, at an organisation and for a region. */
export type AccountMembership = { role: string; organisationId: string; regionCode: string | null };

/**
 * Finds the active account of somebody who was recognised by the provider.
 *
 * @param subject the `sub` of the ID token
 * @returns the account's id, or null when nobody invited this person
 */
export async function findAccountBySubject(pool: Pool, subject: string): Promise<string | null> {
  const found = await pool.query<{ id: string }>('SELECT id FROM account WHERE subject = $1 AND active', [
    subject,
  ]);
  return found.rows[0]?.id ?? null;
}

/**
 * The roles of an account on a day.
 *
 * @param today `YYYY-MM-DD`; a membership ends after its last day
 */
export async function findMemberships(
  pool: Pool,
  accountId: string,
  today: string,
): Promise<AccountMembership[]> {
  const found = await pool.query<{ role: string; organisation_id: string; region_code: string | null }>(
    `SELECT role, organisation_id, region_code FROM membership
      WHERE account_id = $1 AND valid_from <= $2::date AND (valid_to IS NULL OR valid_to >= $2::date)
      ORDER BY role, organisation_id`,
    [accountId, today],
  );
  return found.rows.map((row) => ({
    role: row.role,
    organisationId: row.organisation_id,
    regionCode: row.region_code,
  }));
}

/** A program that may use the API: whose it is and as what it acts. */
export type FoundClient = { clientId: string; name: string; organisationId: string; role: MemberRole };

/** As what a program of an organisation acts; other kinds of organisation have no programs here. */
const ROLE_BY_KIND: Readonly<Record<string, MemberRole>> = {
  employer: 'employer',
  provider: 'provider',
  matching_team: 'matching_team',
};

/**
 * Finds an active API client. The token only says which program calls; the organisation stands here.
 *
 * @param clientId the `client_id` of a checked token
 */
export async function findApiClient(pool: Pool, clientId: string): Promise<FoundClient | null> {
  const found = await pool.query<{ name: string; organisation_id: string; kind: string }>(
    `SELECT c.name, c.organisation_id, o.kind FROM api_client c JOIN organisation o ON o.id = c.organisation_id
      WHERE c.client_id = $1 AND c.active`,
    [clientId],
  );
  const row = found.rows[0];
  const role = row && ROLE_BY_KIND[row.kind];
  return row && role ? { clientId, name: row.name, organisationId: row.organisation_id, role } : null;
}
