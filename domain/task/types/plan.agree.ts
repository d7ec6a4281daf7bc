import type { PlanAgreementContract } from '../../plan/plan-agreement';
import { checkPlanAgreement, planAgreementContract, planAgreementFacts } from '../../plan/plan-agreement';
import type { TaskType } from '../task-type';

export const planAgree: TaskType<PlanAgreementContract> = {
  key: 'plan.agree',
  subject: 'trajectory',
  title: 'Plan afspreken',
  help: 'Spreek samen af: droombaan en broodbaan, welke diensten, en wie betaalt.',
  role: 'casemanager',
  alsoBy: [],
  schema: planAgreementContract,
  check: checkPlanAgreement,
  facts: planAgreementFacts,
};
