import { stringify } from 'yaml';
import type { Refusal } from '../../domain/shared/refusal';
import { ok, refuse } from '../../domain/shared/result';
import type { Result } from '../../domain/shared/result';
import type { Viewer } from '../access/viewer';
import type { ServiceContext } from '../shared/context';
import { readPlaybook } from './find-playbooks';
import type { PlaybookChoice } from './find-playbooks';

/**
 * Writes a version as YAML, fit to change and import again as a new version.
 * @param choice without a number: the active version, else the newest
 * @returns the text, or `playbook_unknown`
 */
export async function exportPlaybook(
  context: ServiceContext,
  viewer: Viewer,
  choice: PlaybookChoice,
): Promise<Result<string, Refusal>> {
  const found = await readPlaybook(context, viewer, choice);
  if (found === null) return refuse('playbook_unknown');
  const head = `# ${found.name}, versie ${found.version}\n`;
  return ok(head + stringify(found.document, { lineWidth: 110 }));
}
