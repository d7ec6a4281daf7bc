import type { Transaction } from '../access/with-viewer';

/** A casemanager with the work he has and the hours he has for it. */
export interface Caseload {
  readonly accountId: string;
  readonly name: string;
  readonly organisationName: string;
  /** Hours a week for this work; null when nobody filled it in. */
  readonly hoursPerWeek: number | null;
  /** Trajectories that are not closed. */
  readonly people: number;
}

/** What somebody with unknown hours is counted as: half a working week, as the casemanagers of the pilot (D4). */
const USUAL_HOURS = 20;

/** The casemanagers of a region with their caseload (D61), least loaded per hour first. */
export async function readCaseloads(tx: Transaction, regionCode: string): Promise<Caseload[]> {
  const { rows } = await tx.query<Caseload>(
    `SELECT a.id AS "accountId", a.name, o.name AS "organisationName", m.hours_per_week AS "hoursPerWeek",
       (SELECT count(*) FROM trajectory t WHERE t.casemanager_id = a.id AND t.stage <> 'closed') AS people
     FROM membership m
     JOIN account a ON a.id = m.account_id AND a.active
     JOIN organisation o ON o.id = m.organisation_id
     WHERE m.role = 'casemanager' AND m.region_code = $1
       AND m.valid_from <= current_date AND (m.valid_to IS NULL OR m.valid_to >= current_date)`,
    [regionCode],
  );
  return [...rows].sort((a, b) => pressureOf(a) - pressureOf(b) || a.name.localeCompare(b.name));
}

/** People per hour a week: how full somebody is. */
export function pressureOf(load: Pick<Caseload, 'people' | 'hoursPerWeek'>): number {
  return load.people / (load.hoursPerWeek ?? USUAL_HOURS);
}

/**
 * Deals people out, each to whoever would be least full with one more: by caseload against hours a week, so that
 * somebody with twice the hours ends with twice the people.
 * @returns the account per person, in the order of the people; empty when there are no casemanagers
 */
export function dealOut(
  people: readonly string[],
  loads: readonly Caseload[],
): { readonly id: string; readonly accountId: string }[] {
  const count = new Map(loads.map((load) => [load.accountId, load.people]));
  return people.flatMap((id) => {
    const fullness = (load: Caseload): number =>
      pressureOf({ ...load, people: (count.get(load.accountId) ?? 0) + 1 });
    const [first, ...others] = loads;
    if (first === undefined) return [];
    const least = others.reduce((best, load) => (fullness(load) < fullness(best) ? load : best), first);
    count.set(least.accountId, (count.get(least.accountId) ?? 0) + 1);
    return [{ id, accountId: least.accountId }];
  });
}
