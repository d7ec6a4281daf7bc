import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Pool } from 'pg';
import { withFormerMunicipalities } from '../../domain/region/former-municipalities';

/** CBS, table 86247NED "Gebieden in Nederland 2026" (CC BY 4.0), and the PC4 table brought to 2026 codes. */
const REGIONS = { source: 'CBS 86247NED, Gebieden in Nederland 2026', date: '2026-10-09' };
const POSTCODES = { source: 'CBS georef-netherlands-postcode-pc4, codes van 2026', date: '2024-04-07' };
const VALID_FROM = '2014-01-01';

/** The labour-market region in which the demonstration takes place. */
export const SERVED_REGION = 'noordoost-brabant';

/**
 * Fills regions, municipalities (also those that ended, with their successors) and postcodes from the
 * CSV files beside this one. Running it again changes nothing; a newer file updates names and borders.
 * @param folder where the CSV files are; the source tree's own folder by default
 */
export async function seedReference(pool: Pool, folder = dataFolder()): Promise<void> {
  const regions = readCsv(folder, 'arbeidsmarktregios-2026.csv');
  await pool.query(
    `INSERT INTO region (code, name, team_name, served, source, source_date)
     SELECT code, name, 'Werkcentrum ' || name, code = $3, $4, $5::date FROM unnest($1::text[], $2::text[]) AS r(code, name)
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, source = excluded.source, source_date = excluded.source_date`,
    [
      column(regions, 'arbeidsmarktregio_slug'),
      column(regions, 'arbeidsmarktregio'),
      SERVED_REGION,
      REGIONS.source,
      REGIONS.date,
    ],
  );
  await seedMunicipalities(pool, folder);
  const postcodes = readCsv(folder, 'postcode4-gemeente.csv').filter(
    (row) => row['gemeentecode_2026'] !== '',
  );
  await pool.query(
    `INSERT INTO postcode (digits, municipality_code, source, source_date)
     SELECT digits, code, $3, $4::date FROM unnest($1::text[], $2::text[]) AS p(digits, code)
     ON CONFLICT (digits) DO UPDATE SET municipality_code = excluded.municipality_code, source = excluded.source,
       source_date = excluded.source_date`,
    [
      column(postcodes, 'postcode4'),
      column(postcodes, 'gemeentecode_2026'),
      POSTCODES.source,
      POSTCODES.date,
    ],
  );
}

async function seedMunicipalities(pool: Pool, folder: string): Promise<void> {
  const today = readCsv(folder, 'gemeenten-arbeidsmarktregio-2026.csv').map((row) => ({
    code: row['gemeentecode'] ?? '',
    name: row['gemeentenaam'] ?? '',
    province: row['provincie'] ?? '',
    workArea: row['wmco_werkgebied'] ?? '',
    regionCode: row['arbeidsmarktregio_slug'] ?? '',
    validFrom: VALID_FROM,
    successorCodes: [],
  }));
  const all = withFormerMunicipalities(today);
  await pool.query(
    `INSERT INTO municipality (code, name, province, work_area, region_code, valid_from, valid_to, successor_codes,
       source, source_date)
     SELECT code, name, province, work_area, region_code, valid_from, valid_to, string_to_array(successors, ' '), $9, $10::date
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::date[], $8::text[])
       AS m(code, name, province, work_area, region_code, valid_from, valid_to, successors)
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, province = excluded.province,
       work_area = excluded.work_area, region_code = excluded.region_code, valid_from = excluded.valid_from,
       valid_to = excluded.valid_to, successor_codes = excluded.successor_codes`,
    [
      all.map((row) => row.code),
      all.map((row) => row.name),
      all.map((row) => row.province),
      all.map((row) => row.workArea),
      all.map((row) => row.regionCode),
      all.map((row) => row.validFrom),
      all.map((row) => row.validTo ?? null),
      all.map((row) => row.successorCodes.join(' ')),
      REGIONS.source,
      REGIONS.date,
    ],
  );
}

type CsvRow = Readonly<Record<string, string>>;

function readCsv(folder: string, name: string): CsvRow[] {
  return parse(readFileSync(path.join(folder, name)), { columns: true, bom: true });
}

function column(rows: readonly CsvRow[], name: string): string[] {
  return rows.map((row) => row[name] ?? '');
}

/** The CSV files stay in the source tree; compiled code stands one level deeper, in `dist`. */
function dataFolder(): string {
  const here = path.join(__dirname, 'data');
  return here.includes(`${path.sep}dist${path.sep}`)
    ? here.replace(`${path.sep}dist${path.sep}`, path.sep)
    : here;
}
