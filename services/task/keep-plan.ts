import { planAgreementContract } from '../../domain/plan/plan-agreement';
import type { AnswerKeeper } from './keep-answer';

/** Keeps the plan as it was agreed; a new agreement replaces it with a higher version (the tasks keep the old). */
export const keepPlan: AnswerKeeper = async (tx, _context, task, answer, on) => {
  await tx.query(
    `INSERT INTO plan (trajectory_id, content, agreed_on, version) VALUES ($1, $2, $3, 1)
     ON CONFLICT (trajectory_id) DO UPDATE SET content = excluded.content, agreed_on = excluded.agreed_on,
       version = plan.version + 1`,
    [task.trajectoryId, JSON.stringify(planAgreementContract.parse(answer)), on],
  );
  return null;
};
