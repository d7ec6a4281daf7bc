import { z } from 'zod';
import { day, lines } from '../../shared/field';
import { ok, refuse } from '../../shared/result';
import type { TaskType } from '../task-type';

const playbookStepContract = z.strictObject({
  gedaanOp: day({ title: 'Wanneer is dit gedaan?' }),
  resultaat: lines({ title: 'Wat is het resultaat?' }).optional(),
});
export type PlaybookStepContract = z.infer<typeof playbookStepContract>;

/** A step of the draaiboek itself; its key, title, owner and deadline stand in the document. */
export const playbookStep: TaskType<PlaybookStepContract> = {
  key: 'playbook.step',
  subject: 'playbook',
  title: 'Stap van het draaiboek',
  help: 'Doe deze stap en leg vast wanneer het klaar was.',
  role: 'coordinator',
  alsoBy: ['coordinator'],
  schema: playbookStepContract,
  check: (answer, today) => (answer.gedaanOp > today ? refuse('date_in_future') : ok(answer)),
  facts: () => ({}),
  happenedOn: (answer) => answer.gedaanOp,
};
