import type { Pool } from 'pg';
import { indexMunicipalities } from '../../domain/region/find-municipality';
import type { MunicipalityIndex } from '../../domain/region/find-municipality';
import type { Municipality } from '../../domain/region/municipality';
import type { ServiceContext } from '../shared/context';

const indexes = new WeakMap<Pool, Promise<MunicipalityIndex>>();

/** The municipalities with their regions, read once per process: they change once a year, with a restart. */
export function municipalityIndex(context: Pick<ServiceContext, 'pool'>): Promise<MunicipalityIndex> {
  const known = indexes.get(context.pool);
  if (known !== undefined) return known;
  const reading = read(context.pool);
  indexes.set(context.pool, reading);
  // A failed reading must not stay: the next call tries again.
  reading.catch(() => indexes.delete(context.pool));
  return reading;
}

async function read(pool: Pool): Promise<MunicipalityIndex> {
  const { rows } = await pool.query<Omit<Municipality, 'validTo'> & { validTo: string | null }>(
    `SELECT code, name, province, work_area AS "workArea", region_code AS "regionCode",
       valid_from AS "validFrom", valid_to AS "validTo", successor_codes AS "successorCodes" FROM municipality`,
  );
  const postcodes = await pool.query<{ digits: string; code: string }>(
    'SELECT digits, municipality_code AS code FROM postcode',
  );
  return indexMunicipalities(
    rows.map(({ validTo, ...row }) => (validTo === null ? row : { ...row, validTo })),
    postcodes.rows.map((row): [string, string] => [row.digits, row.code]),
  );
}
