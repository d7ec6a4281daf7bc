import { activationFaults } from '../../domain/playbook/fault';
import { validatePlaybook } from '../../domain/playbook/validate';
import type { Result } from '../../domain/shared/result';
import { logAccess } from '../access/log-access';
import { mayManagePlaybooks } from '../access/playbook-access';
import { actorOf } from '../access/viewer';
import type { Viewer } from '../access/viewer';
import { withViewer } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { rollbackOnFailure } from '../shared/rollback';
import { documentOf, findVersion } from './find-playbooks';
import type { PlaybookChoice, PlaybookVersionLine } from './find-playbooks';
import type { PlaybookFailure } from './import-playbook';

/**
 * Activates a version: from now on notices start with it, and the version that was active retires. Runs that are
 * under way keep theirs. Refused with the list of what is missing while owner, means or agreements are (D111).
 * @returns the version as it is now, everything that is missing, or `playbook_unknown`, `playbook_already_active`
 */
export function activatePlaybook(
  context: ServiceContext,
  viewer: Viewer,
  choice: PlaybookChoice,
): Promise<Result<PlaybookVersionLine, PlaybookFailure>> {
  return rollbackOnFailure<PlaybookVersionLine, PlaybookFailure>((fail) =>
    withViewer(context, viewer, async (tx) => {
      const line = await findVersion(tx, choice);
      if (line === null || !mayManagePlaybooks(viewer, line.regionCode)) {
        return fail({ kind: 'refused', refusal: { code: 'playbook_unknown' } });
      }
      await tx.query('SELECT 1 FROM playbook WHERE id = $1 FOR UPDATE', [line.playbookId]);
      if (line.state === 'active') {
        return fail({ kind: 'refused', refusal: { code: 'playbook_already_active' } });
      }
      const document = await documentOf(tx, line.versionId);
      const validated = validatePlaybook(document);
      const faults = [...(validated.ok ? [] : validated.error), ...activationFaults(document)];
      if (faults.length > 0) return fail({ kind: 'faults', faults });
      const actor = actorOf(viewer);
      await tx.query(
        `UPDATE playbook_version SET state = 'retired' WHERE playbook_id = $1 AND state = 'active'`,
        [line.playbookId],
      );
      await tx.query(
        `UPDATE playbook_version SET state = 'active', activated_at = $2, activated_by = $3 WHERE id = $1`,
        [line.versionId, context.now(), actor.kind === 'account' ? actor.id : null],
      );
      await tx.query('UPDATE playbook SET name = $2 WHERE id = $1', [line.playbookId, document.name]);
      await logAccess(tx, context, {
        action: 'playbook.activated',
        result: 'allowed',
        subjectIds: [line.versionId],
      });
      return (await findVersion(tx, { versionId: line.versionId })) ?? line;
    }),
  );
}
