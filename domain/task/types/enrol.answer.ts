import type { EnrolAnswerContract } from '../../consent/enrol-answer';
import { checkEnrolAnswer, enrolAnswerContract, enrolAnswerFacts } from '../../consent/enrol-answer';
import type { TaskType } from '../task-type';

export const enrolAnswer: TaskType<EnrolAnswerContract> = {
  key: 'enrol.answer',
  subject: 'trajectory',
  title: 'Meedoen of niet',
  help: 'U kiest of u meedoet. Meedoen is vrijwillig en u mag altijd stoppen.',
  role: 'employee',
  alsoBy: ['casemanager', 'coordinator'],
  schema: enrolAnswerContract,
  check: checkEnrolAnswer,
  facts: enrolAnswerFacts,
};
