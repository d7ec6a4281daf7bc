import type { Pool } from 'pg';
import { seedDemonstration } from './demonstration';
import { seedReference } from './reference';
import { seedSettings } from './settings';

/**
 * Fills an empty database: public reference data always, the demonstration region when asked.
 * Safe to run at every start.
 */
export async function seed(pool: Pool, options: { readonly demonstration: boolean }): Promise<void> {
  await seedReference(pool);
  await seedSettings(pool);
  if (options.demonstration) await seedDemonstration(pool);
}
