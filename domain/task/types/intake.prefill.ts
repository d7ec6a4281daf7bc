import type { IntakeAnswers } from '../../intake/intake';
import { intakePrefillFacts } from '../../intake/completeness';
import { intakePrefillContract } from '../../intake/intake';
import type { TaskType } from '../task-type';

export const intakePrefill: TaskType<IntakeAnswers> = {
  key: 'intake.prefill',
  subject: 'trajectory',
  title: 'Vragenlijst voor het gesprek',
  help: 'Vul in wat u al weet. Uw casemanager gebruikt het in het gesprek. U mag vragen overslaan.',
  role: 'employee',
  alsoBy: ['casemanager'],
  schema: intakePrefillContract,
  facts: intakePrefillFacts,
};
