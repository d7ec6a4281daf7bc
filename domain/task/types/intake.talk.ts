import type { CompleteIntake } from '../../intake/intake';
import { checkIntakeTalk, intakeTalkFacts } from '../../intake/completeness';
import { intakeTalkContract } from '../../intake/intake';
import type { TaskType } from '../task-type';

export const intakeTalk: TaskType<CompleteIntake> = {
  key: 'intake.talk',
  subject: 'trajectory',
  title: 'Intakegesprek',
  help: 'Voer het gesprek en maak de intake compleet.',
  role: 'casemanager',
  alsoBy: [],
  schema: intakeTalkContract,
  check: checkIntakeTalk,
  facts: intakeTalkFacts,
  happenedOn: (answer) => answer.gesprek.gesprokenOp,
};
