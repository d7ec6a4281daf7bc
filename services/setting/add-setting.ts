import type { DatedSetting } from '../../domain/setting/setting';
import { checkSettings, parseSetting } from '../../domain/setting/setting';
import type { Refusal } from '../../domain/shared/refusal';
import type { Result } from '../../domain/shared/result';
import { logAccess } from '../access/log-access';
import { hasRole } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import { readSettings } from './read-settings';

/**
 * Adds a dated setting, for example the maximum of a new year. A setting of the same key without an end is
 * closed on the day the new one begins; nothing is overwritten.
 * @param row key, validFrom, validTo, value, source and status, as `parseSetting` wants them
 * @returns the setting, or `setting_unknown`, `input_invalid`, `setting_period_overlaps`, `not_allowed`
 */
export function addSetting(
  context: ServiceContext,
  viewer: Viewer,
  row: unknown,
): Promise<Result<DatedSetting, Refusal>> {
  return rollbackOnFailure<DatedSetting, Refusal>(async (fail) => {
    if (!hasRole(viewer, 'administrator') && viewer.kind !== 'system') return fail({ code: 'not_allowed' });
    const parsed = parseSetting(row);
    if (!parsed.ok) return fail(parsed.error);
    const added = parsed.value;
    await withViewer(context, viewer, async (tx) => {
      const existing = (await readSettings(tx, context)).map((setting) =>
        setting.key === added.key && setting.validTo === null && setting.validFrom < added.validFrom
          ? { ...setting, validTo: added.validFrom }
          : setting,
      );
      const checked = checkSettings([...existing, added]);
      if (!checked.ok) return fail(checked.error);
      await tx.query(
        'UPDATE setting SET valid_to = $2 WHERE key = $1 AND valid_to IS NULL AND valid_from < $2',
        [added.key, added.validFrom],
      );
      const id = await insertSetting(tx, context, added);
      await logAccess(tx, context, { action: 'setting.added', result: 'allowed', subjectIds: [id] });
    });
    return added;
  });
}

async function insertSetting(
  tx: Transaction,
  context: Pick<ServiceContext, 'newId'>,
  added: DatedSetting,
): Promise<string> {
  const id = context.newId();
  await tx.query(
    `INSERT INTO setting (id, key, valid_from, valid_to, value, source, status)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, added.key, added.validFrom, added.validTo, JSON.stringify(added.value), added.source, added.status],
  );
  return id;
}
