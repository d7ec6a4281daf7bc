import { triageFactsOf } from '../../domain/triage/from-intake';
import type { TriageDecisionContract } from '../../domain/triage/decision';
import { decideTriage } from '../../domain/triage/decision';
import type { TriageSuggestion } from '../../domain/triage/suggest';
import { suggestTriage } from '../../domain/triage/suggest';
import type { Transaction } from '../access/with-viewer';
import { playbookDocumentOf } from '../case/playbook-cache';
import type { ServiceContext } from '../shared/context';
import type { AnswerKeeper } from './keep-answer';
import { readIntake } from './keep-intake';

/**
 * What the table of the case's own draaiboek suggests for this person, from his intake as it is now.
 * @returns null when no row of the table holds
 */
export async function readTriageSuggestion(
  tx: Transaction,
  context: ServiceContext,
  trajectoryId: string,
): Promise<TriageSuggestion | null> {
  const { rows } = await tx.query<{ versionId: string }>(
    'SELECT playbook_version_id AS "versionId" FROM trajectory WHERE id = $1',
    [trajectoryId],
  );
  const versionId = rows[0]?.versionId;
  if (versionId === undefined) return null;
  const playbook = await playbookDocumentOf(context, versionId);
  const intake = await readIntake(tx, trajectoryId);
  return suggestTriage(playbook.triage, triageFactsOf(intake.answers));
}

/** Refuses a deviation from the suggestion, or an exception, without a reason (D50, D54). */
export const keepTriage: AnswerKeeper = async (tx, context, task, answer) => {
  if (task.trajectoryId === null) throw new Error('triage_without_trajectory');
  const suggestion = await readTriageSuggestion(tx, context, task.trajectoryId);
  // A table that suggests nothing leaves the choice free.
  if (suggestion === null) return null;
  const decided = decideTriage(answer as TriageDecisionContract, suggestion.meaning);
  return decided.ok ? null : decided.error;
};
