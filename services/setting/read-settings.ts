import type { DatedSetting } from '../../domain/setting/setting';
import { parseSetting } from '../../domain/setting/setting';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';

/**
 * All dated settings. A row that does not fit its schema is left out and reported: what is unknown stays
 * unknown, it never becomes a wrong date.
 */
export async function readSettings(
  tx: Pick<Transaction, 'query'>,
  context: Pick<ServiceContext, 'log'>,
): Promise<DatedSetting[]> {
  const { rows } = await tx.query<Record<string, unknown>>(
    `SELECT id, key, valid_from AS "validFrom", valid_to AS "validTo", value, source, status
     FROM setting ORDER BY key, valid_from`,
  );
  return rows.flatMap(({ id, ...row }) => {
    const parsed = parseSetting(row);
    if (!parsed.ok) context.log.warn({ setting: String(id), code: parsed.error.code }, 'setting_unreadable');
    return parsed.ok ? [parsed.value] : [];
  });
}
