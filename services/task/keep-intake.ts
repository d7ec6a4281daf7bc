import type { IntakeAnswers } from '../../domain/intake/intake';
import { intakeAnswersContract } from '../../domain/intake/intake';
import { actorOf } from '../access/viewer';
import type { Transaction } from '../access/with-viewer';
import type { ServiceContext } from '../shared/context';
import { CONTACT_FORM_WORDS } from '../../domain/contact/contact-report';
import { englishOf } from '../../domain/shared/words';
import { insertContact } from '../trajectory/record-contact';
import type { AnswerKeeper } from './keep-answer';

/** The intake of a person as stored; empty before the first answer. */
export interface StoredIntake {
  readonly answers: IntakeAnswers;
  /** 0 before the first answer; raised by every change. */
  readonly version: number;
  readonly updatedAt: string | null;
}

/** Reads the intake. @param lock true when it is going to be changed in this transaction */
export async function readIntake(tx: Transaction, trajectoryId: string, lock = false): Promise<StoredIntake> {
  const { rows } = await tx.query<{ answers: unknown; version: number; updatedAt: Date }>(
    `SELECT answers, version, updated_at AS "updatedAt" FROM intake WHERE trajectory_id = $1
     ${lock ? 'FOR UPDATE' : ''}`,
    [trajectoryId],
  );
  const row = rows[0];
  if (row === undefined) return { answers: {}, version: 0, updatedAt: null };
  return {
    answers: intakeAnswersContract.parse(row.answers),
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
  };
}

/**
 * Stores the intake when nobody changed it meanwhile.
 * @param version the version that was read; 0 when there was none
 * @returns the new version, or null when somebody else was first
 */
export async function writeIntake(
  tx: Transaction,
  context: Pick<ServiceContext, 'now'>,
  trajectoryId: string,
  answers: IntakeAnswers,
  version: number,
): Promise<number | null> {
  const actor = actorOf(tx.viewer);
  const { rows } = await tx.query<{ version: number }>(
    `INSERT INTO intake (trajectory_id, answers, version, updated_at, updated_by) VALUES ($1, $2, 1, $4, $5)
     ON CONFLICT (trajectory_id) DO UPDATE SET answers = excluded.answers, version = intake.version + 1,
       updated_at = excluded.updated_at, updated_by = excluded.updated_by
     WHERE intake.version = $3
     RETURNING version`,
    [
      trajectoryId,
      JSON.stringify(answers),
      version,
      context.now(),
      actor.kind === 'account' ? actor.id : null,
    ],
  );
  return rows[0]?.version ?? null;
}

/**
 * Puts the answers of `intake.prefill` and `intake.talk` beside what is there already: a step that is sent
 * replaces the step, field by field; what is not sent stays. The talk itself is contact, and stands among the contacts.
 */
export const keepIntake: AnswerKeeper = async (tx, context, task, answer) => {
  if (task.trajectoryId === null) throw new Error('intake_without_trajectory');
  const stored = await readIntake(tx, task.trajectoryId, true);
  const merged = mergeIntake(stored.answers, intakeAnswersContract.parse(answer));
  await writeIntake(tx, context, task.trajectoryId, merged, stored.version);
  const { gesprek } = merged;
  if (task.type === 'intake.talk' && gesprek?.gesprokenOp !== undefined && gesprek.vorm !== undefined) {
    const contact = {
      kind: 'contact',
      form: englishOf(CONTACT_FORM_WORDS, gesprek.vorm),
      on: gesprek.gesprokenOp,
    } as const;
    await insertContact(tx, context, { trajectoryId: task.trajectoryId, ...contact }, task.id);
  }
  return null;
};

/** Lays new answers over old ones, step by step and field by field. */
export function mergeIntake(old: IntakeAnswers, sent: IntakeAnswers): IntakeAnswers {
  const steps = new Set([...Object.keys(old), ...Object.keys(sent)]) as Set<keyof IntakeAnswers>;
  const merged = [...steps].map((step) => [step, { ...old[step], ...sent[step] }]);
  return intakeAnswersContract.parse(Object.fromEntries(merged));
}
