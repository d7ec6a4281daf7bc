import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { DEFAULT_SETTINGS } from '../../domain/setting/defaults';

/**
 * Fills the dated settings a new installation begins with, each with its source. One that stands there already
 * is left alone: an administrator may have closed or verified it.
 */
export async function seedSettings(pool: Pool): Promise<void> {
  await pool.query(
    `INSERT INTO setting (id, key, valid_from, valid_to, value, source, status)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::date[], $4::date[], $5::jsonb[], $6::text[], $7::text[])
     ON CONFLICT (key, valid_from) DO NOTHING`,
    [
      DEFAULT_SETTINGS.map(() => randomUUID()),
      DEFAULT_SETTINGS.map((setting) => setting.key),
      DEFAULT_SETTINGS.map((setting) => setting.validFrom),
      DEFAULT_SETTINGS.map((setting) => setting.validTo),
      DEFAULT_SETTINGS.map((setting) => JSON.stringify(setting.value)),
      DEFAULT_SETTINGS.map((setting) => setting.source),
      DEFAULT_SETTINGS.map((setting) => setting.status),
    ],
  );
}
