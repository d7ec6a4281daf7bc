import { parse } from 'yaml';
import type { PlaybookDocument } from '../../domain/playbook/document';
import { activationFaults } from '../../domain/playbook/fault';
import type { PlaybookFault } from '../../domain/playbook/fault';
import { validatePlaybook } from '../../domain/playbook/validate';
import type { Refusal } from '../../domain/shared/refusal';
import { err, ok } from '../../domain/shared/result';
import type { Result } from '../../domain/shared/result';
import { logAccess } from '../access/log-access';
import { mayManagePlaybooks } from '../access/playbook-access';
import { actorOf } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';

/** 1 MB: a draaiboek is a page or ten of text. */
const MOST_CHARACTERS = 1_000_000;

export type PlaybookFailure =
  | { readonly kind: 'faults'; readonly faults: readonly PlaybookFault[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What an import made. */
export interface ImportReceipt {
  readonly versionId: string;
  readonly key: string;
  readonly name: string;
  readonly regionCode: string;
  readonly version: number;
  /** What has to be there before it may be activated; the import does not wait for it. */
  readonly beforeActivation: readonly PlaybookFault[];
}

/**
 * Reads a draaiboek from YAML as a new version, a draft. It never overwrites: running cases keep theirs, and the
 * active version stays active.
 * @returns the receipt, everything that is wrong with the document at once, or a named refusal
 */
export async function importPlaybook(
  context: ServiceContext,
  viewer: Viewer,
  yaml: string,
): Promise<Result<ImportReceipt, PlaybookFailure>> {
  const read = readYaml(yaml);
  if (!read.ok) return err({ kind: 'faults', faults: [read.error] });
  const validated = validatePlaybook(read.value);
  if (!validated.ok) return err({ kind: 'faults', faults: validated.error });
  const document = validated.value;
  return rollbackOnFailure<ImportReceipt, PlaybookFailure>((fail) =>
    withViewer(context, viewer, async (tx) => {
      if (!mayManagePlaybooks(viewer, document.region)) {
        return fail({ kind: 'refused', refusal: { code: 'not_allowed' } });
      }
      const region = await tx.query('SELECT 1 FROM region WHERE code = $1', [document.region]);
      if (region.rowCount !== 1) {
        const text = 'Deze regio bestaat niet. Gebruik de code van een arbeidsmarktregio.';
        return fail({ kind: 'faults', faults: [{ location: 'region', text }] });
      }
      const { versionId, version } = await insertVersion(tx, context, document);
      await logAccess(tx, context, {
        action: 'playbook.imported',
        result: 'allowed',
        subjectIds: [versionId],
      });
      return {
        versionId,
        version,
        key: document.key,
        name: document.name,
        regionCode: document.region,
        beforeActivation: activationFaults(document),
      };
    }),
  );
}

/** YAML as text, without anything that can run or explode: no tags of its own, few aliases, one document. */
function readYaml(yaml: string): Result<unknown, PlaybookFault> {
  if (yaml.length > MOST_CHARACTERS) {
    return err({ location: '', text: 'Dit bestand is te groot voor een draaiboek.' });
  }
  try {
    return ok(parse(yaml, { maxAliasCount: 50, schema: 'core' }) as unknown);
  } catch (error) {
    const line = /at line (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const where = line === undefined ? '' : ` Kijk bij regel ${line}.`;
    return err({ location: '', text: `Dit is geen goede YAML.${where}` });
  }
}

async function insertVersion(
  tx: Transaction,
  context: Pick<ServiceContext, 'newId' | 'now'>,
  document: PlaybookDocument,
): Promise<{ versionId: string; version: number }> {
  await tx.query(
    `INSERT INTO playbook (id, region_code, key, name) VALUES ($1, $2, $3, $4)
     ON CONFLICT (region_code, key) DO NOTHING`,
    [context.newId(), document.region, document.key, document.name],
  );
  // Two imports at the same moment wait for each other, so that each gets a number of its own.
  const { rows } = await tx.query<{ id: string }>(
    'SELECT id FROM playbook WHERE region_code = $1 AND key = $2 FOR UPDATE',
    [document.region, document.key],
  );
  const actor = actorOf(tx.viewer);
  const versionId = context.newId();
  const made = await tx.query<{ version: number }>(
    `INSERT INTO playbook_version (id, playbook_id, version, state, document, created_at, created_by)
     SELECT $1, $2, coalesce(max(version), 0) + 1, 'draft', $3, $4, $5 FROM playbook_version WHERE playbook_id = $2
     RETURNING version`,
    [
      versionId,
      rows[0]?.id,
      JSON.stringify(document),
      context.now(),
      actor.kind === 'account' ? actor.id : null,
    ],
  );
  return { versionId, version: made.rows[0]?.version ?? 0 };
}
