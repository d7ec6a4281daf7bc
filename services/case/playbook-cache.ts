import type { Pool } from 'pg';
import { playbookDocumentSchema } from '../../domain/playbook/document';
import type { PlaybookDocument } from '../../domain/playbook/document';
import type { ServiceContext } from '../shared/context';

const caches = new WeakMap<Pool, Map<string, PlaybookDocument>>();

/**
 * The document of a playbook version. A version never changes once it runs, so it is read once per
 * process; a draft is not cached.
 * @throws when the version does not exist or its document does not fit the schema
 */
export async function playbookDocumentOf(
  context: Pick<ServiceContext, 'pool'>,
  versionId: string,
): Promise<PlaybookDocument> {
  const cache = caches.get(context.pool) ?? new Map<string, PlaybookDocument>();
  caches.set(context.pool, cache);
  const known = cache.get(versionId);
  if (known !== undefined) return known;
  const { rows } = await context.pool.query<{ document: unknown; state: string }>(
    'SELECT document, state FROM playbook_version WHERE id = $1',
    [versionId],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('playbook_version_unknown');
  const document = playbookDocumentSchema.parse(row.document);
  if (row.state !== 'draft') cache.set(versionId, document);
  return document;
}
