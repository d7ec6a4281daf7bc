import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';

export interface EmployerRow {
  readonly id: string;
  readonly name: string;
  readonly partnerCode: string | null;
}

/**
 * The employer with this KvK number; made on the spot when it is new, also when two notices arrive at
 * the same moment (unique per number).
 * @param kvkNumber eight digits
 * @param name the name given in the notice; an existing employer keeps his own
 */
export async function findOrCreateEmployer(
  tx: Transaction,
  context: Pick<ServiceContext, 'newId' | 'now'>,
  kvkNumber: string,
  name: string | undefined,
): Promise<EmployerRow> {
  const select = `SELECT id, name, partner_code AS "partnerCode" FROM organisation
    WHERE kind = 'employer' AND kvk_number = $1`;
  const known = await tx.query<EmployerRow>(select, [kvkNumber]);
  if (known.rows[0] !== undefined) return known.rows[0];
  await tx.query(
    `INSERT INTO organisation (id, kind, name, kvk_number, created_at) VALUES ($1, 'employer', $2, $3, $4)
     ON CONFLICT (kvk_number) WHERE kind = 'employer' DO NOTHING`,
    [context.newId(), name ?? `Werkgever ${kvkNumber}`, kvkNumber, context.now()],
  );
  const made = await tx.query<EmployerRow>(select, [kvkNumber]);
  if (made.rows[0] === undefined) throw new Error('employer_not_made');
  return made.rows[0];
}
