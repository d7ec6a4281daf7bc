import type { Pool } from 'pg';
import { seedDemonstration } from './demonstration';
import { seedReference } from './reference';

/**
 * Fills an empty database: public reference data always, the demonstration region when asked.
 * Safe to run at every start.
 */
export async function seed(pool: Pool, options: { readonly demonstration: boolean }): Promise<void> {
  await seedReference(pool);
  if (options.demonstration) await seedDemonstration(pool);
}
